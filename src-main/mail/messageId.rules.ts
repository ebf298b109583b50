// The Message-ID of our letters, from which an answer finds its client again – on any workstation.
// Form: <yolda.{letter id}.{partner id}@{domain of the sender}>, ids without hyphens, `0` for no partner.
// Hexadecimal and lower case only (some servers change case), and nothing personal.

const hexId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const form = /^<?yolda\.([0-9a-z]+)\.([0-9a-z]+)@[^<>@\s]+>?$/;

function shorten(id: string): string {
  return id.toLowerCase().replaceAll(/[^0-9a-z]/g, '') || '0';
}

function restore(short: string): string {
  const id = short.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return hexId.test(id) ? id : short;
}

/** @param domain of the sender's address, ASCII; `yolda.invalid` while there is no account */
export function makeMessageId(letterId: string, partnerId: string | null, domain: string): string {
  const host = /^[a-z0-9.-]+$/i.test(domain) ? domain.toLowerCase() : 'yolda.invalid';
  return `<yolda.${shorten(letterId)}.${partnerId === null ? '0' : shorten(partnerId)}@${host}>`;
}

/** Whose answer it is, by one id of In-Reply-To or References; undefined when the id is not ours. */
export function readMessageId(messageId: string): { letterId: string; partnerId: string | null } | undefined {
  const match = form.exec(messageId.trim().toLowerCase());
  const [, letter, partner] = match ?? [];
  if (letter === undefined || partner === undefined) return undefined;
  return { letterId: restore(letter), partnerId: partner === '0' ? null : restore(partner) };
}

// Addresses and one-line texts of a letter, checked before anything is queued. Nothing that passes here
// can hold a line break: a header cannot be injected.
import { AppError } from '#shared/contract/errors.ts';
import { checkEmail, parseAddressList } from '#shared/domain/emails.ts';

/** Line breaks and other control characters become spaces. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

function badAddress(path: string, code: string): AppError {
  return new AppError('invalid_input', 'bad_address', { fields: [{ path, code }] });
}

/** The stored form of one address. @throws AppError invalid_input/bad_address */
export function requireAddress(text: string, path: string): string {
  const checked = checkEmail(text);
  if (!checked.isOk) throw badAddress(path, checked.reason);
  return checked.value;
}

export type Recipients = { addresses: string; name: string };

/**
 * A list as people type it → `a@b.az, c@d.az`, and the name when there is one person.
 * @throws AppError invalid_input/bad_address naming the field, never the text
 */
export function requireRecipients(text: string, path: string): Recipients {
  // A pasted line break could hide a second recipient behind the first.
  if (/\p{Cc}/u.test(text)) throw badAddress(path, 'line_break');
  const { addresses, problems } = parseAddressList(text);
  const problem = problems[0];
  if (problem) throw badAddress(path, problem.reason);
  return {
    addresses: addresses.map((entry) => entry.address).join(', '),
    name: addresses.length === 1 ? oneLine(addresses[0]?.name ?? '') : '',
  };
}

/** A stored list must name somebody before its letter is released. @throws AppError invalid_input/bad_address */
export function requireSendable(to: string, cc: string): void {
  if (requireRecipients(to, 'to').addresses === '') throw badAddress('to', 'empty');
  requireRecipients(cc, 'cc');
}

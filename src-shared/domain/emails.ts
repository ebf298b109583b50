// E-mail addresses: check, one comparable form, and lists as people paste them.
// A practical part of RFC 5321: no quoted local parts, no address literals, no unicode before the @.
import { fail, ok, type Result } from '../lib/result.ts';

export type EmailReason =
  | 'empty'
  | 'no_at'
  | 'local_not_ascii'
  | 'bad_local'
  | 'bad_domain'
  | 'too_long'
  | 'unclosed_name';

const localPattern = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const labelPattern = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}])?$/u;
const lastLabelPattern = /^(?:\p{L}[\p{L}\p{M}]+|xn--[a-z0-9-]+)$/iu;

/**
 * The address in its stored form: trimmed, `mailto:` dropped, lower case.
 * Local part ≤ 64 (RFC 5321 §4.5.3.1.1), whole ≤ 254; a domain may be international.
 */
export function checkEmail(text: string): Result<string, EmailReason> {
  const address = text.trim().replace(/^mailto:/i, '');
  if (address === '') return fail('empty');
  const at = address.lastIndexOf('@');
  if (at < 0) return fail('no_at');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1).replace(/\.$/, '');
  if (/[^\p{ASCII}]/u.test(local)) return fail('local_not_ascii');
  if (local.length > 64 || address.length > 254) return fail('too_long');
  if (!localPattern.test(local)) return fail('bad_local');
  const labels = domain.split('.');
  const isDomain = labels.length > 1 && labels.every((label) => labelPattern.test(label));
  if (!isDomain || !lastLabelPattern.test(labels.at(-1) ?? '')) return fail('bad_domain');
  return ok(`${local}@${domain}`.toLowerCase());
}

export function isEmail(text: string): boolean {
  return checkEmail(text).isOk;
}

/** The stored form, or undefined when it is no address. */
export function normalizeEmail(text: string): string | undefined {
  const checked = checkEmail(text);
  return checked.isOk ? checked.value : undefined;
}

export type MailAddress = { name: string; address: string };
export type EmailProblem = { text: string; reason: EmailReason };

/**
 * `Name <a@b.az>, "Name, Jr" <c@d.az>; e@f.az` → addresses in order, doubles dropped, and what is wrong.
 * Separators: comma, semicolon, line break.
 */
export function parseAddressList(text: string): { addresses: MailAddress[]; problems: EmailProblem[] } {
  const addresses = new Map<string, MailAddress>();
  const problems: EmailProblem[] = [];
  for (const entry of splitList(text)) {
    const parsed = parseEntry(entry);
    if (!parsed.isOk) problems.push({ text: entry, reason: parsed.reason });
    else if (!addresses.has(parsed.value.address)) addresses.set(parsed.value.address, parsed.value);
  }
  return { addresses: [...addresses.values()], problems };
}

function splitList(text: string): string[] {
  // A quoted name may hold separators; an unclosed quote runs to the end and is then a problem.
  const entries = text.match(/(?:"(?:\\.|[^"\\])*(?:"|$)|[^",;\n])+/g) ?? [];
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

function parseEntry(entry: string): Result<MailAddress, EmailReason> {
  const match = /^(.*?)\s*<([^<>]*)>$/s.exec(entry);
  const name = (match?.[1] ?? '').trim();
  if (name.startsWith('"') && !/^"(?:\\.|[^"\\])*"$/s.test(name)) return fail('unclosed_name');
  const checked = checkEmail(match?.[2] ?? entry);
  if (!checked.isOk) return checked;
  const plain = name.replace(/^"(.*)"$/s, '$1').replace(/\\(.)/g, '$1');
  return ok({ name: plain.replace(/[\r\n]+/g, ' '), address: checked.value });
}

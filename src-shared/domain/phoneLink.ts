// Links with a number (tel:, callto:, sip:) as the text that a person would dial. Pure. A link is a stranger's: whatever
// carries more than a number is none, and nobody dials what comes out before a person has seen it.

export type PhoneLink = {
  /** A number, a service code, an extension in letters, or `user@host`; without an extension behind the number. */
  number: string;
  /** Behind the number; '' without one. */
  extension: string;
};

const longest = 400;
const scheme = /^\s*(tel|callto|sips?):(?:\/\/)?/i;
/** Between the digits, for the eye only: RFC 3966, and what pages write besides. */
const between = /[\s()\-./\u00a0\u2010-\u2015]+/g;
/** Marks of direction and joiners, which come along when a number is copied from a page. */
const unseen = /\p{Cf}+/gu;
const dialable = /^\+?[\d*#]{1,32}$/;
const word = /^[a-z\d][\w.+-]{0,63}$/i;
const host = /^[a-z\d](?:[\w.-]{0,251}[a-z\d])?(?::\d{1,5})?$/i;
/** RFC 3966 parameters, unknown ones too; nothing that a shell or a header would make more of. */
const parameter = /^[a-z\d-]+(?:=[\w.+~!*'()/:@-]*)?$/i;
/** `1-800-FLOWERS`: letters for digits, after digits. */
const vanity = /^(\+?\d[\d().\s-]*\d)[\s-]?([A-Z]{3,}(?:[\s-]?[A-Z\d]+)*)$/;

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const keyOf = (letter: string): string => '22233344455566677778889999'.charAt(letter.charCodeAt(0) - 65);

function plainNumber(text: string): string | undefined {
  const trimmed = text.trim();
  const spelled = vanity.exec(trimmed);
  const digits = (spelled ? trimmed.replaceAll(/[A-Z]/g, keyOf) : trimmed).replaceAll(between, '');
  return dialable.test(digits) && /[\d*#]/.test(digits) ? digits : undefined;
}

type Parts = { address: string /** '' where it is not given. */; valueOf(name: RegExp): string };

/** @returns undefined where a parameter is more than RFC 3966 lets it be */
function partsOf(body: string): Parts | undefined {
  const [address = '', ...given] = body.split(';');
  if (!given.every((one) => parameter.test(one))) return undefined;
  const pairs = given.map((one) => one.split('='));
  return { address, valueOf: (name) => pairs.find(([key = '']) => name.test(key))?.[1] ?? '' };
}

/** A local number is of the place that its context names, where that is a country's or an area's code. */
const inContext = (number: string, context: string): string =>
  !number.startsWith('+') && /^\+\d{1,14}$/.test(context) && /^\d{5,}$/.test(number)
    ? context + number
    : number;

function readNumber(body: string): PhoneLink | undefined {
  const parts = partsOf(body);
  const number = parts && plainNumber(parts.address);
  if (!parts || number === undefined) return undefined;
  const extension = parts.valueOf(/^ext$/i).replaceAll(between, '');
  return {
    number: inContext(number, parts.valueOf(/^phone-context$/i)),
    extension: /^\d{1,6}$/.test(extension) ? extension : '',
  };
}

/** `user@host`; a public number is the own PBX's to dial, whatever the host, and a password in a link is nobody's. */
function readAddress(body: string): PhoneLink | undefined {
  const [left = '', right = '', ...more] = body.split('@');
  const at = partsOf(right);
  if (!at || more.length > 0 || !host.test(at.address)) return undefined;
  const user = (left.split(';', 1)[0] ?? '').replace(/:.*$/, '');
  const number = plainNumber(user);
  if (number !== undefined && (number.replaceAll(/\D/g, '').length >= 7 || /[*#]/.test(number)))
    return readNumber(left.replace(/:[^;]*/, ''));
  if (number === undefined && !word.test(user)) return undefined;
  return { number: `${number ?? user}@${at.address}`, extension: '' };
}

/**
 * @param link as the operating system or a browser hands it over
 * @returns undefined for what is no link with a number: other schemes, nothing to dial, commands, headers, control characters
 */
export function readPhoneLink(link: string): PhoneLink | undefined {
  const found = link.length > longest ? null : scheme.exec(link);
  if (!found) return undefined;
  const isTel = /tel/i.test(found[1] ?? '');
  // What stands behind the question mark are headers of a call: not ours to send.
  const body = decoded(link.slice(found[0].length).split('?', 1)[0] ?? '')?.replaceAll(unseen, '');
  if (body === undefined || /\p{Cc}|--/u.test(body)) return undefined;
  const bare = body.trim().replace(/\/$/, '');
  // `callto:sip:…`, as some programs write it.
  if (/callto/i.test(found[1] ?? '') && /^(?:tel|sips?):/i.test(bare)) return readPhoneLink(bare);
  if (!isTel && bare.includes('@')) return readAddress(bare);
  const number = readNumber(bare);
  if (number || isTel) return number;
  return word.test(bare) ? { number: bare, extension: '' } : undefined;
}

export const isPhoneLink = (text: string): boolean => scheme.test(text);

export type NumberKind = 'number' | 'code' | 'short' | 'emergency' | 'address';

/** Of the countries that our users call in, and of anywhere; extensions of a PBX may look the same. */
const emergency = new Set([
  ...['112', '911', '999', '000'],
  ...['101', '102', '103', '104', '01', '02', '03', '04', '010', '020', '030', '040'],
]);
const shortest = 7;

/** What it is well to know of a number before it is called. */
export function numberKind(text: string): NumberKind {
  const bare = text.trim().replaceAll(between, '');
  if (!/^\+?[\d*#]+$/.test(bare))
    return /^[\d\s()+\-.,/]/.test(text.trim()) && !bare.includes('@') ? 'number' : 'address';
  if (/[*#]/.test(bare)) return 'code';
  if (emergency.has(bare.replace(/^\+/, ''))) return 'emergency';
  return bare.length < shortest ? 'short' : 'number';
}

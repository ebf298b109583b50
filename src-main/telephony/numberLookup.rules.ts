// From a number as a PBX or a person writes it to the keys that stored numbers are found by, surest first. Pure.
import { normalizePhone, phoneQueryKeys } from '#shared/domain/phones.ts';

export type NumberKeys = {
  /** Whether it is a valid public number, which is then nobody else's. */
  isE164: boolean;
  extension: string | undefined;
  /** All digits, of the number itself first. */
  whole: string[];
  /** Without the country's code. */
  national: string[];
  /** The same as people wrote it where no country made a number of it. */
  written: string[];
  tail: string | undefined;
};

/** Shorter ones are extensions and services: nothing but themselves. */
const shortestPublic = 7;
const scheme = /^<?\s*(?:sips?|tel|callto):(?:\/\/)?/i;

/** The number of an address: `sip:101@pbx;user=phone`, `tel:+7-495-123-45-67;ext=12`. */
export function numberOf(text: string): string {
  const address = text.trim();
  if (!scheme.test(address)) return /^[^@\s]+@\S+$/.test(address) ? address.replace(/@.*$/, '') : address;
  const [main = '', ...params] = address
    .replace(scheme, '')
    .replace(/[>?].*$/, '')
    .split(';');
  const extension = params.find((param) => /^ext=\d+$/i.test(param))?.slice('ext='.length);
  const number = main.replace(/@.*$/, '').replace(/%2b/gi, '+').replace(/%20/g, ' ').replace(/%23/g, '#');
  return extension === undefined ? number : `${number} ext ${extension}`;
}

/** @param country of numbers without a code. @returns undefined when the text holds no number: anonymous, a name */
export function numberKeys(text: string, country: string): NumberKeys | undefined {
  const raw = numberOf(text);
  const { e164, digits, national, tail7, extension } = normalizePhone(raw, country);
  if (digits === '' || (extension === undefined && /\p{L}/u.test(raw))) return undefined;
  const keys = { isE164: e164 !== undefined, extension };
  if (digits.length < shortestPublic)
    return { ...keys, whole: [digits], national: [], written: [], tail: undefined };
  // As it was written, with and without what is dialed before it.
  const dialed = phoneQueryKeys(raw).filter((key) => key.length >= shortestPublic);
  const whole = [...new Set([digits, ...dialed])];
  const bare = [...new Set([...(national === undefined ? [] : [national]), ...dialed])];
  const written = bare.flatMap((key) => [key, `0${key}`, `8${key}`]);
  return { ...keys, whole, national: bare, written, tail: tail7 };
}

/** Whether a number of our own is the one asked for. */
export function isSameNumber(own: string, keys: NumberKeys, country: string): boolean {
  const [asked = ''] = keys.whole;
  const end = asked.slice(-shortestPublic);
  // What a look shows is not parsed: each number costs some 20 µs.
  if (!own.replace(/\D/g, '').includes(end)) return false;
  return normalizePhone(own, country).digits === asked;
}

// Phone numbers: raw text to comparable forms, the digit keys of a search, the tel: address.
// E.164 only when the number is valid; short and service numbers (102, *8800, extensions) stay as typed.
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

export type NormalizedPhone = {
  /** As typed, trimmed. */
  raw: string;
  /** `+994502001234`; only for a valid number. */
  e164?: string;
  /** All digits: of the E.164 number when there is one, else as typed. Never with the extension. */
  digits: string;
  /** The national significant number, `502001234`; only for a valid number. */
  national?: string;
  /** The last seven digits, when there are as many: what people remember and write. */
  tail7?: string;
  extension?: string;
};

const shortestNumber = 6;
const extensionPattern =
  /[\s,;(]*(?:доб(?:авочный)?|вн(?:утр)?|ext(?:ension)?|daxili|[əe]lav[əe]|x|#)[\s.:№]*(\d{1,6})\)?\s*$/iu;

/**
 * @param raw what was typed or imported
 * @param country ISO 3166 alpha-2 of the number's owner, used when the text has no country code
 */
export function normalizePhone(raw: string, country: string): NormalizedPhone {
  const text = raw.trim();
  const extension = /\d.*\D\d/.test(text) ? extensionPattern.exec(text) : null;
  const main = extension === null || extension.index === 0 ? text : text.slice(0, extension.index);
  const digits = onlyDigits(main);
  const tail = extension === null || main === text ? {} : { extension: extension[1] ?? '' };
  const parsed =
    digits.length < shortestNumber || /[*#]/.test(main) ? undefined : parse(main, digits, country);
  if (parsed === undefined) return { raw: text, digits, ...tail7(digits), ...tail };
  const international = onlyDigits(parsed.number);
  return {
    raw: text,
    e164: parsed.number,
    digits: international,
    national: parsed.nationalNumber,
    ...tail7(international),
    ...tail,
  };
}

/**
 * A number as people read it, one way everywhere: `+994 51 370 38 45`, with the extension behind a comma; what
 * is no valid number (short, service) stays as typed. `country` as in normalizePhone.
 */
export function formatPhone(raw: string, country: string): string {
  const { e164, extension } = normalizePhone(raw, country);
  if (e164 === undefined) return raw.trim();
  const international = parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
  return extension === undefined ? international : `${international}, ${extension}`;
}

function parse(main: string, digits: string, country: string) {
  const region: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const local = parsePhoneNumberFromString(main, region);
  if (local?.isValid() === true) return local;
  // A foreign number written without its plus: 994502001234 on a Russian card.
  const foreign = digits.length >= 11 ? parsePhoneNumberFromString(`+${digits}`) : undefined;
  return foreign?.isValid() === true ? foreign : undefined;
}

function tail7(digits: string): { tail7?: string } {
  return digits.length >= 7 ? { tail7: digits.slice(-7) } : {};
}

function onlyDigits(text: string): string {
  return text.replace(/\D/g, '');
}

// Trunk and international prefixes that people type before what is stored: 00, 810 (RU, KZ, BY, UZ), 0, 8.
const dialPrefixes = ['00', '810', '0', '8'] as const;
const phoneText = /^[\d\s()+\-.,/*#\u00a0\u2010-\u2013]+$/;

/**
 * Digit prefixes to look for in `digits`, `national` and `tail7`, best first; empty when the text is no
 * beginning of a number. `050 2` → 0502, 502; `8 495` → 8495, 495, 7495.
 */
export function phoneQueryKeys(text: string): string[] {
  if (!phoneText.test(text)) return [];
  const digits = onlyDigits(text);
  if (digits === '') return [];
  const keys = [digits];
  if (!text.trim().startsWith('+')) {
    for (const prefix of dialPrefixes) {
      if (!digits.startsWith(prefix) || digits.length === prefix.length) continue;
      const rest = digits.slice(prefix.length);
      keys.push(rest);
      if (prefix === '8') keys.push(`7${rest}`);
    }
  }
  return [...new Set(keys)];
}

type Written = Pick<NormalizedPhone, 'raw' | 'e164' | 'extension'>;

/** RFC 3966; service characters of short numbers are kept. */
function subscriber({ raw, e164, extension }: Written): string {
  const number = e164 ?? raw.replace(/[^\d*#+]/g, '').replaceAll('#', '%23');
  return extension === undefined ? number : `${number};ext=${extension}`;
}

/** Address of a line that hands numbers over to another program which takes sip: links; '' is one that takes tel:. */
export const sipLinks = 'sip:';

/** `tel:` address for the operating system. */
export const telUri = (phone: Written): string => `tel:${subscriber(phone)}`;

/** `sip:` address for the operating system (RFC 3261 §19.1.6). @param domain '' leaves it to the program that dials */
export const sipUri = (phone: Written, domain: string): string =>
  `sip:${subscriber(phone)}${domain === '' ? '' : `@${domain};user=phone`}`;

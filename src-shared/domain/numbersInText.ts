// Numbers that stand in a text which somebody copied: `call me +7 (495) 123-45-67 доб. 12`. Pure.
import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/min';

export type FoundNumber = { e164: string /** '' without one. */; extension: string };

const longestText = 20_000;
const atMost = 5;
/** The words for an extension that the library does not know. */
const extensionBehind = /^[\s,;(]*(?:вн(?:утр)?|daxili|[əe]lav[əe])[\s.:№]*(\d{1,6})/iu;

/**
 * @param country ISO 3166 alpha-2 of numbers written without a code
 * @returns valid numbers only, each once, as they stand; at most five
 */
export function numbersInText(text: string, country: string): FoundNumber[] {
  const searched = text.slice(0, longestText);
  const found = new Map<string, FoundNumber>();
  const options = isSupportedCountry(country) ? { defaultCountry: country } : {};
  for (const { number, endsAt } of findPhoneNumbersInText(searched, options)) {
    const extension = number.ext ?? extensionBehind.exec(searched.slice(endsAt))?.[1] ?? '';
    found.set(`${number.number};${extension}`, { e164: number.number, extension });
  }
  return [...found.values()].slice(0, atMost);
}

// Identifiers that pass their checks: tax numbers, registration numbers, accounts. Bodies are drawn, check digits
// found with the domain's own checks, so that the two can never differ.
import { checkOgrn, checkRuAccount, checkTaxId } from '#shared/domain/taxIds.ts';
import type { SeededRandom } from '#shared/lib/seededRandom.ts';

export function digits(random: SeededRandom, count: number): string {
  let text = '';
  for (let i = 0; i < count; i += 1) text += random.int(i === 0 ? 1 : 0, 9);
  return text;
}

/** Draws bodies until `count` check digits put by `place` make a number that `isValid` accepts. */
function complete(
  draw: () => string,
  count: number,
  place: (body: string, check: string) => string,
  isValid: (text: string) => boolean,
): string {
  for (;;) {
    const body = draw();
    for (let check = 0; check < 10 ** count; check += 1) {
      const text = place(body, String(check).padStart(count, '0'));
      if (isValid(text)) return text;
    }
  }
}

const behind = (body: string, check: string): string => body + check;

/** A taxpayer number of a country; '' where the demo knows no form. */
export function taxId(random: SeededRandom, country: string, isPerson: boolean): string {
  const isValid = (value: string) => checkTaxId({ country, value }).isValid;
  switch (country) {
    case 'AZ':
      return complete(
        () => digits(random, 8),
        1,
        (body, check) => `${body}${check}${isPerson ? 2 : 1}`,
        isValid,
      );
    case 'RU':
      return isPerson
        ? complete(() => `77${digits(random, 8)}`, 2, behind, isValid)
        : complete(() => `77${digits(random, 7)}`, 1, behind, isValid);
    case 'KZ':
      return complete(
        () => `${random.int(10, 24)}0${random.int(1, 9)}40${digits(random, 5)}`,
        1,
        behind,
        isValid,
      );
    case 'GE':
      return digits(random, isPerson ? 11 : 9);
    case 'TR':
      return digits(random, 10);
    case 'DE':
      return `DE${digits(random, 9)}`;
    case 'GB':
      return `GB${digits(random, 9)}`;
    default:
      return '';
  }
}

/** ОГРН of a company or ОГРНИП of an entrepreneur. */
export function ogrn(random: SeededRandom, isPerson: boolean): string {
  const body = () => (isPerson ? `3${digits(random, 13)}` : `1${digits(random, 11)}`);
  return complete(body, 1, behind, (text) => checkOgrn(text).isValid);
}

export function kpp(random: SeededRandom): string {
  return `77${random.int(10, 51)}01001`;
}

/** An IBAN of Azerbaijan for a bank's four letters (ISO 13616: the check is 98 less the rest by 97). */
export function azIban(random: SeededRandom, bank: string): string {
  const body = `${bank}${digits(random, 20)}`;
  const numeric = `${body}AZ00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of numeric) rest = (rest * 10 + Number(digit)) % 97;
  return `AZ${String(98 - rest).padStart(2, '0')}${body}`;
}

/** A Russian settlement account that fits the bank's БИК. */
export function ruAccount(random: SeededRandom, bik: string): string {
  return complete(
    () => digits(random, 11),
    1,
    (body, check) => `40702810${check}${body}`,
    (account) => checkRuAccount({ account, bik }).isValid,
  );
}

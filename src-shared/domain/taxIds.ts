// Tax and bank identifiers: stored form and check digits (formulas of interop §3).
// Never blocks: a wrong check digit is a warning to show, since historic and special numbers exist.
import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';

export type TaxIdWarning = 'empty' | 'bad_length' | 'bad_characters' | 'bad_format' | 'bad_checksum';

/** `normalized` is what to store; `isValid` is false exactly when there is a warning. */
export type TaxIdCheck = { normalized: string; isValid: boolean; warning?: TaxIdWarning };

/**
 * The taxpayer number of a country: AZ VÖEN, RU INN, KZ BIN/IIN, UA EDRPOU/RNOKPP, BY UNP;
 * GE, UZ, TR by length only. Nothing is held against a number of another country.
 * @param input.country ISO 3166 alpha-2
 */
export function checkTaxId(input: { country: string; value: string }): TaxIdCheck {
  switch (input.country) {
    case 'AZ':
      return checkVoen(input.value);
    case 'RU':
      return checkInn(input.value);
    case 'KZ':
      return checkKzBin(input.value);
    case 'UA':
      return compact(input.value).length === 10 ? checkRnokpp(input.value) : checkEdrpou(input.value);
    case 'BY':
      return checkUnp(input.value);
    case 'GE':
      return checkDigits(compact(input.value), [9, 11], () => true);
    case 'UZ':
      return checkDigits(compact(input.value), [9, 14], () => true);
    case 'TR':
      return checkDigits(compact(input.value), [10, 11], () => true);
    default:
      return input.value.trim() === ''
        ? warn('', 'empty')
        : { normalized: compact(input.value), isValid: true };
  }
}

/** AZ VÖEN: ten digits (nine get a leading zero), check digit ninth, last digit 1 legal or 2 natural person. */
export function checkVoen(value: string): TaxIdCheck {
  const bare = compact(value).replace(/^AZ/, '');
  const digits = /^\d{9}$/.test(bare) ? `0${bare}` : bare;
  return checkDigits(digits, [10], (text) => {
    const check = weighted(text, [4, 1, 8, 6, 2, 7, 5, 3]) % 11;
    return check === digit(text, 8) && /[12]$/.test(text);
  });
}

/** RU ИНН: 10 digits of a legal entity, 12 of a person. */
export function checkInn(value: string): TaxIdCheck {
  return checkDigits(compact(value), [10, 12], (text) => {
    if (text.length === 10) return mod11(text, [2, 4, 10, 3, 5, 9, 4, 6, 8]) === digit(text, 9);
    return (
      mod11(text, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digit(text, 10) &&
      mod11(text, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digit(text, 11)
    );
  });
}

/** RU КПП: format only, it has no check digit. */
export function checkKpp(value: string): TaxIdCheck {
  return checkPattern(compact(value), /^\d{4}[0-9A-Z]{2}\d{3}$/);
}

/** RU ОГРН (13 digits) and ОГРНИП (15). */
export function checkOgrn(value: string): TaxIdCheck {
  return checkDigits(compact(value), [13, 15], (text) => {
    const body = Number(text.slice(0, -1));
    const check = text.length === 13 ? (body % 11) % 10 : (body % 13) % 10;
    return !text.startsWith('0') && check === digit(text, text.length - 1);
  });
}

/** RU БИК: 9 digits, 04… banks, 01… treasury, 00… */
export function checkBik(value: string): TaxIdCheck {
  return checkPattern(compact(value), /^0[014]\d{7}$/);
}

const accountWeights = Array.from({ length: 23 }, (_weight, index) => [7, 1, 3][index % 3] ?? 0);
const accountLetters = 'ABCEHKMPTX';

/**
 * RU account of 20 digits against its bank's БИК; correspondent (301…), treasury (03…) accounts and clients
 * of a settlement centre use digits 5–6 of the БИК. Without a БИК only the form is checked.
 */
export function checkRuAccount(input: { account: string; bik: string }): TaxIdCheck {
  const account = compact(input.account);
  const bik = compact(input.bik);
  if (account === '') return warn('', 'empty');
  if (account.length !== 20) return warn(account, 'bad_length');
  if (!/^\d{5}[0-9ABCEHKMPTX]\d{14}$/.test(account)) return warn(account, 'bad_characters');
  if (!/^\d{9}$/.test(bik)) return { normalized: account, isValid: true };
  const letter = accountLetters.indexOf(account.charAt(5));
  const plain = letter < 0 ? account : `${account.slice(0, 5)}${letter}${account.slice(6)}`;
  const isCentre = /^(301|03)/.test(account) || /^0[01]/.test(bik) || /00[0-2]$/.test(bik);
  const controlled = `${isCentre ? `0${bik.slice(4, 6)}` : bik.slice(6)}${plain}`;
  const sum = accountWeights.reduce(
    (total, weight, index) => total + ((weight * digit(controlled, index)) % 10),
    0,
  );
  return sum % 10 === 0 ? { normalized: account, isValid: true } : warn(account, 'bad_checksum');
}

/** KZ БИН and ИИН: 12 digits, two rounds of weights. */
export function checkKzBin(value: string): TaxIdCheck {
  return checkDigits(compact(value), [12], (text) => {
    const first = weighted(text, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
    const check = first < 10 ? first : weighted(text, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
    return check === digit(text, 11);
  });
}

/** UA ЄДРПОУ: 8 digits; the weights depend on the range of the number. */
export function checkEdrpou(value: string): TaxIdCheck {
  return checkDigits(compact(value), [8], (text) => {
    const number = Number(text);
    const isMiddle = number >= 30_000_000 && number <= 60_000_000;
    const weights = isMiddle ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7];
    const first = weighted(text, weights) % 11;
    const second = weights.map((weight) => weight + 2);
    return (first < 10 ? first : mod11(text, second)) === digit(text, 7);
  });
}

/** UA РНОКПП of a person: 10 digits. */
export function checkRnokpp(value: string): TaxIdCheck {
  return checkDigits(compact(value), [10], (text) => {
    const rest = weighted(text, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11;
    return ((rest + 11) % 11) % 10 === digit(text, 9);
  });
}

/** BY УНП: 9 digits, or two letters and 7 digits for persons. */
export function checkUnp(value: string): TaxIdCheck {
  const text = compact(value);
  if (text === '') return warn('', 'empty');
  if (text.length !== 9) return warn(text, 'bad_length');
  if (!/^(\d{2}|[ABCEHKM][ABCEHKMOPT])\d{7}$/.test(text)) return warn(text, 'bad_characters');
  // Letters as python-stdnum by.unp: the first by its place after the digits, the second by its rank.
  const first = /^\d/.test(text) ? digit(text, 0) : text.charCodeAt(0) - 55;
  const second = /^.\d/.test(text) ? digit(text, 1) : 'ABCEHKMOPT'.indexOf(text.charAt(1));
  const sum = first * 29 + second * 23 + weighted(text.slice(2), [19, 17, 13, 7, 5, 3]);
  return sum % 11 === digit(text, 8) ? { normalized: text, isValid: true } : warn(text, 'bad_checksum');
}

/** IBAN of any country: length and mod 97 (ibantools). */
export function checkIban(value: string): TaxIdCheck {
  const normalized = electronicFormatIBAN(value) ?? '';
  if (normalized === '') return warn('', 'empty');
  return isValidIBAN(normalized) ? { normalized, isValid: true } : warn(normalized, 'bad_checksum');
}

/** BIC (SWIFT): 8 or 11 characters. */
export function checkBic(value: string): TaxIdCheck {
  const normalized = compact(value);
  if (normalized === '') return warn('', 'empty');
  return isValidBIC(normalized) ? { normalized, isValid: true } : warn(normalized, 'bad_format');
}

const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  [...'АВСЕНКМОРТХ'].map((letter, index) => [letter, 'ABCEHKMOPTX'.charAt(index)]),
);

/** Upper case, no spaces or punctuation, Cyrillic letters that look Latin made Latin. */
function compact(value: string): string {
  const upper = value.toUpperCase().replace(/[\s\u00a0./\-\u2010-\u2014]/g, '');
  return upper.replace(/[А-Я]/g, (letter) => lookalikes[letter] ?? letter);
}

function checkDigits(
  text: string,
  lengths: readonly number[],
  hasGoodSum: (text: string) => boolean,
): TaxIdCheck {
  if (text === '') return warn('', 'empty');
  if (!/^\d+$/.test(text)) return warn(text, 'bad_characters');
  if (!lengths.includes(text.length)) return warn(text, 'bad_length');
  return hasGoodSum(text) ? { normalized: text, isValid: true } : warn(text, 'bad_checksum');
}

function checkPattern(text: string, pattern: RegExp): TaxIdCheck {
  if (text === '') return warn('', 'empty');
  return pattern.test(text) ? { normalized: text, isValid: true } : warn(text, 'bad_format');
}

function warn(normalized: string, warning: TaxIdWarning): TaxIdCheck {
  return { normalized, isValid: false, warning };
}

function digit(text: string, index: number): number {
  return Number(text.charAt(index));
}

function weighted(text: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * digit(text, index), 0);
}

function mod11(text: string, weights: readonly number[]): number {
  return (weighted(text, weights) % 11) % 10;
}

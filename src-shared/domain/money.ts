// Money as integer minor units with a currency, and the texts it comes from (1C files, typed input).
// Never a float on the way: decimals are read digit by digit. Display is format.ts.
import { AppError } from '../contract/errors.ts';
import { fold } from './fold.ts';

export const currencyCodes = ['AZN', 'RUB', 'USD', 'EUR', 'KZT', 'TRY', 'GEL', 'UAH', 'BYN', 'UZS'] as const;

/** ISO 4217 codes the product knows; all have two decimals. */
export type CurrencyCode = (typeof currencyCodes)[number];

export const moneyScale = 2;
export const quantityScale = 3;

/** An integer with the decimals it was asked for, and whether digits were lost. */
export type ScaledDecimal = { value: number; isRounded: boolean };

const decimalPattern = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/**
 * `231.7400` with scale 2 → 23174. Dot only, no grouping.
 * @returns undefined when the text is no decimal or leaves the safe integers; rounds half away from zero
 */
export function parseDecimal(text: string, scale: number): ScaledDecimal | undefined {
  const match = decimalPattern.exec(text.trim());
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return undefined;
  const kept = fraction.slice(0, scale).padEnd(scale, '0');
  const dropped = fraction.slice(scale);
  const magnitude = Number(`${whole}${kept}`) + (dropped.charCodeAt(0) >= 53 ? 1 : 0);
  if (!Number.isSafeInteger(magnitude)) return undefined;
  return {
    value: sign === '-' && magnitude !== 0 ? -magnitude : magnitude,
    isRounded: /[1-9]/.test(dropped),
  };
}

/**
 * a · b / divisor as an integer, half away from zero; exact beyond 2^53 inside.
 * @throws AppError invalid_input amount_too_large when the result is no safe integer
 */
export function mulDivRound(a: number, b: number, divisor: number): number {
  const product = a * b;
  const twice = Math.abs(product) * 2 + divisor;
  const magnitude = Number.isSafeInteger(twice)
    ? (twice - (twice % (divisor * 2))) / (divisor * 2)
    : bigMagnitude(a, b, divisor);
  if (!Number.isSafeInteger(magnitude)) throw new AppError('invalid_input', 'amount_too_large');
  return product < 0 && magnitude !== 0 ? -magnitude : magnitude;
}

function bigMagnitude(a: number, b: number, divisor: number): number {
  const product = BigInt(a) * BigInt(b);
  const magnitude = product < 0n ? -product : product;
  return Number((magnitude * 2n + BigInt(divisor)) / (BigInt(divisor) * 2n));
}

/** Price per unit × quantity in thousandths → minor units, half away from zero. */
export function mulQuantity(priceMinor: number, quantityMilli: number): number {
  return mulDivRound(priceMinor, quantityMilli, 1000);
}

const grouping = /[\s\u00a0\u202f'’]/g;
const signs = /[₼₽₸₺₾₴$€]/g;
const dotGroups = /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d*)?$/;
const commaGroups = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;

/**
 * What a person types: `1 234,50`, `1.234,50`, `1,234.50`, `1234.5`, `₼ 12`.
 * A separator before exactly three digits groups (money has two decimals), unless a zero leads.
 * @returns minor units; undefined when it is no amount or has more than two decimals
 */
export function parseMoneyInput(text: string): number | undefined {
  const compact = text.replace(signs, '').replace(grouping, '').replace('\u2212', '-');
  let plain = compact.replace(',', '.');
  if (dotGroups.test(compact)) plain = compact.replace(/\./g, '').replace(',', '.');
  else if (commaGroups.test(compact)) plain = compact.replace(/,/g, '');
  const amount = parseDecimal(plain, moneyScale);
  return amount === undefined || amount.isRounded ? undefined : amount.value;
}

const currencyNames: Record<CurrencyCode, string> = {
  AZN: 'azn 944 man manat ман манат маната манатов ₼',
  RUB: 'rub rur 643 810 руб р рубль рубли рублей рос.руб росруб rubl ₽',
  USD: 'usd 840 дол долл доллар доллары долларсша дол.сша $ dollar',
  EUR: 'eur 978 евро euro avro €',
  KZT: 'kzt 398 тг тнг тенге teng tenge ₸',
  TRY: 'try trl 949 лир лира тл tl lira ₺',
  GEL: 'gel 981 лари lari ₾',
  UAH: 'uah 980 грн гривна гривня ₴',
  BYN: 'byn 933 бел.руб белруб бр',
  UZS: "uzs 860 сум som so'm soum",
};

const currencyByName: ReadonlyMap<string, CurrencyCode> = new Map(
  currencyCodes.flatMap((code) =>
    currencyNames[code].split(' ').map((name) => [currencyKey(name), code] as const),
  ),
);

function currencyKey(text: string): string {
  return fold(text).replace(/[\s.'’]/g, '');
}

const homeCurrencies: Readonly<Record<string, CurrencyCode>> = {
  AZ: 'AZN',
  RU: 'RUB',
  KZ: 'KZT',
  TR: 'TRY',
  GE: 'GEL',
  UA: 'UAH',
  BY: 'BYN',
  UZ: 'UZS',
  US: 'USD',
};

/** Of a country by its two letters; undefined where we know none. */
export const currencyOfCountry = (country: string): CurrencyCode | undefined =>
  Object.hasOwn(homeCurrencies, country) ? homeCurrencies[country] : undefined;

/** `руб`, `руб.`, `RUR`, `643`, `ман`, `AZN` → code; undefined when unknown (never guessed). */
export function currencyFrom1c(text: string): CurrencyCode | undefined {
  return currencyByName.get(currencyKey(text));
}

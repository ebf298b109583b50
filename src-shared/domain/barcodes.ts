// What a scanned code is: its kind by check digit, the spellings it may be kept under, the weight within it. Pure;
// how keys become a code is the renderer's, which item bears it the catalogue's.

export type BarcodeKind = 'ean13' | 'ean8' | 'upcA' | 'gtin14' | 'weight' | 'other';

export type Barcode = {
  kind: BarcodeKind;
  /** As scanned, without the scanner's marks. */
  code: string;
  /** Every spelling the same code may be kept under, the scanned one first. */
  spellings: readonly string[];
  /** Of a code made by scales: what it is without the weight, and the weight in thousandths of the sale unit. */
  weighed?: { spellings: readonly string[]; quantityMilli: number };
};

/** GS1's mod 10: weights 3, 1, 3, 1… from the right, the check digit not counted. */
export function gs1CheckDigit(body: string): number {
  const sum = [...body]
    .reverse()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

const isDigits = (code: string): boolean => /^\d+$/.test(code);
const hasCheckDigit = (code: string): boolean => Number(code.at(-1)) === gs1CheckDigit(code.slice(0, -1));
const kindOfLength: Readonly<Record<number, BarcodeKind>> = {
  8: 'ean8',
  12: 'upcA',
  13: 'ean13',
  14: 'gtin14',
};

/** GS1 gives 20–29 to the shop itself: two digits of prefix, five of the item, five of the weight in grams. */
const isOfScales = (code: string): boolean => /^2\d{12}$/.test(code);

/** Longer or shorter by leading zeros only, a GTIN stays the same number: `0` + UPC-A is its EAN-13. */
function gtinSpellings(code: string): string[] {
  const bare = code.replace(/^0+/, '');
  const padded = [12, 13, 14]
    .filter((length) => length >= bare.length)
    .map((length) => bare.padStart(length, '0'));
  return [...new Set([code, ...padded])];
}

/**
 * Cuts what a scanner puts around a code: an AIM identifier (`]E0`, `]C1`…), STX, ETX, group separators, spaces.
 * A code stays in its own case: Code 128 tells `a` from `A`.
 */
export function cleanCode(text: string): string {
  const printed = [...text].filter((char) => char >= ' ' && char !== '\u007f').join('');
  return printed
    .trim()
    .replace(/^\][A-Za-z]\d/, '')
    .trim();
}

/** @param text as it came from the scanner */
export function readBarcode(text: string): Barcode {
  const code = cleanCode(text);
  const kind = isDigits(code) ? kindOfLength[code.length] : undefined;
  if (kind === undefined || !hasCheckDigit(code)) return { kind: 'other', code, spellings: [code] };
  if (isOfScales(code)) {
    const head = code.slice(0, 7);
    const withoutWeight = `${head}00000`;
    return {
      kind: 'weight',
      code,
      spellings: [code],
      weighed: {
        spellings: [`${withoutWeight}${gs1CheckDigit(withoutWeight)}`, head],
        quantityMilli: Number(code.slice(7, 12)),
      },
    };
  }
  return { kind, code, spellings: kind === 'ean8' ? [code] : gtinSpellings(code) };
}

/** Whether digits alone must be a barcode and no number or word somebody meant. */
export const isBarcodeNumber = (code: string): boolean => /^\d{8,}$/.test(code);

// What a scanned code is, by tables of real codes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanCode, gs1CheckDigit, isBarcodeNumber, readBarcode } from '#shared/domain/barcodes.ts';

describe('kinds', () => {
  test.each([
    ['4006381333931', 'ean13'],
    ['5449000000996', 'ean13'],
    ['96385074', 'ean8'],
    ['036000291452', 'upcA'],
    ['10036000291459', 'gtin14'],
    ['2112345006789', 'weight'],
    // A wrong check digit, an odd length, letters: any other code.
    ['4006381333932', 'other'],
    ['123456', 'other'],
    ['ST-101', 'other'],
    ['', 'other'],
  ] as const)('%s is %s', (code, kind) => {
    expect(readBarcode(code).kind).toBe(kind);
  });

  test('a UPC-A, its EAN-13 and its GTIN-14 are one code', () => {
    expect(readBarcode('036000291452').spellings).toEqual([
      '036000291452',
      '0036000291452',
      '00036000291452',
    ]);
    expect(readBarcode('0036000291452').spellings).toEqual([
      '0036000291452',
      '036000291452',
      '00036000291452',
    ]);
    expect(readBarcode('4006381333931').spellings).toEqual(['4006381333931', '04006381333931']);
    expect(readBarcode('96385074').spellings).toEqual(['96385074']);
  });
});

test('scales print the item and the grams', () => {
  expect(readBarcode('2112345006789')).toEqual({
    kind: 'weight',
    code: '2112345006789',
    spellings: ['2112345006789'],
    weighed: { spellings: ['2112345000008', '2112345'], quantityMilli: 678 },
  });
  expect(Number('2112345000008'.at(-1))).toBe(gs1CheckDigit('211234500000'));
});

test('what a scanner puts around a code is cut', () => {
  expect([
    cleanCode(']E04006381333931'),
    cleanCode(']C1ABC-1'),
    cleanCode('\u00024006381333931\u0003'),
    cleanCode(' aB 1 '),
    cleanCode('\u001d0104006381333931'),
  ]).toEqual(['4006381333931', 'ABC-1', '4006381333931', 'aB 1', '0104006381333931']);
});

test('every number with its check digit is known by it, whatever the length', () => {
  fc.assert(
    fc.property(fc.constantFrom(7, 11, 12, 13), fc.infiniteStream(fc.nat(9)), (length, digits) => {
      const body = `1${[...digits.take(length - 1)].join('')}`;
      const code = `${body}${gs1CheckDigit(body)}`;
      const read = readBarcode(code);
      expect(read.kind).not.toBe('other');
      expect(read.spellings).toContain(code);
    }),
  );
});

test('a long number is a barcode, a price is not', () => {
  expect(['4006381333931', '96385074', '1234.56', '12000', 'ST-101'].map(isBarcodeNumber)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

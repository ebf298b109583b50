import { describe, expect, it } from 'vitest';
import { compareExchangePaths } from '#main/exchange/archive/exchangeStage.ts';
import { pictureCandidates, requireSafeEntryName, toPicturePath } from '#main/exchange/archive/safePath.ts';

describe('order of files', () => {
  it('classifier, catalogue, unknown, offers, prices, rests, documents; parts by number', () => {
    const ordered = [
      'properties/1/import0_1.xml',
      'goods/1/import0_1.xml',
      'goods/1/import2_1.xml',
      'goods/1/import10_1.xml',
      'import.xml',
      'katalog.xml',
      'goods/1/offers0_1.xml',
      'offers.xml',
      'goods/1/prices0_1.xml',
      'goods/1/rests0_1.xml',
      'documents/1/documents0_1.xml',
      'orders.xml',
    ];
    expect(ordered.toReversed().sort(compareExchangePaths)).toEqual(ordered);
  });
});

describe('paths', () => {
  it.each(['a.xml', 'goods/1/import0_1.xml', 'import_files/ü ö/x.png', 'a..b/c'])('%s is safe', (name) => {
    expect(requireSafeEntryName(name, 'x.zip')).toBe(name);
  });

  it.each([
    '../a.xml',
    'a/../../b',
    '/etc/passwd',
    '\\\\host\\a',
    'a\\b.xml',
    'C:/a',
    'c:a',
    'a\0b',
    '..',
    '',
  ])('%j is refused', (name) => {
    expect(() => requireSafeEntryName(name, 'x.zip')).toThrow(
      expect.objectContaining({ code: 'invalid_input', reason: 'unsafe_path', details: { file: 'x.zip' } }),
    );
  });

  it('pictures: slashes of both kinds, never outside', () => {
    expect(
      ['./import_files\\a\\b.png', '/import_files/a.png', '../a.png', 'a/../../b.png', 'C:\\a.png', ''].map(
        toPicturePath,
      ),
    ).toEqual(['import_files/a/b.png', 'import_files/a.png', undefined, undefined, undefined, undefined]);
    expect(pictureCandidates('import_files/a.png', 'goods/1/import.xml')).toEqual([
      'goods/1/import_files/a.png',
      'goods/import_files/a.png',
      'import_files/a.png',
    ]);
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLegalEntity, contactKeys, partnerKeys } from '#main/partners/partners.rules.ts';
import { checkReach } from '#main/partners/reach.rules.ts';
import { parseSearch } from '#main/partners/search.rules.ts';

const vectors = JSON.parse(
  readFileSync(new URL('../../fixtures/vectors/search.json', import.meta.url), 'utf8'),
) as { fold_equal: [string, string][]; cross_script_should_meet: [string, string][] };

const legal = {
  name: 'Xəzər',
  legalName: '',
  country: 'az',
  taxId: '',
  kpp: '',
  regNo: '',
  legalAddress: '',
  actualAddress: '',
  headName: '',
  isDefault: false,
};

describe('keys of a partner', () => {
  it('holds words of name, city, legal names and tax ids, then marked sounds', () => {
    expect(
      partnerKeys({ name: 'Əliyev MMC', city: 'Bakı' }, [
        { name: 'Filial', legalName: 'Əliyev Ticarət MMC', taxId: '1234567891' },
      ]),
    ).toEqual({
      nameFold: 'eliyev mmc',
      sortKey: expect.any(String),
      searchText: 'eliyev mmc baki filial ticaret 1234567891 ʷaliv ʷmc ʷbaki ʷfilial ʷticarat',
    });
  });

  it('gives equal words to the pairs of the vectors and equal sounds across scripts', () => {
    for (const [a, b] of vectors.fold_equal) {
      expect(contactKeys({ name: a }).nameFold).toBe(contactKeys({ name: b }).nameFold);
    }
    const sounds = (name: string) =>
      contactKeys({ name })
        .searchText.split(' ')
        .filter((t) => t.startsWith('ʷ'));
    for (const [a, b] of vectors.cross_script_should_meet) expect(sounds(a)).toEqual(sounds(b));
  });
});

describe('a legal entity', () => {
  it('stores normalised identifiers and warns about doubtful ones', () => {
    expect(checkLegalEntity({ ...legal, taxId: '99-00', kpp: 'x' })).toEqual({
      fields: { ...legal, country: 'AZ', legalName: 'Xəzər', taxId: '9900', kpp: 'x' },
      warnings: [{ field: 'taxId', code: 'bad_length' }],
    });
    expect(checkLegalEntity(legal).warnings).toEqual([]);
  });
});

describe('reach', () => {
  const row = (kind: 'phone' | 'email' | 'site', value: string, isPrimary = false) => ({
    kind,
    value,
    label: '',
    isPrimary,
  });

  it('refuses what is no address and no number, by field', () => {
    expect(() =>
      checkReach([row('phone', '050 200 12 34'), row('email', 'a@'), row('phone', 'ev')], 'AZ'),
    ).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        reason: 'fields',
        details: {
          fields: [
            { path: 'reach.1.value', code: 'bad_email' },
            { path: 'reach.2.value', code: 'bad_phone' },
          ],
        },
      }),
    );
  });

  it('keeps exactly one primary of each kind that is there', () => {
    const any = fc.record({
      kind: fc.constantFrom('phone' as const, 'email' as const),
      isPrimary: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (list) => {
        const { rows } = checkReach(
          list.map((r) => ({
            ...row(r.kind, r.kind === 'phone' ? '102' : 'a@b.az'),
            isPrimary: r.isPrimary,
          })),
          'AZ',
        );
        for (const kind of ['phone', 'email']) {
          const own = rows.filter((r) => r.kind === kind);
          expect(own.filter((r) => r.isPrimary)).toHaveLength(Math.min(1, own.length));
        }
      }),
    );
  });
});

describe('a typed search', () => {
  it('reads a phone with its trunk prefix, a tax id of nine digits, an address', () => {
    expect(parseSearch('(050) 200-12')).toMatchObject({ phoneKeys: ['05020012', '5020012'] });
    expect(parseSearch('123456789').taxKeys).toEqual(['123456789', '0123456789']);
    expect(parseSearch(' Satis@Xezer.AZ ').email).toBe('satis@xezer.az');
    expect(parseSearch('  ').prefix).toBe('');
  });

  it('takes short words by their beginning, long ones whole first', () => {
    expect(parseSearch('mmc tic')).toMatchObject({ wordMatches: ['"mmc" AND "tic"*', '"mmc"* AND "tic"*'] });
    expect(parseSearch('Xəzər Ticarət')).toMatchObject({
      wordMatches: ['"xezer" AND "ticaret"', '"xezer" AND "ticaret"*'],
      looseMatch: '"xezer"* AND "ticaret"*',
    });
  });

  it('never makes a query that FTS5 refuses to parse', () => {
    // fast-check's own unit of all characters takes seconds to make.
    const anyCharacter = fc
      .integer({ min: 0, max: 0x10ffff })
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code));
    const whole = /^"[\p{L}\p{N}]+"\*?( AND "[\p{L}\p{N}]+"\*?)*$/u;
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: anyCharacter }), (text) => {
        const { wordMatches, looseMatch, soundMatches, slipMatches } = parseSearch(text);
        const made = [...wordMatches, looseMatch, ...soundMatches, ...slipMatches];
        expect(made.filter((match) => match !== undefined && !whole.test(match))).toEqual([]);
      }),
    );
  });
});

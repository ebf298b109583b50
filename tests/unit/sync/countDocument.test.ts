// Figures of a document from its rows: whoever wrote them and in whatever order they came.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentTotals, vatCodes, vatRoundings } from '#shared/domain/vat.ts';
import { countDocument } from '#shared/sync/countDocument.ts';
import type { Row } from '#shared/sync/ops.ts';

const header = (more: Row = {}): Row => ({
  ...{
    kind: 'order',
    state: 'issued',
    partner_id: 'p',
    date: '2026-11-26',
    external_id: null,
    deleted_at: null,
  },
  ...{ is_vat_included: 1, rounding: 'line', net_minor: 0, vat_minor: 0, total_minor: 0 },
  ...more,
});
const line = (position: number, more: Row = {}): Row => ({
  ...{ position, quantity_milli: 1000, price_minor: 11_800, discount_bp: 0, vat_code: 'vat18' },
  ...{ net_minor: 0, vat_minor: 0, sum_minor: 0, reserved_milli: 0, partner_id: 'p', date: '2026-11-26' },
  ...{ deleted_at: null },
  ...more,
});
const named = (rows: readonly Row[]) => rows.map((data, at) => ({ id: `l${at}`, data }));

const anyLine = fc.record({
  quantity_milli: fc.integer({ min: -5_000_000, max: 5_000_000 }),
  price_minor: fc.integer({ min: 0, max: 100_000_000 }),
  discount_bp: fc.integer({ min: 0, max: 10_000 }),
  vat_code: fc.constantFrom(...vatCodes),
  deleted_at: fc.constantFrom(null, null, 1),
  position: fc.integer({ min: 0, max: 4 }),
});

describe('a document', () => {
  test('has the totals that sales write by: the sums of its lines', () => {
    const counted = countDocument(header(), named([line(0), line(1, { quantity_milli: 2000 })]));
    expect(counted.document).toEqual({ net_minor: 30_000, vat_minor: 5_400, total_minor: 35_400 });
    expect(counted.lines.get('l1')).toEqual({ net_minor: 20_000, vat_minor: 3_600, sum_minor: 23_600 });
  });

  test('counts the same in any order of its rows, and has nothing to count afterwards', () => {
    const policy = fc.record({
      is_vat_included: fc.constantFrom(0, 1),
      rounding: fc.constantFrom(...vatRoundings),
    });
    fc.assert(
      fc.property(
        policy,
        fc.array(anyLine, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        (terms, some, turn) => {
          const document = header(terms);
          const lines = named(some.map((one) => line(0, one)));
          const counted = countDocument(document, lines);
          const turned = [...lines.slice(turn % lines.length), ...lines.slice(0, turn % lines.length)];
          expect(countDocument(document, turned)).toEqual(counted);
          const after = lines.map(({ id, data }) => ({ id, data: { ...data, ...counted.lines.get(id) } }));
          const whole = { ...document, ...counted.document };
          expect(countDocument(whole, after)).toEqual({ document: {}, lines: new Map() });
          const living = after.filter(({ data }) => data.deleted_at === null);
          const sum = (column: string): number =>
            living.reduce((total, { data }) => total + Number(data[column]), 0);
          expect([whole.net_minor, whole.vat_minor, whole.total_minor]).toEqual([
            ...[sum('net_minor'), sum('vat_minor'), sum('sum_minor')],
          ]);
          expect(Number(whole.net_minor) + Number(whole.vat_minor)).toBe(whole.total_minor);
        },
      ),
    );
  });

  test('with tax rounded once: the shares of merged lines add up to it again', () => {
    const lines = [line(0, { price_minor: 33 }), line(1, { price_minor: 33 }), line(2, { price_minor: 34 })];
    const counted = countDocument(header({ rounding: 'total' }), named(lines));
    const wanted = documentTotals(
      [33, 33, 34].map((priceMinor) => ({
        quantityMilli: 1000,
        priceMinor,
        discountBp: 0,
        vatCode: 'vat18',
      })),
      { isVatIncluded: true, rounding: 'total' },
    );
    expect(counted.document.vat_minor).toBe(wanted.vatMinor);
    expect([...counted.lines.values()].map(({ vat_minor }) => vat_minor)).toEqual(
      wanted.lines.map(({ vatMinor }) => vatMinor),
    );
  });

  test('of 1C, and money, has the sums that are stated', () => {
    expect(countDocument(header({ external_id: '1c', total_minor: 5 }), named([line(0)])).document).toEqual(
      {},
    );
    expect(countDocument(header({ kind: 'receipt', total_minor: 5 }), named([line(0)])).document).toEqual({});
    expect(countDocument(header({ total_minor: 5 }), []).document).toEqual({});
  });

  test('stays as it is where a line holds what nobody can count with', () => {
    const wrong: Row[] = [{ vat_code: 'vat99' }, { price_minor: 1.5 }, { quantity_milli: null }];
    for (const bad of wrong)
      expect(countDocument(header({ total_minor: 7 }), named([line(0), line(1, bad)])).document).toEqual({});
    const huge = { quantity_milli: Number.MAX_SAFE_INTEGER, price_minor: Number.MAX_SAFE_INTEGER };
    expect(countDocument(header({ total_minor: 7 }), named([line(0, huge)])).document).toEqual({});
  });

  test('reserves nothing once it is cancelled, nor does a line that was taken out', () => {
    const lines = named([
      line(0, { reserved_milli: 1000 }),
      line(1, { reserved_milli: 1000, deleted_at: 1 }),
    ]);
    const reservedOf = (document: Row) =>
      lines.map(({ id }) => countDocument(document, lines).lines.get(id)?.reserved_milli);
    expect(reservedOf(header())).toEqual([undefined, 0]);
    expect(reservedOf(header({ state: 'cancelled' }))).toEqual([0, 0]);
  });

  test('gives its partner and its date to lines that another wrote for the old ones', () => {
    const { lines } = countDocument(header({ partner_id: 'new', external_id: '1c' }), named([line(0)]));
    expect(lines.get('l0')).toEqual({ partner_id: 'new' });
  });
});

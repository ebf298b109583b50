import { describe, expect, it } from 'vitest';
import { ageingOf, type DocumentFact, overdueOf, salesOf } from '#main/desk/figures.rules.ts';

const today = '2026-11-23';
const fact = (
  id: string,
  kind: DocumentFact['kind'],
  totalMinor: number,
  rest: Partial<DocumentFact> = {},
): DocumentFact => ({
  id,
  kind,
  state: 'issued',
  date: '2026-10-01',
  currency: 'AZN',
  totalMinor,
  dueOn: null,
  basisId: null,
  ...rest,
});

describe('salesOf', () => {
  it('counts shipments net of returns per currency; drafts and cancelled ones count for nothing', () => {
    expect(
      salesOf([
        fact('s1', 'shipment', 1000, { date: '2026-09-02' }),
        fact('s2', 'shipment', 501),
        fact('s3', 'shipment', 9999, { state: 'cancelled', date: '2020-01-01' }),
        fact('s4', 'shipment', 9999, { state: 'draft', date: '2026-09-01' }),
        fact('s5', 'shipment', 700, { currency: 'USD' }),
        fact('r1', 'return', 300),
        fact('m1', 'receipt', 2000),
        fact('m2', 'receipt', 700, { currency: 'USD' }),
        fact('i1', 'invoice', 5000),
      ]),
    ).toEqual({
      saleCount: 3,
      totalSales: [
        { currency: 'AZN', minor: 1201 },
        { currency: 'USD', minor: 700 },
      ],
      averageCheck: [
        { currency: 'AZN', minor: 601 },
        { currency: 'USD', minor: 700 },
      ],
      debt: [{ currency: 'AZN', minor: -799 }],
      firstDate: '2026-09-01',
    });
  });
});

describe('ageingOf', () => {
  it('asks once for goods that an invoice asks for, and for the others by their own term', () => {
    const rows = ageingOf(
      [
        fact('o', 'order', 1),
        fact('i', 'invoice', 1000, { dueOn: '2026-11-22', basisId: 'o' }),
        fact('s1', 'shipment', 1000, { dueOn: '2026-11-22', basisId: 'i' }),
        fact('s2', 'shipment', 1000, { dueOn: '2026-11-22', basisId: 'o' }),
        fact('s3', 'shipment', 70, { dueOn: '2026-07-01' }),
        fact('s4', 'shipment', 7, { dueOn: today }),
        fact('m', 'receipt', 400, { basisId: 'i' }),
      ],
      today,
    );
    expect(rows).toEqual([
      {
        currency: 'AZN',
        debtMinor: 677,
        buckets: { notDue: 7, days1To30: 600, days31To60: 0, days61To90: 0, over90: 70 },
      },
    ]);
    expect(overdueOf(rows)).toEqual([{ currency: 'AZN', minor: 670 }]);
  });

  it('lets money on account and what was paid too much cover the oldest due first, in its own currency', () => {
    const rows = ageingOf(
      [
        fact('i1', 'invoice', 100, { dueOn: '2026-11-01' }),
        fact('i2', 'invoice', 100, { dueOn: '2026-08-01' }),
        fact('i3', 'invoice', 100, { dueOn: null }),
        fact('i4', 'invoice', 50, { dueOn: '2026-12-01' }),
        fact('m1', 'receipt', 60, { basisId: 'i4' }),
        fact('m2', 'receipt', 120),
        fact('m3', 'receipt', 999, { currency: 'EUR' }),
      ],
      today,
    );
    expect(rows).toEqual([
      {
        currency: 'AZN',
        debtMinor: 170,
        buckets: { notDue: 100, days1To30: 70, days31To60: 0, days61To90: 0, over90: 0 },
      },
    ]);
  });
});

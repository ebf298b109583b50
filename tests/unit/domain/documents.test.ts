import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentNumber, parseDocumentNumber } from '#shared/domain/numbers.ts';
import { ageing, ageingBucket, invoiceState } from '#shared/domain/payments.ts';
import { st00012 } from '#shared/domain/qrPayment.ts';

test('document numbers', () => {
  expect([documentNumber('A7', 123), documentNumber('', 5, 4), documentNumber('A7', 12_345_678)]).toEqual([
    'A7-000123',
    '0005',
    'A7-12345678',
  ]);
  expect(['A7-000123', 'X-Y-01', '0005', 'A7-', 'abc', 'A7-0', ''].map(parseDocumentNumber)).toEqual([
    { prefix: 'A7', counter: 123 },
    { prefix: 'X-Y', counter: 1 },
    { prefix: '', counter: 5 },
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(() => documentNumber('A7', 0)).toThrowError('bad_document_counter');
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9]{1,4}$/), fc.integer({ min: 1 }), (prefix, counter) => {
      expect(parseDocumentNumber(documentNumber(prefix, counter))).toEqual({ prefix, counter });
    }),
  );
});

const payment = {
  payeeName: 'ООО "Образец"',
  account: '40602810700000000025',
  bankName: 'ПАО СБЕРБАНК',
  bik: '044525225',
  correspondentAccount: '30101810400000000225',
  payeeInn: '7701234560',
  kpp: '770101001',
  sumMinor: 48_100,
  purpose: 'Оплата по счету № 15 от 23.11.2026',
};

test('the QR text is the example of interop §5.4', () => {
  expect(st00012(payment)).toBe(
    'ST00012|Name=ООО "Образец"|PersonalAcc=40602810700000000025|BankName=ПАО СБЕРБАНК|BIC=044525225|CorrespAcc=30101810400000000225|PayeeINN=7701234560|KPP=770101001|Sum=48100|Purpose=Оплата по счету № 15 от 23.11.2026',
  );
});

test('separators are replaced, long values cut, empty ones left out, missing ones named', () => {
  const { payeeName, account, bankName, bik } = payment;
  const long = {
    payeeName: `А|Б\n${'я'.repeat(200)}`,
    account,
    bankName: 'б'.repeat(60),
    bik,
    correspondentAccount: '',
  };
  expect(st00012(long)).toBe(
    `ST00012|Name=А Б ${'я'.repeat(156)}|PersonalAcc=${account}|BankName=${'б'.repeat(45)}|BIC=${bik}|CorrespAcc=0`,
  );
  expect(() =>
    st00012({ payeeName, account: ' ', bankName, bik: '', correspondentAccount: '' }),
  ).toThrowError(
    expect.objectContaining({
      code: 'invalid_input',
      reason: 'requisites_missing',
      details: { fields: ['account', 'bik'] },
    }),
  );
});

test('the state of an invoice', () => {
  const facts = {
    totalMinor: 1000,
    paidMinor: 0,
    dueOn: '2026-11-23',
    today: '2026-11-23',
    isCancelled: false,
  };
  expect([
    invoiceState(facts),
    invoiceState({ ...facts, today: '2026-11-24' }),
    invoiceState({ ...facts, dueOn: null, today: '2030-01-01' }),
    invoiceState({ ...facts, paidMinor: 999 }),
    invoiceState({ ...facts, paidMinor: 999, today: '2026-11-24' }),
    invoiceState({ ...facts, paidMinor: 1000, today: '2026-11-24' }),
    invoiceState({ ...facts, paidMinor: 1000, isCancelled: true }),
  ]).toEqual(['issued', 'overdue', 'issued', 'partPaid', 'overdue', 'paid', 'cancelled']);
});

test('ageing by lateness, each currency apart', () => {
  const today = '2026-11-23';
  const dates = [
    '2026-11-23',
    '2026-11-22',
    '2026-10-24',
    '2026-10-23',
    '2026-09-24',
    '2026-09-23',
    '2026-08-25',
    '2026-08-24',
    null,
  ];
  expect(dates.map((dueOn) => ageingBucket(dueOn, today))).toEqual([
    'notDue',
    'days1To30',
    'days1To30',
    'days31To60',
    'days31To60',
    'days61To90',
    'days61To90',
    'over90',
    'notDue',
  ]);
  const open = { paidMinor: 0, isCancelled: false, currency: 'AZN' } as const;
  expect(
    ageing(
      [
        { ...open, totalMinor: 100, dueOn: '2026-11-01' },
        { ...open, totalMinor: 50, paidMinor: 20, dueOn: null },
        { ...open, totalMinor: 7, dueOn: '2026-01-01', currency: 'RUB' },
        { ...open, totalMinor: 9, paidMinor: 9, dueOn: '2026-01-01' },
        { ...open, totalMinor: 9, dueOn: '2026-01-01', isCancelled: true },
      ],
      today,
    ),
  ).toEqual([
    {
      currency: 'AZN',
      debtMinor: 130,
      buckets: { notDue: 30, days1To30: 100, days31To60: 0, days61To90: 0, over90: 0 },
    },
    {
      currency: 'RUB',
      debtMinor: 7,
      buckets: { notDue: 0, days1To30: 0, days31To60: 0, days61To90: 0, over90: 7 },
    },
  ]);
});

// A bank's statement over a real company: receipts of what is sure, decisions on the doubtful, the same file again, undo.
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const ours = 'AZ21NABZ00000000137010001944';
const taxId = '1400057421';
const sample = new URL('../../fixtures/bank/kl_to_1c.txt', import.meta.url).pathname;

let t: TestCore;
let partnerId: string;
let first: { invoiceId: string; number: string };
let second: { invoiceId: string; number: string };
beforeEach(async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 23, 8) });
  await t.client.call('company.setUp', setUpInput());
  ({ id: partnerId } = await t.client.call('partners.create', { name: 'Araz', country: 'AZ' }));
  await t.client.call('partners.createLegalEntity', { partnerId, name: 'Araz MMC', country: 'AZ', taxId });
  await t.client.call('partners.createContact', {
    ...{ partnerId, name: 'Leyla', reach: [{ kind: 'email', value: 'leyla@example.az', isPrimary: true }] },
  });
  const { id: itemId } = await t.client.call('catalog.saveItem', { name: 'Kabel' });
  const sell = (priceMinor: number) =>
    t.client.call('sales.sell', { partnerId, lines: [{ itemId, quantity: 1, priceMinor }], send: false });
  first = await sell(48100);
  second = await sell(12000);
});
afterEach(async () => {
  await t.close();
});

type Fields = { number: string; sum: string; purpose: string; from?: string; to?: string; taxId?: string };

function statement(documents: readonly Fields[], { account = ours, encoding = 'windows-1251' } = {}) {
  const lines = [
    ...['1CClientBankExchange', 'ВерсияФормата=1.03', 'Кодировка=Windows', `РасчСчет=${account}`],
    ...documents.flatMap(({ number, sum, purpose, from = 'AZ00X', to = account, taxId: payer = taxId }) => [
      ...['СекцияДокумент=Платежное поручение', `Номер=${number}`, 'Дата=23.11.2026', `Сумма=${sum}`],
      ...['ДатаПоступило=23.11.2026', `ПлательщикСчет=${from}`, 'Плательщик=Araz MMC'],
      ...[`ПлательщикИНН=${payer}`, `ПолучательСчет=${to}`, `НазначениеПлатежа=${purpose}`],
      'КонецДокумента',
    ]),
    'КонецФайла',
  ];
  const bytes = iconv.encode(lines.join('\r\n'), encoding);
  return { uploads: [{ name: 'kl_to_1c.txt', bytes: bytes.toString('base64') }] };
}

const stateOf = async ({ invoiceId }: { invoiceId: string }) => {
  const { state, paidMinor } = await t.client.call('sales.loadInvoice', { id: invoiceId });
  return [state, paidMinor];
};

describe('a bank statement', () => {
  it('pays what is sure, asks for the rest, changes nothing again and is taken back in one step', async () => {
    const source = statement(
      [
        { number: '43', sum: '50.00', purpose: 'Аванс' },
        { number: '42', sum: '481.00', purpose: `Оплата по счету № ${first.number}` },
        { number: '44', sum: '9.00', purpose: 'Хозяйственные расходы', from: ours, to: 'AZ99' },
      ],
      { encoding: 'cp866' },
    );
    const preview = await t.client.call('exchange.previewStatement', { source });
    expect(preview).toMatchObject({
      ...{ encoding: 'cp866', sureCount: 1, doubtfulCount: 1, knownCount: 0, outgoingCount: 1 },
      accounts: [{ account: ours, isOurs: true }],
      payments: [
        {
          ...{ outcome: 'doubtful', number: '43', amountMinor: 5000, currency: 'AZN', proposed: '' },
          candidates: [{ number: second.number, reasons: ['taxId'] }],
        },
        {
          ...{ outcome: 'sure', number: '42', payerTaxId: taxId },
          allocations: [{ invoiceId: first.invoiceId, amountMinor: 48100 }],
        },
      ],
    });
    expect(await stateOf(first)).toEqual(['issued', 0]);

    const report = await t.client.call('exchange.importStatement', { source });
    expect(report).toMatchObject({
      ...{ created: 1, unchanged: 0, skipped: 1, problemCount: 1 },
      problems: [{ file: 'kl_to_1c.txt', ref: '43', reason: 'payment_undecided' }],
    });
    expect(await stateOf(first)).toEqual(['paid', 48100]);
    expect(await t.client.call('exchange.importStatement', { source })).toMatchObject({
      ...{ created: 0, unchanged: 1, skipped: 1 },
    });

    await t.client.call('operations.undo', { operationId: report.operationId });
    expect(await stateOf(first)).toEqual(['issued', 0]);
    expect(await t.client.call('exchange.importStatement', { source })).toMatchObject({ created: 1 });
    expect(await stateOf(first)).toEqual(['paid', 48100]);
  });

  it('carries out what was decided, and says when the invoice is gone', async () => {
    const source = statement([{ number: '43', sum: '50.00', purpose: 'Аванс' }]);
    const { payments } = await t.client.call('exchange.previewStatement', { source });
    const payment = payments[0]?.key ?? '';
    const decide = (invoiceId: string) =>
      t.client.call('exchange.importStatement', { source, decisions: [{ payment, invoiceId }] });
    expect(await decide('gone')).toMatchObject({ created: 0, problems: [{ reason: 'invoice_gone' }] });
    expect(await decide(second.invoiceId)).toMatchObject({ created: 1, problemCount: 0 });
    expect(await stateOf(second)).toEqual(['partPaid', 5000]);
    expect(await decide(second.invoiceId)).toMatchObject({ created: 0, unchanged: 1 });
  });

  it('never pays one invoice twice by one file, and tells a payment that stands twice', async () => {
    const purpose = `счет ${second.number}`;
    const source = statement([
      { number: '1', sum: '120.00', purpose },
      { number: '2', sum: '120.00', purpose },
      { number: '1', sum: '120.00', purpose },
    ]);
    const wanted = { sureCount: 1, doubtfulCount: 1, problems: [{ ref: '1', reason: 'payment_doubled' }] };
    expect(await t.client.call('exchange.previewStatement', { source })).toMatchObject(wanted);
    const report = await t.client.call('exchange.importStatement', { source });
    expect(report).toMatchObject({ created: 1, skipped: 2 });
    expect(report.problems.map(({ reason }) => reason)).toEqual(['payment_undecided', 'payment_doubled']);
    expect(await stateOf(second)).toEqual(['paid', 12000]);
  });

  it('says that the account is not ours, and writes nothing of it', async () => {
    const source = statement([{ number: '1', sum: '120.00', purpose: `счет ${second.number}` }], {
      account: '40602810700000000025',
    });
    expect(await t.client.call('exchange.previewStatement', { source })).toMatchObject({
      accounts: [{ account: '40602810700000000025', isOurs: false }],
      ...{ sureCount: 0, problems: [{ ref: '1', reason: 'account_unknown' }] },
    });
    expect(await t.client.call('exchange.previewStatement', { source: { paths: [sample] } })).toMatchObject({
      ...{ encoding: 'windows-1251', accounts: [{ account: '40602810700000000025', isOurs: false }] },
      problems: [{ file: 'kl_to_1c.txt', line: 20, ref: '42', reason: 'account_unknown' }],
    });
    await expect(t.client.call('exchange.importStatement', { source })).rejects.toMatchObject({
      reason: 'bank_account_unknown',
      details: { account: '40602810700000000025' },
    });
    expect(await stateOf(second)).toEqual(['issued', 0]);
  });

  it('refuses what is no statement', async () => {
    const uploads = [{ name: 'a.txt', bytes: Buffer.from('Firma;Telefon').toString('base64') }];
    await expect(t.client.call('exchange.previewStatement', { source: { uploads } })).rejects.toMatchObject({
      reason: 'not_statement',
    });
  });
});

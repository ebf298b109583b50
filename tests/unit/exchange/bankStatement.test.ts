// The statement of a bank: encodings, sections, what cannot be read; the numbers a purpose names; which invoices are paid.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeStatement } from '#main/exchange/bank/decodeStatement.ts';
import { matchPayment, type OpenInvoice } from '#main/exchange/bank/matchPayment.rules.ts';
import { isNamed, namedNumbers } from '#main/exchange/bank/namedInvoices.rules.ts';
import { parseStatement } from '#main/exchange/bank/parseStatement.ts';

const text = (...documents: string[]): string =>
  [
    '1CClientBankExchange',
    'ВерсияФормата=1.03',
    'Кодировка=Windows',
    'РасчСчет=40602810700000000025',
    'СекцияРасчСчет',
    'ДатаНачала=23.11.2026',
    'РасчСчет=40602810 70000 0000025',
    'КонецРасчСчет',
    ...documents,
    'КонецФайла',
    '',
  ].join('\r\n');

const document = (fields: Record<string, string>, end = 'КонецДокумента'): string =>
  [
    'СекцияДокумент=Платежное поручение',
    ...Object.entries({
      Номер: '42',
      Дата: '23.11.2026',
      Сумма: '481.00',
      ДатаПоступило: '24.11.2026',
      ПлательщикСчет: '40702810000000000001',
      Плательщик: 'ИНН 7707083893 ООО "Пример"',
      ПлательщикИНН: '7707083893',
      ПолучательСчет: '40602810700000000025',
      НазначениеПлатежа: 'Оплата по счету № 15',
      ...fields,
    }).map(([key, value]) => `${key}=${value}`),
    end,
  ]
    .filter((line) => line !== '')
    .join('\r\n');

describe('decodeStatement', () => {
  it.each(['windows-1251', 'cp866', 'utf-8', 'utf-16le'] as const)('knows %s by its bytes', (encoding) => {
    const bytes = iconv.encode(text(document({})), encoding, { addBOM: encoding === 'utf-16le' });
    const decoded = decodeStatement(bytes, 'kl_to_1c.txt');
    expect(decoded.encoding).toBe(encoding);
    expect(parseStatement(decoded.text, 'kl_to_1c.txt').payments).toHaveLength(1);
  });

  it('reads UTF-8 with a byte order mark, and refuses what is no statement', () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text(document({})))]);
    expect(parseStatement(decodeStatement(marked, 'a.txt').text, 'a.txt').payments).toHaveLength(1);
    const other = Buffer.from('Firma;Telefon\nАраз;1');
    expect(() => decodeStatement(other, 'a.txt')).toThrow(
      expect.objectContaining({ reason: 'not_statement' }),
    );
  });
});

describe('parseStatement', () => {
  it('gives accounts once and payments with their sides', () => {
    expect(parseStatement(text(document({})), 'a.txt')).toEqual({
      version: '1.03',
      accounts: ['40602810700000000025'],
      problems: [],
      payments: [
        {
          line: 9,
          number: '42',
          date: '2026-11-23',
          receivedOn: '2026-11-24',
          amountMinor: 48100,
          payer: { account: '40702810000000000001', name: 'ООО "Пример"', taxId: '7707083893', kpp: '' },
          payee: { account: '40602810700000000025', name: '', taxId: '', kpp: '' },
          purpose: 'Оплата по счету № 15',
        },
      ],
    });
  });

  it.each<[string, Record<string, string>, object]>([
    ['the tax id before the name', { ПлательщикИНН: '' }, { payer: { taxId: '7707083893' } }],
    ['the clean name', { Плательщик1: 'Пример' }, { payer: { name: 'Пример' } }],
    ['a sum with a comma', { Сумма: '1 481,5' }, { amountMinor: 148150 }],
    ['a day not told', { ДатаПоступило: '' }, { receivedOn: '' }],
    [
      'a purpose in parts',
      { НазначениеПлатежа: '', НазначениеПлатежа1: 'Оплата', НазначениеПлатежа2: 'счет 7' },
      { purpose: 'Оплата счет 7' },
    ],
    [
      'a purpose broken over lines',
      { НазначениеПлатежа: 'Оплата по\r\nсчету № 15' },
      { purpose: 'Оплата по счету № 15' },
    ],
    ['an equals sign in the purpose', { НазначениеПлатежа: 'НДС=20%' }, { purpose: 'НДС=20%' }],
  ])('understands %s', (_name, fields, expected) => {
    const { payments, problems } = parseStatement(text(document(fields)), 'a.txt');
    expect(problems).toEqual([]);
    expect(payments[0]).toMatchObject(expected);
  });

  it('tells what it cannot read by line and number, and goes on', () => {
    const cut = `${text(
      document({ Номер: '1', Дата: '31.02.2026' }),
      document({ Номер: '2', Сумма: 'сто' }),
      document({ Номер: '3', Сумма: '-1.00' }),
      document({ Номер: '4' }, ''),
      document({ Номер: '5' }),
    ).slice(0, -'КонецФайла\r\n'.length)}`;
    const { payments, problems } = parseStatement(cut, 'a.txt');
    expect(payments.map(({ number }) => number)).toEqual(['5']);
    expect(problems.map(({ ref, reason }) => [ref, reason])).toEqual([
      ['1', 'date_invalid'],
      ['2', 'number_invalid'],
      ['3', 'number_invalid'],
      ['4', 'section_cut'],
      [undefined, 'statement_cut'],
    ]);
  });
});

describe('the numbers a purpose names', () => {
  it.each<[purpose: string, invoice: string, isIt: boolean]>([
    ['Оплата по счету № 15 от 23.11.2026, в т.ч. НДС', '15', true],
    ['Оплата по счету № 15 от 23.11.2026, в т.ч. НДС', '23', false],
    ['Оплата по счету №15 от 23.11.2026', 'A7-000015', true],
    ['Оплата по сч. 14, 15 и 16', '000015', true],
    ['за товар по счёту-фактуре НФНФ-000015', 'НФНФ-000015', true],
    ['a7-15 üzrə ödəniş', 'A7-000015', true],
    ['Hesab-faktura A7-000015 üzrə', 'A7-000015', true],
    ['hesab 15', 'A7-000015', true],
    ['Payment of invoice no. 15', 'A7-000015', true],
    ['По договору № 15 от 01.01.2026', '15', false],
    ['По договору поставки № 7, счет № 15', '15', true],
    ['По договору поставки № 7, счет № 15', '7', false],
    ['Оплата 15 шт. товара', '15', false],
    ['Оплата по счету № 151', '15', false],
    ['Оплата по счету № 15/1', '15', false],
    ['Сумма 481.00', '481', false],
    ['', '', false],
  ])('%s: %s is %s', (purpose, invoice, isIt) => {
    expect(isNamed(invoice, namedNumbers(purpose))).toBe(isIt);
  });
});

describe('matchPayment', () => {
  const invoice = (id: string, restMinor: number, over: Partial<OpenInvoice> = {}): OpenInvoice => ({
    ...{ id, number: id, date: '2026-11-01', partnerId: 'p', partnerName: 'P', payer: 'taxId', restMinor },
    ...over,
  });
  const match = (amountMinor: number, purpose: string, invoices: OpenInvoice[]) =>
    matchPayment(amountMinor, namedNumbers(purpose), invoices);

  it('is sure when tax id, sum and number agree', () => {
    expect(match(100, 'счет 15', [invoice('14', 100), invoice('15', 100)])).toMatchObject({
      verdict: 'sure',
      allocations: [{ invoiceId: '15', amountMinor: 100 }],
    });
  });

  it('is sure of several named invoices that are the sum together', () => {
    expect(match(300, 'счета 15, 16', [invoice('15', 100), invoice('16', 200)])).toMatchObject({
      verdict: 'sure',
      allocations: [
        { invoiceId: '15', amountMinor: 100 },
        { invoiceId: '16', amountMinor: 200 },
      ],
    });
  });

  it.each<[string, number, string, OpenInvoice[], string]>([
    ['a part of the sum', 50, 'счет 15', [invoice('15', 100)], '15'],
    ['no number', 100, 'за товар', [invoice('15', 100), invoice('16', 70)], '15'],
    ['two of the same sum and no number', 100, 'за товар', [invoice('15', 100), invoice('16', 100)], ''],
    ['another payer', 100, 'счет 15', [invoice('15', 100, { payer: 'other' })], '15'],
    ['the name alone', 100, 'счет 15', [invoice('15', 100, { payer: 'name' })], '15'],
    ['the tax id alone', 100, 'за товар', [invoice('15', 70)], ''],
    ['nothing', 100, 'за товар', [], ''],
  ])('leaves to a person: %s', (_name, amount, purpose, invoices, proposed) => {
    expect(match(amount, purpose, invoices)).toMatchObject({ verdict: 'doubtful', proposed });
  });
});

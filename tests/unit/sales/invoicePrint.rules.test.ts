import { describe, expect, it } from 'vitest';
import {
  documentLanguage,
  invoiceLayout,
  invoiceModel,
  type PrintedSale,
} from '#main/sales/invoicePrint.rules.ts';
import { computeSale, type SaleItem } from '#main/sales/saleLines.rules.ts';
import type { Organization } from '#main/sales/saleParties.repo.ts';

const item = (vatCode: SaleItem['vatCode'], more: Partial<SaleItem> = {}): SaleItem => ({
  id: 'i',
  name: 'Насос',
  article: 'A-1',
  unit: 'шт',
  kind: 'good',
  vatCode,
  prices: {
    currency: 'RUB',
    offeredMinor: 12_200,
    recommendedMinor: undefined,
    minimumMinor: undefined,
    costMinor: undefined,
  },
  ...more,
});

const account = {
  bankName: 'ПАО СБЕРБАНК',
  bankCode: '044525225',
  bankTaxId: '',
  swift: '',
  account: '40602810700000000025',
  corrAccount: '30101810400000000225',
  currency: 'RUB',
};
const organization: Organization = {
  id: 'org',
  name: 'Образец',
  legalName: 'ООО «Образец»',
  country: 'RU',
  taxId: '7701234560',
  kpp: '770101001',
  legalAddress: 'Москва',
  phone: '+7 495 123-45-67',
  email: '',
  site: '',
  headName: 'Иванов И. И.',
  headTitle: '',
  accountantName: 'Ёлкина А. А.',
  currency: 'RUB',
  isVatIncluded: true,
  rounding: 'line',
  numberPrefix: '',
  paymentDays: 5,
  logoHash: null,
  stampHash: 'st',
  headSignatureHash: 'hs',
  accountantSignatureHash: null,
  bankAccounts: [{ ...account, account: '40702840000000000001', currency: 'USD' }, account],
};

const printed = (more: Partial<PrintedSale> = {}): PrintedSale => ({
  kind: 'invoice',
  number: 'A7-000015',
  date: '2026-11-23',
  dueOn: '2026-11-28',
  language: 'ru',
  comment: '',
  organization,
  buyer: {
    id: 'p',
    name: 'Ромашка',
    kind: 'company',
    state: 'active',
    language: '',
    country: 'RU',
    address: 'Казань',
  },
  buyerPhone: undefined,
  legalEntity: undefined,
  sale: computeSale(
    [
      {
        item: item('vat22'),
        quantityMilli: 2000,
        priceMinor: undefined,
        discountBp: 0,
        belowMinimumReason: '',
      },
    ],
    { currency: 'RUB', isVatIncluded: true, rounding: 'line' },
  ),
  ...more,
});

describe('the printed invoice', () => {
  it('holds everything that a Russian form shows', () => {
    expect(invoiceModel(printed())).toEqual({
      layout: 'ru',
      number: 'A7-000015',
      date: '2026-11-23',
      dueDate: '2026-11-28',
      currency: 'RUB',
      isVatIncluded: true,
      seller: {
        name: 'Образец',
        legalName: 'ООО «Образец»',
        taxId: '7701234560',
        kpp: '770101001',
        address: 'Москва',
        phone: '+7 495 123-45-67',
        bankAccounts: [
          {
            bankName: 'ПАО СБЕРБАНК',
            account: '40602810700000000025',
            bic: '044525225',
            correspondentAccount: '30101810400000000225',
            currency: 'RUB',
          },
        ],
      },
      buyer: { name: 'Ромашка', address: 'Казань', bankAccounts: [] },
      columns: ['article'],
      lines: [
        {
          position: 1,
          article: 'A-1',
          name: 'Насос',
          unit: 'шт',
          quantityMilli: 2000,
          priceMinor: 12_200,
          discountMinor: 0,
          sumMinor: 24_400,
          vatRateBp: 2200,
          vatMinor: 4400,
        },
      ],
      totals: {
        netMinor: 20_000,
        vat: [{ rateBp: 2200, baseMinor: 20_000, vatMinor: 4400 }],
        vatMinor: 4400,
        grossMinor: 24_400,
      },
      amountInWords: 'Двести сорок четыре рубля 00 копеек',
      signatures: [
        { role: 'head', name: 'Иванов И. И.', pictureHash: 'hs' },
        { role: 'accountant', name: 'Ёлкина А. А.' },
      ],
      stampHash: 'st',
      qrPayload:
        'ST00012|Name=ООО «Образец»|PersonalAcc=40602810700000000025|BankName=ПАО СБЕРБАНК|BIC=044525225|CorrespAcc=30101810400000000225|PayeeINN=7701234560|KPP=770101001|Sum=24400|Purpose=Оплата по счету № A7-000015 от 23.11.2026',
    });
  });

  it('names the buyer’s legal entity with the tax id of its country', () => {
    const legalEntity = {
      id: 'e',
      name: 'Kazkom',
      legalName: 'ТОО Казком',
      country: 'KZ',
      taxId: '123456789012',
      kpp: '',
      legalAddress: 'Алматы',
    };
    expect(invoiceModel(printed({ legalEntity, buyerPhone: '+7 701' })).buyer).toEqual({
      name: 'Kazkom',
      legalName: 'ТОО Казком',
      taxId: '123456789012',
      taxIdLabel: 'БИН/ИИН',
      address: 'Алматы',
      phone: '+7 701',
      bankAccounts: [],
    });
  });

  it('shows the columns that its lines need, and no rate for what is exempt', () => {
    const line = { quantityMilli: 1000, priceMinor: undefined, belowMinimumReason: '' };
    const sale = computeSale(
      [
        { ...line, item: item('vat22', { article: '' }), discountBp: 100 },
        { ...line, item: item('exempt', { article: '' }), discountBp: 0 },
      ],
      { currency: 'RUB', isVatIncluded: true, rounding: 'line' },
    );
    const model = invoiceModel(printed({ sale }));
    expect([
      model.columns,
      model.lines.map((l) => l.vatRateBp),
      model.totals.vat.map((v) => v.rateBp),
    ]).toEqual([
      ['discount', 'vat'],
      [2200, null],
      [2200, null],
    ]);
  });

  it('has no QR code outside Russia, in another currency or without a Russian account', () => {
    const at = (more: Partial<Organization>) => printed({ organization: { ...organization, ...more } });
    expect([
      invoiceModel(at({ country: 'AZ' })).qrPayload,
      invoiceModel(at({ bankAccounts: [{ ...account, bankCode: '' }] })).qrPayload,
      invoiceModel(printed({ sale: { ...printed().sale, currency: 'USD' } })).qrPayload,
    ]).toEqual([undefined, undefined, undefined]);
  });

  it('an entrepreneur signs as one, and alone', () => {
    const own = { ...organization, taxId: '500100732259', accountantName: '', headSignatureHash: null };
    expect(invoiceModel(printed({ organization: own })).signatures).toEqual([
      { role: 'entrepreneur', name: 'Иванов И. И.' },
    ]);
  });
});

describe('language and layout', () => {
  it.each([
    ['en', 'ru', 'AZ', 'en'],
    [undefined, 'ru', 'AZ', 'ru'],
    [undefined, '', 'AZ', 'az'],
    [undefined, '', 'RU', 'ru'],
    [undefined, '', 'GE', 'en'],
  ] as const)('asked %s, partner %s, seller %s: %s', (asked, partners, country, expected) => {
    expect(documentLanguage(asked, partners, country)).toBe(expected);
  });

  it.each([
    ['RU', 'en', 'ru'],
    ['AZ', 'ru', 'az'],
    ['GE', 'ru', 'ru'],
    ['GE', 'en', 'en'],
  ] as const)('seller %s, language %s: the %s form', (country, language, expected) => {
    expect(invoiceLayout(country, language)).toBe(expected);
  });
});

// The printed words of the three layouts. Documents have their own words, apart from the i18n of the program:
// they follow the client's language and the custom of the country, and change only with the layout version.
import type { InvoiceLayout, InvoiceSignature } from './invoiceModel.ts';

export type Captions = {
  language: string;
  title: (number: string, date: string) => string;
  continued: string;
  page: (page: number, pages: number) => string;
  date: string;
  dueDate: string;
  seller: string;
  buyer: string;
  basis: string;
  taxId: string;
  kpp: string;
  phone: string;
  bankDetails: string;
  bankName: string;
  bic: string;
  bankCode: string;
  bankTaxId: string;
  swift: string;
  correspondentAccount: string;
  account: string;
  recipientBank: string;
  recipient: string;
  columns: Record<ColumnKey, string>;
  carriedOut: string;
  carriedIn: string;
  subtotal: string;
  vatInside: (rate: string) => string;
  vatOnTop: (rate: string) => string;
  noVat: string;
  total: string;
  itemCount?: (count: number, sum: string) => string;
  inWords: string;
  payable: string;
  payableNet: string;
  payableVat: string;
  payableTo: string;
  vatDeposit: string;
  remarks: string;
  roles: Record<InvoiceSignature['role'], string>;
  stampPlace: string;
  qr: string;
};

export type ColumnKey =
  | 'position'
  | 'article'
  | 'name'
  | 'unit'
  | 'quantity'
  | 'price'
  | 'discount'
  | 'vat'
  | 'sum';

const az: Captions = {
  language: 'az-AZ',
  title: (number) => `Ödəniş üçün hesab-faktura № ${number}`,
  continued: 'davamı',
  page: (page, pages) => `Səhifə ${page} / ${pages}`,
  date: 'Tarix',
  dueDate: 'Son ödəniş tarixi',
  seller: 'Satıcı (İcraçı)',
  buyer: 'Alıcı (Sifarişçi)',
  basis: 'Əsas',
  taxId: 'VÖEN',
  kpp: 'KPP',
  phone: 'Tel.',
  bankDetails: 'Bank rekvizitləri',
  bankName: 'Bankın adı',
  bic: 'BİK',
  bankCode: 'Bank kodu',
  bankTaxId: 'Bankın VÖEN-i',
  swift: 'S.W.I.F.T.',
  correspondentAccount: 'Müxbir hesab (M/h)',
  account: 'Hesablaşma hesabı (H/h)',
  recipientBank: 'Alan bank',
  recipient: 'Alan',
  columns: {
    position: '№',
    article: 'Artikul',
    name: 'Malın (işin, xidmətin) adı',
    unit: 'Ölçü vahidi',
    quantity: 'Miqdar',
    price: 'Qiymət',
    discount: 'Endirim',
    vat: 'ƏDV',
    sum: 'Məbləğ',
  },
  carriedOut: 'Növbəti səhifəyə keçir:',
  carriedIn: 'Əvvəlki səhifədən:',
  subtotal: 'Cəmi:',
  vatInside: (rate) => `o cümlədən ƏDV ${rate}:`,
  vatOnTop: (rate) => `ƏDV ${rate}:`,
  noVat: 'ƏDV-siz',
  total: 'Yekun məbləğ:',
  inWords: 'Sözlə:',
  payable: 'Ödəniləcək',
  payableNet: 'ƏDV-siz məbləğ',
  payableVat: 'ƏDV məbləği',
  payableTo: 'Hesab',
  vatDeposit: 'ƏDV depozit hesabı',
  remarks: 'Qeyd:',
  roles: { head: 'Direktor', accountant: 'Baş mühasib', entrepreneur: 'Fərdi sahibkar' },
  stampPlace: 'M.Y.',
  qr: 'Ödəniş üçün QR-kod',
};

const ru: Captions = {
  language: 'ru-RU',
  title: (number, date) => `Счет на оплату № ${number} от ${date}`,
  continued: 'продолжение',
  page: (page, pages) => `Страница ${page} из ${pages}`,
  date: 'Дата',
  dueDate: 'Оплатить до',
  seller: 'Поставщик (Исполнитель):',
  buyer: 'Покупатель (Заказчик):',
  basis: 'Основание:',
  taxId: 'ИНН',
  kpp: 'КПП',
  phone: 'тел.',
  bankDetails: 'Банковские реквизиты',
  bankName: 'Банк',
  bic: 'БИК',
  bankCode: 'Код банка',
  bankTaxId: 'ИНН/VÖEN банка',
  swift: 'SWIFT',
  correspondentAccount: 'Корр. счет',
  account: 'Расчетный счет',
  recipientBank: 'Банк получателя',
  recipient: 'Получатель',
  columns: {
    position: '№',
    article: 'Артикул',
    name: 'Товары (работы, услуги)',
    unit: 'Ед.',
    quantity: 'Кол-во',
    price: 'Цена',
    discount: 'Скидка',
    vat: 'НДС',
    sum: 'Сумма',
  },
  carriedOut: 'Перенос на следующую страницу:',
  carriedIn: 'Перенос с предыдущей страницы:',
  subtotal: 'Итого:',
  vatInside: (rate) => `В том числе НДС ${rate}:`,
  vatOnTop: (rate) => `НДС ${rate} сверху:`,
  noVat: 'Без налога (НДС)',
  total: 'Всего к оплате:',
  itemCount: (count, sum) => `Всего наименований ${count}, на сумму ${sum}`,
  inWords: '',
  payable: 'К оплате',
  payableNet: 'Сумма без НДС',
  payableVat: 'Сумма НДС',
  payableTo: 'Счет',
  vatDeposit: 'Депозитный счет НДС',
  remarks: 'Примечание:',
  roles: { head: 'Руководитель', accountant: 'Бухгалтер', entrepreneur: 'Предприниматель' },
  stampPlace: 'М.П.',
  qr: 'Оплата по QR-коду',
};

const en: Captions = {
  language: 'en-GB',
  title: (number) => `Invoice № ${number}`,
  continued: 'continued',
  page: (page, pages) => `Page ${page} of ${pages}`,
  date: 'Date',
  dueDate: 'Payment due',
  seller: 'Seller',
  buyer: 'Bill to',
  basis: 'Reference',
  taxId: 'Tax ID',
  kpp: 'KPP',
  phone: 'Tel.',
  bankDetails: 'Bank details',
  bankName: 'Bank',
  bic: 'BIC',
  bankCode: 'Bank code',
  bankTaxId: 'Bank tax ID',
  swift: 'SWIFT',
  correspondentAccount: 'Correspondent account',
  account: 'Account (IBAN)',
  recipientBank: 'Beneficiary bank',
  recipient: 'Beneficiary',
  columns: {
    position: '№',
    article: 'Article',
    name: 'Description',
    unit: 'Unit',
    quantity: 'Quantity',
    price: 'Unit price',
    discount: 'Discount',
    vat: 'VAT',
    sum: 'Amount',
  },
  carriedOut: 'Carried forward:',
  carriedIn: 'Brought forward:',
  subtotal: 'Subtotal:',
  vatInside: (rate) => `including VAT ${rate}:`,
  vatOnTop: (rate) => `VAT ${rate}:`,
  noVat: 'No VAT',
  total: 'Total due:',
  inWords: 'In words:',
  payable: 'Payable',
  payableNet: 'Amount without VAT',
  payableVat: 'VAT amount',
  payableTo: 'Account',
  vatDeposit: 'VAT deposit account',
  remarks: 'Remarks:',
  roles: { head: 'Director', accountant: 'Chief accountant', entrepreneur: 'Proprietor' },
  stampPlace: 'L.S.',
  qr: 'Payment QR code',
};

export const captionsOf: Record<InvoiceLayout, Captions> = { az, ru, en };

// Words of CommerceML turned into our own: operations, roles, contact kinds, dates, flags.
// Currencies and VAT rates are the domain's (`currencyFrom1c`, `vatFrom1c`).
// Pure look-ups; unknown words give undefined, and the caller reports them.
import type { ContactKind, DocumentOperation, PartyRole } from './records.ts';

const vatNames = new Set(['ндс', 'ədv', 'vat', 'nds']);
export const isVatName = (name: string | undefined): boolean =>
  name === undefined || vatNames.has(name.toLowerCase().split(' ')[0] ?? '');

const operations = new Map<string, DocumentOperation>([
  ['заказ товара', 'order'],
  ['счет на оплату', 'invoice'],
  ['отпуск товара', 'shipment'],
  ['счет-фактура', 'taxInvoice'],
  ['возврат товара', 'goodsReturn'],
  ['передача товара на комиссию', 'consignment'],
  ['возврат комиссионного товара', 'consignmentReturn'],
  ['отчет о продажах комиссионного товара', 'consignmentSales'],
  ['отчет о списании комиссионного товара', 'consignmentWriteOff'],
  ['выплата наличных денег', 'cashPayment'],
  ['возврат наличных денег', 'cashRefund'],
  ['выплата безналичных денег', 'bankPayment'],
  ['возврат безналичных денег', 'bankRefund'],
  ['эквайринговая операция', 'cardPayment'],
  ['переоценка товаров', 'revaluation'],
  ['передача прав', 'rightsTransfer'],
  ['прочие', 'other'],
]);

export function toOperation(text: string): DocumentOperation | undefined {
  return operations.get(text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' '));
}

const roles = new Map<string, PartyRole>([
  ['продавец', 'seller'],
  ['покупатель', 'buyer'],
  ['плательщик', 'payer'],
  ['получатель', 'recipient'],
  ['комитент', 'principal'],
  ['комиссионер', 'commissionAgent'],
  ['лицензиар', 'licensor'],
  ['лицензиат', 'licensee'],
]);

export const toRole = (text: string): PartyRole => roles.get(text.toLowerCase()) ?? 'other';

const contactKinds = new Map<string, ContactKind>([
  ['телефон внутренний', 'phoneInternal'],
  ['телефон рабочий', 'phoneWork'],
  ['телефон', 'phoneWork'],
  ['телефон мобильный', 'phoneMobile'],
  ['телефон домашний', 'phoneHome'],
  ['пейджер', 'pager'],
  ['факс', 'fax'],
  ['почта', 'email'],
  ['электронная почта', 'email'],
  ['email', 'email'],
  ['e-mail', 'email'],
  ['icq', 'icq'],
  ['вебсайт', 'web'],
  ['веб-сайт', 'web'],
  ['координаты на карте', 'map'],
]);

export const toContactKind = (text: string): ContactKind => contactKinds.get(text.toLowerCase()) ?? 'other';

/** true, 1 and «да» in the wild. */
export const toBoolean = (text: string): boolean => /^(true|1|да)$/i.test(text);

export type LocalMoment = { date: string; time?: string };

/**
 * 'YYYY-MM-DD', 'YYYY-MM-DDTHH:MM:SS', 'DD.MM.YYYY HH:MM:SS' → date and time as written (the sender's zone).
 * undefined when it is no date; 1C's empty date 0001-01-01 is `{date: ''}`.
 */
export function toMoment(text: string): LocalMoment | undefined {
  const match =
    /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)(?:[T ](?<t>\d\d:\d\d(?::\d\d)?))?/.exec(text) ??
    /^(?<d>\d\d)\.(?<m>\d\d)\.(?<y>\d{4})(?: (?<t>\d{1,2}:\d\d(?::\d\d)?))?/.exec(text);
  const parts = match?.groups;
  if (parts === undefined) return undefined;
  const date = `${parts.y}-${parts.m}-${parts.d}`;
  if (date === '0001-01-01') return { date: '' };
  const instant = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date) return undefined;
  return parts.t === undefined ? { date } : { date, time: parts.t };
}

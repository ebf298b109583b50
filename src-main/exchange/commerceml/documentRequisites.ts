// The meaning of a document's ЗначенияРеквизитов: numbers, dates and flags that have a field of their own.
// Names as 1C and the site modules write them; unknown requisites stay in the list.
import type { ParseContext } from './element.ts';
import type { DocumentRecord } from './records.ts';
import { toBoolean, toMoment } from './values.ts';

type TextKey = 'number1c' | 'status' | 'paymentNumber' | 'shipmentNumber' | 'baseId';
type DateKey = 'date1c' | 'paymentDate' | 'shipmentDate' | 'paymentDueDate';
type FlagKey = 'isDeleted' | 'isPosted' | 'isCancelled' | 'isPaid' | 'isShipped';

const textKeys = new Map<string, TextKey>([
  ['Номер по 1С', 'number1c'],
  ['Статус заказа', 'status'],
  ['Статуса заказа ИД', 'status'],
  ['Номер оплаты по 1С', 'paymentNumber'],
  ['Номер отгрузки по 1С', 'shipmentNumber'],
  ['Ид основания', 'baseId'],
]);

const dateKeys = new Map<string, DateKey>([
  ['Дата по 1С', 'date1c'],
  ['Дата оплаты по 1С', 'paymentDate'],
  ['Дата оплаты', 'paymentDate'],
  ['Дата отгрузки по 1С', 'shipmentDate'],
  ['Дата отгрузки', 'shipmentDate'],
  ['Срок оплаты', 'paymentDueDate'],
]);

const flagKeys = new Map<string, FlagKey>([
  ['ПометкаУдаления', 'isDeleted'],
  ['Пометка удаления', 'isDeleted'],
  ['Проведен', 'isPosted'],
  ['Проведён', 'isPosted'],
  ['Отменен', 'isCancelled'],
  ['Отменён', 'isCancelled'],
  ['Заказ оплачен', 'isPaid'],
  ['Оплачен', 'isPaid'],
  ['Отгружен', 'isShipped'],
]);

/** Fills the fields that the requisites speak of; an element of the document itself wins. */
export function applyDocumentRequisites(document: DocumentRecord, context: ParseContext): void {
  for (const { name, values } of document.requisites) {
    const value = values[0] ?? '';
    const textKey = textKeys.get(name);
    const dateKey = dateKeys.get(name);
    const flagKey = flagKeys.get(name);
    if (textKey !== undefined) document[textKey] ??= value;
    if (flagKey !== undefined) document[flagKey] ??= toBoolean(value);
    if (dateKey !== undefined) {
      const moment = toMoment(value);
      if (moment === undefined) context.problem('date_invalid', document.id, false, document);
      else if (moment.date !== '') document[dateKey] ??= moment.date;
    }
  }
}

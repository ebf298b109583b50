// Fields of Документ (orders, invoices, shipments, payments) with parties, lines, taxes and sub-documents.
// A bad amount is reported and left out; a document without id or in an unknown currency is skipped whole.
import { vatFrom1c } from '#shared/domain/vat.ts';
import { toMinor, toScaled } from './amounts.ts';
import { applyDocumentRequisites } from './documentRequisites.ts';
import { addChild, type Fields, object, type ParseContext, text, wrap } from './element.ts';
import { applyItemRequisites, createItem, itemFields, requisiteFields } from './itemSpec.ts';
import { partyField } from './partySpec.ts';
import type { DocumentDiscount, DocumentLine, DocumentRecord, DocumentTax } from './records.ts';
import { toCurrency } from './session.ts';
import { isVatName, toBoolean, toMoment, toOperation, toRole } from './values.ts';

type HasTaxes = { id: string; taxes: DocumentTax[] };
type HasDiscounts = { id: string; discounts: DocumentDiscount[] };
type TaxDraft = { ref: string; tax: DocumentTax };
type DiscountDraft = { ref: string; discount: DocumentDiscount };

const taxField = object<HasTaxes, TaxDraft>({
  open: (owner) => ({ ref: owner.id, tax: {} }),
  fields: {
    Наименование: text(({ tax }, value) => {
      tax.name = value;
    }),
    УчтеноВСумме: text(({ tax }, value) => {
      tax.isIncluded = toBoolean(value);
    }),
    Сумма: text(({ ref, tax }, value, context) => {
      tax.amountMinor = toMinor(value, ref, context)?.value;
    }),
    Ставка: text(({ tax }, value) => {
      tax.rateText = value;
    }),
  },
  close: (owner, { ref, tax }, context) => {
    if (tax.rateText !== undefined && isVatName(tax.name)) {
      tax.vatCode = vatFrom1c(tax.rateText);
      if (tax.vatCode === undefined) context.problem('vat_unknown', ref, false);
    }
    owner.taxes.push(tax);
  },
});

const discountField = object<HasDiscounts, DiscountDraft>({
  open: (owner) => ({ ref: owner.id, discount: {} }),
  fields: {
    Наименование: text(({ discount }, value) => {
      discount.name = value;
    }),
    Сумма: text(({ ref, discount }, value, context) => {
      discount.amountMinor = toMinor(value, ref, context)?.value;
    }),
    Процент: text(({ ref, discount }, value, context) => {
      discount.percentBp = toScaled(value, ref, context, 2);
    }),
    УчтеноВСумме: text(({ discount }, value) => {
      discount.isIncluded = toBoolean(value);
    }),
  },
  close: (owner, { discount }) => {
    owner.discounts.push(discount);
  },
});

const linePriceField = text<DocumentLine>((line, value, context) => {
  line.priceMinor = toMinor(value, line.id, context)?.value;
});

const lineFields: Fields<DocumentLine> = {
  ...itemFields,
  ЦенаЗаЕдиницу: linePriceField,
  Цена: linePriceField,
  Количество: text((line, value, context) => {
    line.quantityMilli = toScaled(value, line.id, context);
  }),
  Сумма: text((line, value, context) => {
    line.sumMinor = toMinor(value, line.id, context)?.value;
  }),
  // Text in 2.x, an object with a short name in 3.1.
  Единица: {
    ...wrap<DocumentLine>({
      НаименованиеКраткое: text((line, value) => {
        line.unitName = value;
      }),
    }),
    ...text<DocumentLine>((line, value) => {
      line.unitName = value;
    }),
  },
  Коэффициент: text((line, value, context) => {
    line.factorMilli = toScaled(value, line.id, context);
  }),
  ИдСклада: text((line, value) => {
    line.warehouseId = value;
  }),
  Склад: {
    ...wrap<DocumentLine>({
      Ид: text((line, value) => {
        line.warehouseId = value;
      }),
    }),
    ...text<DocumentLine>((line, value) => {
      line.warehouseId = value;
    }),
  },
  Налоги: wrap({ Налог: taxField }),
  Скидки: wrap({ Скидка: discountField }),
};

const lineField = object<DocumentRecord, DocumentLine>({
  open: () => ({ ...createItem(), taxes: [], discounts: [] }),
  fields: lineFields,
  close: (document, line) => {
    applyItemRequisites(line);
    document.lines.push(line);
  },
});

/** A document while it is read; `isBad` = its currency is unknown. */
type DocumentDraft = DocumentRecord & { isBad: boolean };

type DateKey = 'date' | 'date1c' | 'paymentDueDate';
const dateField = (key: DateKey) =>
  text<DocumentDraft>((document, value, context) => {
    const moment = toMoment(value);
    if (moment === undefined) context.problem('date_invalid', document.id, false);
    else if (moment.date !== '') {
      document[key] = moment.date;
      if (key === 'date' && moment.time !== undefined) document.time ??= moment.time;
    }
  });

type TextKey = 'id' | 'number' | 'number1c' | 'time' | 'comment' | 'baseId';
const plain = (key: TextKey) =>
  text<DocumentDraft>((document, value) => {
    document[key] = value;
  });

const flag = (key: 'isDeleted' | 'isPosted') =>
  text<DocumentDraft>((document, value) => {
    document[key] = toBoolean(value);
  });

const documentFields: Fields<DocumentDraft> = {
  Ид: plain('id'),
  Номер: plain('number'),
  Номер1С: plain('number1c'),
  Дата: dateField('date'),
  Дата1С: dateField('date1c'),
  Время: plain('time'),
  СрокПлатежа: dateField('paymentDueDate'),
  Комментарий: plain('comment'),
  ИдОснования: plain('baseId'),
  ПометкаУдаления: flag('isDeleted'),
  Проведен: flag('isPosted'),
  ХозОперация: text((document, value, context) => {
    const operation = toOperation(value);
    if (operation === undefined) context.problem('operation_unknown', document.id, false);
    document.operationText = value;
    document.operation = operation ?? 'other';
  }),
  Роль: text((document, value) => {
    document.role = toRole(value);
  }),
  Валюта: text((document, value, context) => {
    document.currency = toCurrency(value, context.session);
    document.isBad = document.currency === undefined;
  }),
  Курс: text((document, value, context) => {
    document.rateMillionths = toScaled(value, document.id, context, 6);
  }),
  Сумма: text((document, value, context) => {
    document.totalMinor = toMinor(value, document.id, context)?.value;
  }),
  Контрагенты: wrap({
    Контрагент: partyField((document, party) => {
      document.parties.push(party);
    }),
  }),
  Налоги: wrap({ Налог: taxField }),
  Скидки: wrap({ Скидка: discountField }),
  Склады: wrap({
    Склад: wrap({
      Ид: text((document, value) => {
        document.warehouseIds.push(value);
      }),
    }),
  }),
  Товары: wrap({ Товар: lineField }),
  ЗначенияРеквизитов: wrap<DocumentDraft>(requisiteFields),
};

function openDocument(context: ParseContext): DocumentDraft {
  return {
    kind: 'document',
    id: '',
    operation: 'other',
    parties: [],
    lines: [],
    taxes: [],
    discounts: [],
    warehouseIds: [],
    requisites: [],
    subDocuments: [],
    ...context.position(),
    isBad: false,
  };
}

/** The finished document, or undefined after its problem was reported. */
function finishDocument(draft: DocumentDraft, context: ParseContext): DocumentRecord | undefined {
  const { isBad, ...document } = draft;
  if (document.id === '') {
    context.problem('id_missing', document.number, true, document);
    return undefined;
  }
  if (isBad) {
    context.problem('currency_unknown', document.id, true, document);
    return undefined;
  }
  applyDocumentRequisites(document, context);
  return document;
}

export const documentField = object<object, DocumentDraft>({
  open: (_root, _attributes, context) => openDocument(context),
  fields: documentFields,
  close: (_root, draft, context) => {
    const document = finishDocument(draft, context);
    if (document !== undefined) context.emit(document);
  },
});

const subDocumentField = object<DocumentDraft, DocumentDraft>({
  open: (_parent, _attributes, context) => openDocument(context),
  fields: documentFields,
  close: (parent, draft, context) => {
    const document = finishDocument(draft, context);
    if (document !== undefined) parent.subDocuments.push(document);
  },
});

const subDocumentsField = wrap<DocumentDraft>({
  ПодчиненныйДокумент: subDocumentField,
  Документ: subDocumentField,
});
addChild(documentField, 'ПодчиненныеДокументы', subDocumentsField);
addChild(subDocumentField, 'ПодчиненныеДокументы', subDocumentsField);

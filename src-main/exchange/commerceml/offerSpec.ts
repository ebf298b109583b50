// Fields of ПакетПредложений and ИзмененияПакетаПредложений: prices and stock, in the 2.x and 3.1 notations.
// The hot path of an import: a bad price or stock is reported and left out, the rest of the offer stays.
import { type CurrencyCode, mulDivRound } from '#shared/domain/money.ts';
import { toMinor, toScaled } from './amounts.ts';
import { openSection, referenceFields, sectionFields } from './catalogueSpec.ts';
import { type Attributes, type Fields, object, type ParseContext, text, wrap } from './element.ts';
import { characteristicFields, setItemId, unitField } from './itemSpec.ts';
import type { OfferPrice, OfferRecord, SectionRecord } from './records.ts';
import { toCurrency } from './session.ts';
import { toBoolean } from './values.ts';

type PriceDraft = {
  ref: string;
  typeId: string;
  amountMinor: number | undefined;
  isRounded: boolean;
  isBad: boolean;
  currencyText: string | undefined;
  /** Base units, in thousandths, that the amount is for: a price may be of a pack. */
  factorMilli: number | undefined;
};

function priceCurrency(price: PriceDraft, context: ParseContext): CurrencyCode | undefined {
  return price.currencyText === undefined
    ? context.session.priceTypes.get(price.typeId)
    : toCurrency(price.currencyText, context.session);
}

/** What is wrong with a price, if anything. */
function findPriceFault(price: PriceDraft, currency: CurrencyCode | undefined, context: ParseContext) {
  if (price.amountMinor === undefined) return 'number_invalid';
  if (price.amountMinor < 0) return 'price_negative';
  if (price.factorMilli !== undefined && price.factorMilli <= 0) return 'number_invalid';
  if (price.typeId === '') return 'price_type_missing';
  if (!context.session.priceTypes.has(price.typeId)) return 'price_type_unknown';
  return currency === undefined ? 'currency_unknown' : undefined;
}

function closePrice(offer: OfferRecord, price: PriceDraft, context: ParseContext): void {
  if (price.isBad) return;
  const currency = priceCurrency(price, context);
  const fault = findPriceFault(price, currency, context);
  if (fault !== undefined) context.problem(fault, offer.id, false);
  else if (currency !== undefined)
    offer.prices?.push({ typeId: price.typeId, currency, ...perBaseUnit(price) });
}

function perBaseUnit({
  amountMinor = 0,
  factorMilli = 1000,
  isRounded,
}: PriceDraft): Pick<OfferPrice, 'amountMinor' | 'isRounded'> {
  if (factorMilli === 1000) return { amountMinor, isRounded };
  const isExact = (amountMinor * 1000) % factorMilli === 0;
  return { amountMinor: mulDivRound(amountMinor, 1000, factorMilli), isRounded: isRounded || !isExact };
}

const amountField = text<PriceDraft>((price, value, context) => {
  const amount = toMinor(value, price.ref, context);
  price.amountMinor = amount?.value;
  price.isRounded = amount?.isRounded ?? false;
  price.isBad ||= amount === undefined;
});

const priceField = object<OfferRecord, PriceDraft>({
  open: (offer) => ({
    ref: offer.id,
    typeId: '',
    amountMinor: undefined,
    isRounded: false,
    isBad: false,
    currencyText: undefined,
    factorMilli: 1000,
  }),
  fields: {
    ИдТипаЦены: text((price, value) => {
      price.typeId = value;
    }),
    ЦенаЗаЕдиницу: amountField,
    Цена: amountField,
    Валюта: text((price, value) => {
      price.currencyText = value;
    }),
    Коэффициент: text((price, value, context) => {
      price.factorMilli = value === '1' ? 1000 : toScaled(value, price.ref, context);
      price.isBad ||= price.factorMilli === undefined;
    }),
  },
  close: closePrice,
});

type StockDraft = { ref: string; warehouseId: string; quantityMilli: number | undefined; isBad: boolean };

const setStockQuantity = (stock: StockDraft, value: string, context: ParseContext): void => {
  stock.quantityMilli = toScaled(value, stock.ref, context);
  stock.isBad = stock.quantityMilli === undefined;
};

function openStock(offer: OfferRecord, attributes: Attributes, context: ParseContext): StockDraft {
  offer.stocks ??= [];
  const stock: StockDraft = {
    ref: offer.id,
    warehouseId: attributes.ИдСклада?.trim() ?? '',
    quantityMilli: undefined,
    isBad: false,
  };
  const quantity = attributes.КоличествоНаСкладе?.trim();
  if (quantity !== undefined && quantity !== '') setStockQuantity(stock, quantity, context);
  return stock;
}

/** 2.x: attributes ИдСклада, КоличествоНаСкладе; 3.1: children Ид, Количество. */
const stockField = object<OfferRecord, StockDraft>({
  open: openStock,
  fields: {
    Ид: text((stock, value) => {
      stock.warehouseId = value;
    }),
    ИдСклада: text((stock, value) => {
      stock.warehouseId = value;
    }),
    Количество: text(setStockQuantity),
    КоличествоНаСкладе: text(setStockQuantity),
  },
  close: (offer, { warehouseId, quantityMilli, isBad }, context) => {
    if (isBad) return;
    if (warehouseId === '') context.problem('warehouse_missing', offer.id, false);
    else offer.stocks?.push({ warehouseId, quantityMilli: quantityMilli ?? 0 });
  },
});

const totalQuantityField = text<OfferRecord>((offer, value, context) => {
  offer.totalQuantityMilli = toScaled(value, offer.id, context);
});

const offerFields: Fields<OfferRecord> = {
  Ид: text((offer, value) => setItemId(offer, value)),
  ИдХарактеристики: text((offer, value) => {
    offer.variantId = value;
  }),
  Наименование: text((offer, value) => {
    offer.name = value;
  }),
  Артикул: text((offer, value) => {
    offer.article = value;
  }),
  Штрихкод: text((offer, value) => {
    offer.barcodes.push(value);
  }),
  ПометкаУдаления: text((offer, value) => {
    offer.isDeleted ||= toBoolean(value);
  }),
  БазоваяЕдиница: unitField((offer, unit) => {
    offer.unit = unit;
  }),
  ХарактеристикиТовара: wrap<OfferRecord>(characteristicFields),
  Цены: wrap({ Цена: priceField }, (offer) => {
    offer.prices ??= [];
  }),
  Количество: totalQuantityField,
  Склад: stockField,
  Склады: wrap({ Склад: stockField }, (offer) => {
    offer.stocks ??= [];
  }),
  Остатки: wrap({ Остаток: wrap({ Склад: stockField, Количество: totalQuantityField }) }, (offer) => {
    offer.stocks ??= [];
  }),
};

const offerField = object<SectionRecord, OfferRecord>({
  open: (_section, attributes, context) => ({
    kind: 'offer',
    id: '',
    baseId: '',
    variantId: undefined,
    name: undefined,
    article: undefined,
    barcodes: [],
    unit: undefined,
    characteristics: [],
    isDeleted: attributes.Статус === 'Удален',
    prices: undefined,
    stocks: undefined,
    totalQuantityMilli: undefined,
    ...context.position(),
  }),
  fields: offerFields,
  close: (section, offer, context) => {
    if (offer.id === '') context.problem('id_missing', offer.article, true, offer);
    else {
      section.count += 1;
      context.emit(offer);
    }
  },
});

export const offersField = object<object, SectionRecord>({
  open: (_root, attributes, context) => openSection('offers', attributes, context),
  fields: {
    ...sectionFields,
    ...referenceFields,
    Предложения: wrap({ Предложение: offerField }),
  },
  close: (_root, section, context) => context.emit(section),
});

/** ИзмененияПакетаПредложений: a delta whatever its attributes say. */
export const offerChangesField = object<object, SectionRecord>({
  open: (_root, attributes, context) => ({ ...openSection('offers', attributes, context), isFull: false }),
  fields: { ...sectionFields, Предложения: wrap({ Предложение: offerField }) },
  close: (_root, section, context) => context.emit(section),
});

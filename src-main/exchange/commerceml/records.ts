// What the CommerceML reader hands over: one plain object per record, in file order, ready for postMessage.
// Owns the shapes only. Money is integer minor units, quantities integer thousandths, dates 'YYYY-MM-DD'.
// An absent field is undefined; an empty element counts as absent. Nothing here knows the store.

import type { CurrencyCode } from '#shared/domain/money.ts';
import type { VatCode } from '#shared/domain/vat.ts';
import type { Address, Contact, Party, PartyRole } from './partyRecords.ts';

export type * from './partyRecords.ts';

/** Line from 1, column from 0, of the place in the file where the record starts. */
export type Position = { line: number; column: number };

/** First record of every file. `formedAt` is the sender's local time, 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM:SS'. */
export type HeaderRecord = { kind: 'header'; version: string; formedAt?: string };

/**
 * Emitted when a section was read to its closing tag, so a truncated file never yields one.
 * `isFull` is СодержитТолькоИзменения="false"; a missing attribute counts as changes only.
 */
export type SectionRecord = Position & {
  kind: 'section';
  section: 'classifier' | 'catalogue' | 'offers';
  isFull: boolean;
  id?: string;
  name?: string;
  classifierId?: string;
  catalogueId?: string;
  count: number;
};

/** The company that owns the classifier or catalogue; once per id in a session. */
export type OwnerRecord = Position & { kind: 'owner'; party: Party };

/** A counterparty of a 3.1 reference file (outside documents). */
export type PartyRecord = Position & { kind: 'party'; party: Party };

/** Parents come before their children. */
export type GroupRecord = Position & {
  kind: 'group';
  id: string;
  parentId?: string;
  name: string;
  description?: string;
  isDeleted: boolean;
};

export type PropertyVariant = { id: string; value: string };

export type PropertyRecord = Position & {
  kind: 'property';
  id: string;
  name: string;
  valueType: 'text' | 'number' | 'time' | 'reference';
  isRequired: boolean;
  isMultiple: boolean;
  isDeleted: boolean;
  variants: PropertyVariant[];
};

/** `currency` is undefined when `currencyText` is no currency we know (a problem was emitted). */
export type PriceTypeRecord = Position & {
  kind: 'priceType';
  id: string;
  name: string;
  currency?: CurrencyCode;
  currencyText?: string;
  isVatIncluded?: boolean;
  isDeleted: boolean;
};

export type WarehouseRecord = Position & {
  kind: 'warehouse';
  id: string;
  name: string;
  address?: Address;
  contacts: Contact[];
  isDeleted: boolean;
};

/** Short name as printed («шт»); 3.1 files may give the code only. */
export type Unit = { id?: string; code?: string; name?: string; fullName?: string; international?: string };

/** Every distinct unit once per session, from the 3.1 unit list or from items. */
export type UnitRecord = Position & { kind: 'unit' } & Unit;

export type Requisite = { name: string; values: string[] };
export type Characteristic = { id?: string; name?: string; value?: string };
export type PropertyValue = { propertyId: string; values: string[] };

/** What a product and a document line have in common. `id` = `baseId` or `baseId#variantId`. */
export type ItemFields = {
  id: string;
  baseId: string;
  variantId?: string;
  barcodes: string[];
  article?: string;
  code?: string;
  name?: string;
  fullName?: string;
  description?: string;
  unit?: Unit;
  groupIds: string[];
  pictures: string[];
  properties: PropertyValue[];
  characteristics: Characteristic[];
  requisites: Requisite[];
  vatCode?: VatCode;
  vatText?: string;
  itemKind: 'good' | 'service';
  country?: string;
  manufacturer?: string;
  weightText?: string;
};

export type ProductRecord = Position &
  ItemFields & {
    kind: 'product';
    status?: 'new' | 'changed' | 'deleted';
    /** Статус="Удален" or ПометкаУдаления=true. */
    isDeleted: boolean;
    catalogueId?: string;
  };

/** Amount per base unit, also where the file prices a pack (Коэффициент). */
export type OfferPrice = {
  typeId: string;
  amountMinor: number;
  /** The file had more decimals than the currency, or a pack does not divide; rounded half away from zero. */
  isRounded: boolean;
  currency: CurrencyCode;
};

export type OfferStock = { warehouseId: string; quantityMilli: number };

/** `prices`, `stocks`, `totalQuantityMilli` are undefined when the file does not speak of them. */
export type OfferRecord = Position & {
  kind: 'offer';
  id: string;
  baseId: string;
  variantId?: string;
  name?: string;
  article?: string;
  barcodes: string[];
  unit?: Unit;
  characteristics: Characteristic[];
  isDeleted: boolean;
  prices?: OfferPrice[];
  stocks?: OfferStock[];
  totalQuantityMilli?: number;
};

export type DocumentOperation =
  | 'order'
  | 'invoice'
  | 'shipment'
  | 'taxInvoice'
  | 'goodsReturn'
  | 'consignment'
  | 'consignmentReturn'
  | 'consignmentSales'
  | 'consignmentWriteOff'
  | 'cashPayment'
  | 'cashRefund'
  | 'bankPayment'
  | 'bankRefund'
  | 'cardPayment'
  | 'revaluation'
  | 'rightsTransfer'
  | 'other';

export type DocumentTax = {
  name?: string;
  isIncluded?: boolean;
  amountMinor?: number;
  vatCode?: VatCode;
  rateText?: string;
};

export type DocumentDiscount = {
  name?: string;
  amountMinor?: number;
  percentBp?: number;
  isIncluded?: boolean;
};

export type DocumentLine = ItemFields & {
  priceMinor?: number;
  quantityMilli?: number;
  sumMinor?: number;
  unitName?: string;
  factorMilli?: number;
  warehouseId?: string;
  taxes: DocumentTax[];
  discounts: DocumentDiscount[];
};

/** Booleans and numbers below `requisites` are read from them; undefined = the file does not say. */
export type DocumentRecord = Position & {
  kind: 'document';
  id: string;
  number?: string;
  number1c?: string;
  date?: string;
  date1c?: string;
  time?: string;
  operation: DocumentOperation;
  operationText?: string;
  role?: PartyRole;
  currency?: CurrencyCode;
  /** Курс × 1 000 000. */
  rateMillionths?: number;
  totalMinor?: number;
  paymentDueDate?: string;
  comment?: string;
  parties: Party[];
  lines: DocumentLine[];
  taxes: DocumentTax[];
  discounts: DocumentDiscount[];
  warehouseIds: string[];
  requisites: Requisite[];
  subDocuments: DocumentRecord[];
  baseId?: string;
  isDeleted?: boolean;
  isPosted?: boolean;
  isCancelled?: boolean;
  isPaid?: boolean;
  isShipped?: boolean;
  status?: string;
  paymentNumber?: string;
  paymentDate?: string;
  shipmentNumber?: string;
  shipmentDate?: string;
};

export type ProblemReason =
  | 'id_missing'
  | 'name_missing'
  | 'number_invalid'
  | 'date_invalid'
  | 'currency_unknown'
  | 'price_type_missing'
  | 'price_type_unknown'
  | 'price_negative'
  | 'vat_unknown'
  | 'warehouse_missing'
  | 'operation_unknown';

/** `ref` is the id of the record; `isSkipped`: the whole record was left out, else only the bad part. */
export type ProblemRecord = Position & {
  kind: 'problem';
  file: string;
  ref?: string;
  reason: ProblemReason;
  isSkipped: boolean;
};

export type CommercemlRecord =
  | HeaderRecord
  | SectionRecord
  | OwnerRecord
  | PartyRecord
  | GroupRecord
  | PropertyRecord
  | PriceTypeRecord
  | WarehouseRecord
  | UnitRecord
  | ProductRecord
  | OfferRecord
  | DocumentRecord
  | ProblemRecord;

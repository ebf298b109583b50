// In the import worker: takes the records of an exchange one by one and keeps them in the staging file, merged by item
// whatever files they came from. Reads no file itself; pictures are handed in as hashes.
import type Database from 'better-sqlite3';
import { naturalId } from '../naturalIds.ts';
import type { CommercemlTask } from '../staging/importTask.ts';
import { type ChildTable, listBits, stagedItemColumns } from '../staging/stagingFile.repo.ts';
import { rankOf } from './documents.rules.ts';
import { itemIdOf, priceTypeIdOf, totalWarehouseId, unitIdOf, warehouseIdOf } from './externalIds.rules.ts';
import type {
  CommercemlRecord,
  DocumentRecord,
  OfferRecord,
  ProblemRecord,
  ProductRecord,
  SectionRecord,
} from './records.ts';
import { addChoices, type Choices, propertyRows, type StagedItem, toStagedItem } from './stagedRows.rules.ts';

export type StagedPicture = { hash: string; mime: string };

/** Rows without a natural duplicate; the last one of an id wins, as the last file of an exchange is the newest. */
const upsert = (table: string, columns: readonly string[]): string =>
  `INSERT INTO ${table}(${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
   ON CONFLICT(${columns[0]}) DO UPDATE SET ${columns
     .slice(1)
     .map((c) => `${c} = excluded.${c}`)
     .join(', ')}`;

export type Stager = {
  /** @param pictures of a product, in order, those that are pictures */
  take(record: CommercemlRecord, file: string, pictures?: readonly StagedPicture[]): void;
  problem(problem: Omit<ProblemRecord, 'kind' | 'reason'> & { reason: string }): void;
  counts: { problems: number; skippedItems: number; rounded: number };
  flags: { catalogues: SectionRecord[]; offers: boolean[]; hasTotals: boolean };
  choices: Choices;
};

export const itemValues = (item: StagedItem): unknown[] => [
  item.id,
  item.externalId,
  item.catalogueId,
  item.parentItemId,
  item.groupId,
  item.kind,
  item.article,
  item.code,
  item.name,
  item.fullName,
  item.description,
  item.unitId,
  item.vatCode,
  item.pictureHash,
  item.isDeleted,
  item.nameFold,
  item.articleFold,
  item.sortKey,
  item.searchText,
];

function prepareAll(db: Database.Database) {
  const child = (table: ChildTable, columns: string) =>
    db.prepare(upsert(table, ['id', 'item_id', ...columns.split(' ')]));
  return {
    ref: db.prepare('INSERT INTO refs(kind, data) VALUES (?, ?)'),
    item: db.prepare(upsert('items', stagedItemColumns)),
    hasItem: db.prepare('SELECT 1 FROM items WHERE id = ?').pluck(),
    item_barcodes: child('item_barcodes', 'barcode'),
    item_pictures: child('item_pictures', 'hash mime position'),
    item_property_values: child('item_property_values', 'property_id value'),
    prices: child('prices', 'price_type_id amount_minor'),
    stocks: child('stocks', 'warehouse_id quantity_milli'),
    loose: db.prepare(
      upsert('loose', [
        'id',
        'external_id',
        'base_id',
        'name',
        'article',
        'unit_id',
        'traits',
        'is_deleted',
        'file',
        'line',
      ]),
    ),
    list: db.prepare(
      'INSERT INTO lists(item_id, bits) VALUES (?, ?) ON CONFLICT(item_id) DO UPDATE SET bits = bits | excluded.bits',
    ),
    faulty: db.prepare('INSERT INTO faulty(item_id) VALUES (?) ON CONFLICT DO NOTHING'),
    document: db.prepare('INSERT INTO documents(rank, seq, data) VALUES (?, ?, ?)'),
    problem: db.prepare('INSERT INTO problems(file, line, "column", ref, reason) VALUES (?, ?, ?, ?, ?)'),
  };
}
type Statements = ReturnType<typeof prepareAll>;

export function createStager(db: Database.Database, task: CommercemlTask): Stager {
  const statements = prepareAll(db);
  const choices: Choices = new Map();
  const counts = { problems: 0, skippedItems: 0, rounded: 0 };
  const flags = { catalogues: [] as SectionRecord[], offers: [] as boolean[], hasTotals: false };
  const currencies = new Map(task.priceTypes.map(({ id, currency }) => [id, currency]));
  const context: StageContext = {
    statements,
    counts,
    flags,
    choices,
    currencies,
    hasWarehouses: task.hasWarehouses,
  };
  let documentSeq = 0;

  const problem: Stager['problem'] = ({ file, line, column, ref, reason }) => {
    counts.problems += 1;
    statements.problem.run(file, line, column, ref ?? null, reason);
    if (ref !== undefined) statements.faulty.run(itemIdOf(ref));
  };

  const stageDocument = (document: DocumentRecord, file: string): void => {
    const { subDocuments, ...own } = document;
    documentSeq += 1;
    statements.document.run(rankOf(document.operation), documentSeq, JSON.stringify({ ...own, file }));
    const invoice = subDocuments.find((sub) => sub.operation === 'invoice');
    for (const sub of subDocuments) {
      const base = sub.operation === 'invoice' || invoice === undefined ? document : invoice;
      const parties = sub.parties.length > 0 ? sub.parties : document.parties;
      stageDocument(
        { ...sub, parties, currency: sub.currency ?? document.currency, baseId: sub.baseId ?? base.id },
        file,
      );
    }
  };

  return {
    counts,
    flags,
    choices,
    problem,
    take(record, file, pictures = []) {
      switch (record.kind) {
        case 'product':
          stageProduct(context, record, pictures);
          break;
        case 'offer':
          stageOffer(context, record, file, problem);
          break;
        case 'document':
          stageDocument(record, file);
          break;
        case 'problem':
          if (record.isSkipped) counts.skippedItems += 1;
          problem(record);
          break;
        case 'section':
          if (record.section === 'catalogue') flags.catalogues.push(record);
          if (record.section === 'offers') flags.offers.push(record.isFull);
          break;
        case 'header':
          break;
        default:
          if (record.kind === 'property') addChoices(choices, record);
          if (record.kind === 'priceType' && record.currency !== undefined)
            currencies.set(record.id, record.currency);
          if (record.kind === 'warehouse') context.hasWarehouses = true;
          statements.ref.run(record.kind, JSON.stringify(record));
      }
    },
  };
}

type StageContext = {
  statements: Statements;
  counts: Stager['counts'];
  flags: Stager['flags'];
  choices: Choices;
  currencies: Map<string, string>;
  hasWarehouses: boolean;
};

function stageBarcodes(statements: Statements, itemId: string, barcodes: readonly string[]): number {
  for (const barcode of barcodes) {
    statements.item_barcodes.run(naturalId('item_barcodes', itemId, barcode), itemId, barcode);
  }
  return barcodes.length > 0 ? listBits.item_barcodes : 0;
}

function stageProduct(
  context: StageContext,
  product: ProductRecord,
  pictures: readonly StagedPicture[],
): void {
  const { statements, choices } = context;
  const item = { ...toStagedItem(product), pictureHash: pictures[0]?.hash ?? null };
  statements.item.run(...itemValues(item));
  let bits = stageBarcodes(statements, item.id, product.barcodes);
  pictures.forEach(({ hash, mime }, position) => {
    statements.item_pictures.run(naturalId('item_pictures', item.id, hash), item.id, hash, mime, position);
    bits |= listBits.item_pictures;
  });
  for (const row of propertyRows(product, choices)) {
    statements.item_property_values.run(...row);
    bits |= listBits.item_property_values;
  }
  if (bits !== 0) statements.list.run(item.id, bits);
}

function stageOffer(
  context: StageContext,
  offer: OfferRecord,
  file: string,
  problem: Stager['problem'],
): void {
  const { statements } = context;
  const id = itemIdOf(offer.id);
  if (statements.hasItem.get(id) === undefined) {
    const traits = offer.characteristics.map(({ value }) => value ?? '').filter((value) => value !== '');
    const baseId = offer.variantId === undefined ? null : itemIdOf(offer.baseId);
    const unitId = unitIdOf(offer.unit);
    const { name = null, article = null } = offer;
    const isDeleted = offer.isDeleted ? 1 : 0;
    statements.loose.run(
      id,
      offer.id,
      baseId,
      name,
      article,
      unitId,
      traits.join(', '),
      isDeleted,
      file,
      offer.line,
    );
  }
  let bits = stageBarcodes(statements, id, offer.barcodes);
  if (offer.prices !== undefined)
    bits |= stagePrices(context, offer, id, (reason) => problem({ ...placeOf(offer, file), reason }));
  bits |= stageStocks(context, offer, id);
  if (bits !== 0) statements.list.run(id, bits);
}

function placeOf(offer: OfferRecord, file: string) {
  return { file, line: offer.line, column: offer.column, ref: offer.id, isSkipped: false };
}

/** A row of prices has no currency of its own: it is its type's. */
function stagePrices(
  context: StageContext,
  offer: OfferRecord,
  itemId: string,
  fault: (reason: string) => void,
): number {
  for (const price of offer.prices ?? []) {
    const known = context.currencies.get(price.typeId);
    if (known === undefined) context.currencies.set(price.typeId, price.currency);
    if (known !== undefined && known !== price.currency) {
      fault('price_currency_differs');
      continue;
    }
    if (price.isRounded) context.counts.rounded += 1;
    const typeId = priceTypeIdOf(price.typeId);
    const id = naturalId('prices', itemId, typeId);
    context.statements.prices.run(id, itemId, typeId, price.amountMinor);
  }
  return listBits.prices;
}

function stageStocks(context: StageContext, offer: OfferRecord, itemId: string): number {
  const { statements } = context;
  const put = (warehouseId: string, quantityMilli: number): void => {
    statements.stocks.run(naturalId('stocks', itemId, warehouseId), itemId, warehouseId, quantityMilli);
  };
  if (offer.stocks !== undefined && (offer.stocks.length > 0 || offer.totalQuantityMilli === undefined)) {
    for (const { warehouseId, quantityMilli } of offer.stocks) put(warehouseIdOf(warehouseId), quantityMilli);
    return listBits.stocks;
  }
  if (offer.totalQuantityMilli === undefined || context.hasWarehouses) return 0;
  context.flags.hasTotals = true;
  put(totalWarehouseId, offer.totalQuantityMilli);
  return listBits.stocks;
}

// In the import worker: takes the records of an exchange one by one and keeps them in the staging file, those of an item
// under its id whatever files they came from. Reads no file itself; pictures are handed in as hashes.
import type Database from 'better-sqlite3';
import { childId } from '../naturalIds.ts';
import type { CommercemlTask } from '../staging/importTask.ts';
import { type ChildRow, createElements, type Elements, type Lists } from '../staging/stagedElements.repo.ts';
import { rankOf } from './documents.rules.ts';
import { itemIdOf, priceTypeIdOf, totalWarehouseId, warehouseIdOf } from './externalIds.rules.ts';
import type {
  CommercemlRecord,
  DocumentRecord,
  OfferPrice,
  OfferRecord,
  ProblemRecord,
  ProductRecord,
  SectionRecord,
} from './records.ts';
import { addChoices, type Choices, propertyRows, toLooseOffer, toStagedItem } from './stagedRows.rules.ts';

export type StagedPicture = { hash: string; mime: string };

export type Stager = {
  /** @param pictures of a product, in order, those that are pictures */
  take(record: CommercemlRecord, file: string, pictures?: readonly StagedPicture[]): void;
  problem(problem: Omit<ProblemRecord, 'kind' | 'reason'> & { reason: string }): void;
  counts: { problems: number; skippedItems: number; rounded: number };
  flags: { catalogues: SectionRecord[]; offers: boolean[]; hasTotals: boolean };
  choices: Choices;
};

function prepareAll(db: Database.Database) {
  return {
    ref: db.prepare('INSERT INTO refs(kind, data) VALUES (?, ?)'),
    faulty: db.prepare('INSERT INTO faulty(item_id) VALUES (?) ON CONFLICT DO NOTHING'),
    document: db.prepare('INSERT INTO documents(rank, seq, data) VALUES (?, ?, ?)'),
    problem: db.prepare('INSERT INTO problems(file, line, "column", ref, reason) VALUES (?, ?, ?, ?, ?)'),
  };
}

export function createStager(db: Database.Database, task: CommercemlTask): Stager {
  const statements = prepareAll(db);
  const choices: Choices = new Map();
  const counts = { problems: 0, skippedItems: 0, rounded: 0 };
  const flags = { catalogues: [] as SectionRecord[], offers: [] as boolean[], hasTotals: false };
  const currencies = new Map(task.priceTypes.map(({ id, currency }) => [id, currency]));
  const context: StageContext = {
    elements: createElements(db),
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
  elements: Elements;
  counts: Stager['counts'];
  flags: Stager['flags'];
  choices: Choices;
  currencies: Map<string, string>;
  hasWarehouses: boolean;
};

function stageProduct(
  { elements, choices }: StageContext,
  product: ProductRecord,
  pictures: readonly StagedPicture[],
): void {
  const head = { ...toStagedItem(product), pictureHash: pictures[0]?.hash ?? null };
  const { id } = head;
  const lists: Lists = barcodeLists(id, product.barcodes);
  if (pictures.length > 0) {
    lists.item_pictures = pictures.map(({ hash, mime }, position) => [
      childId('item_pictures', id, hash),
      hash,
      mime,
      position,
    ]);
  }
  const properties = propertyRows(product, choices);
  if (properties.length > 0) lists.item_property_values = properties;
  elements.add(id, { kind: 'product', head }, lists);
}

function stageOffer(
  context: StageContext,
  offer: OfferRecord,
  file: string,
  problem: Stager['problem'],
): void {
  const head = toLooseOffer(offer, file);
  const { id } = head;
  const lists: Lists = barcodeLists(id, offer.barcodes);
  if (offer.prices !== undefined) {
    const fault = (reason: string): void => problem({ ...placeOf(offer, file), reason });
    lists.prices = priceRows(context, id, offer.prices, fault);
  }
  const stocks = stockRows(context, offer, id);
  if (stocks !== undefined) lists.stocks = stocks;
  context.elements.add(id, { kind: 'offer', head }, lists);
}

/** An element without any barcode does not speak of them. */
function barcodeLists(itemId: string, barcodes: readonly string[]): Lists {
  if (barcodes.length === 0) return {};
  return { item_barcodes: barcodes.map((barcode) => [childId('item_barcodes', itemId, barcode), barcode]) };
}

function placeOf(offer: OfferRecord, file: string) {
  return { file, line: offer.line, column: offer.column, ref: offer.id, isSkipped: false };
}

/** A row of prices has no currency of its own: it is its type's. */
function priceRows(
  { currencies, counts }: StageContext,
  itemId: string,
  prices: readonly OfferPrice[],
  fault: (reason: string) => void,
): ChildRow[] {
  const rows: ChildRow[] = [];
  for (const { typeId, currency, amountMinor, isRounded } of prices) {
    const known = currencies.get(typeId);
    if (known === undefined) currencies.set(typeId, currency);
    else if (known !== currency) {
      fault('price_currency_differs');
      continue;
    }
    if (isRounded) counts.rounded += 1;
    const priceTypeId = priceTypeIdOf(typeId);
    rows.push([childId('prices', itemId, priceTypeId), priceTypeId, amountMinor]);
  }
  return rows;
}

/** undefined when the offer does not speak of stock. */
function stockRows(context: StageContext, offer: OfferRecord, itemId: string): ChildRow[] | undefined {
  const { stocks, totalQuantityMilli } = offer;
  const row = (warehouseId: string, quantityMilli: number): ChildRow => [
    childId('stocks', itemId, warehouseId),
    warehouseId,
    quantityMilli,
  ];
  if (stocks !== undefined && (stocks.length > 0 || totalQuantityMilli === undefined)) {
    return stocks.map(({ warehouseId, quantityMilli }) => row(warehouseIdOf(warehouseId), quantityMilli));
  }
  if (totalQuantityMilli === undefined || context.hasWarehouses) return undefined;
  context.flags.hasTotals = true;
  return [row(totalWarehouseId, totalQuantityMilli)];
}

// What the files say of items, in the staging file: an element a row, appended by the worker, read back by the writer
// item by item in key order, a page at a time, so that no cursor stays open over a turn of the event loop.
import type Database from 'better-sqlite3';
import type { LooseOffer, StagedItem } from '../commerceml/stagedRows.rules.ts';

/** Tables of rows that belong to an item and come as lists. */
export const childTables = [
  'item_barcodes',
  'item_pictures',
  'item_property_values',
  'prices',
  'stocks',
] as const;
export type ChildTable = (typeof childTables)[number];

/** Id, then the columns after the item's id. */
export type ChildRow = readonly [id: string, ...rest: (string | number)[]];
/** A table that is there was given whole by the element, empty or not. */
export type Lists = Partial<Record<ChildTable, ChildRow[]>>;

export type Head = { kind: 'product'; head: StagedItem } | { kind: 'offer'; head: LooseOffer };

export type Elements = {
  add(itemId: string, element: Head, lists: Lists): void;
};

export function createElements(db: Database.Database): Elements {
  const insert = db.prepare('INSERT INTO elements(item_id, kind, head, lists) VALUES (?, ?, ?, ?)');
  return {
    add(itemId, { kind, head }, lists) {
      let hasLists = false;
      for (const _ in lists) hasLists = true;
      insert.run(itemId, kind, JSON.stringify(head), hasLists ? JSON.stringify(lists) : null);
    },
  };
}

const pageSize = 256;
type Row = readonly [itemId: string, seq: number, kind: Head['kind'], json: string];

/** Elements of one kind of content, item by item in the order of ids. */
function* byItem(db: Database.Database, content: 'head' | 'lists'): Generator<[string, Row[]]> {
  const page = db
    .prepare<[string, number], Row>(
      `SELECT item_id, seq, kind, ${content} FROM elements
       WHERE (item_id, seq) > (?, ?) AND ${content} IS NOT NULL ORDER BY item_id, seq LIMIT ${pageSize}`,
    )
    .raw();
  let group: [string, Row[]] | undefined;
  for (let after: [string, number] = ['', 0]; ; ) {
    const rows = page.all(...after) as unknown as Row[];
    for (const row of rows) {
      const [itemId, seq] = row;
      after = [itemId, seq];
      if (group?.[0] === itemId) group[1].push(row);
      else {
        if (group !== undefined) yield group;
        group = [itemId, [row]];
      }
    }
    if (rows.length === pageSize) continue;
    if (group !== undefined) yield group;
    return;
  }
}

/** What an exchange says of one item: the last product, and its offers as one. */
export type StagedHeads = { product?: StagedItem; offer?: LooseOffer };

export function* stagedHeads(db: Database.Database): Generator<StagedHeads> {
  for (const [, rows] of byItem(db, 'head')) {
    const heads: StagedHeads = {};
    for (const [, , kind, head] of rows) {
      if (kind === 'product') heads.product = JSON.parse(head) as StagedItem;
      else heads.offer = mergeOffers(heads.offer, JSON.parse(head) as LooseOffer);
    }
    yield heads;
  }
}

/** 3.1 names a variant in one file and prices it in another. */
function mergeOffers(older: LooseOffer | undefined, newer: LooseOffer): LooseOffer {
  if (older === undefined) return newer;
  return {
    ...newer,
    baseId: newer.baseId ?? older.baseId,
    name: newer.name ?? older.name,
    article: newer.article ?? older.article,
    unitId: newer.unitId ?? older.unitId,
    traits: newer.traits === '' ? older.traits : newer.traits,
  };
}

export type StagedLists = { itemId: string; lists: Lists };

/** The lists of each item, those of several elements joined; the last row of an id wins. */
export function* stagedLists(db: Database.Database): Generator<StagedLists> {
  for (const [itemId, rows] of byItem(db, 'lists')) {
    yield { itemId, lists: rows.map(([, , , lists]) => JSON.parse(lists) as Lists).reduce(joinLists) };
  }
}

function joinLists(older: Lists, newer: Lists): Lists {
  const joined = { ...older, ...newer };
  for (const table of childTables) {
    const [first, second] = [older[table], newer[table]];
    if (first === undefined || second === undefined) continue;
    joined[table] = [...new Map([...first, ...second].map((row) => [row[0], row])).values()];
  }
  return joined;
}

export type ElementIndex = {
  /** The last product of this id. */
  findProduct(itemId: string): StagedItem | undefined;
  isNamed(itemId: string): boolean;
  isProduct(itemId: string): boolean;
  /** Something of it was left out as a problem. */
  isFaulty(itemId: string): boolean;
};

/** Looks at single items of the staging file. */
export function createElementIndex(db: Database.Database): ElementIndex {
  const product = db
    .prepare<[string], string>(
      "SELECT head FROM elements WHERE item_id = ? AND kind = 'product' ORDER BY seq DESC LIMIT 1",
    )
    .pluck();
  const named = db.prepare<[string]>('SELECT 1 FROM elements WHERE item_id = ? LIMIT 1');
  const faulty = db.prepare<[string]>('SELECT 1 FROM faulty WHERE item_id = ?');
  return {
    findProduct: (itemId) => {
      const head = product.get(itemId);
      return head === undefined ? undefined : (JSON.parse(head) as StagedItem);
    },
    isNamed: (itemId) => named.get(itemId) !== undefined,
    isProduct: (itemId) => product.get(itemId) !== undefined,
    isFaulty: (itemId) => faulty.get(itemId) !== undefined,
  };
}

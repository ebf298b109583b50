// The rows of a demo company as a stream: table and values. Types and the small helpers every part shares.
import { newRowId } from '#shared/domain/ids.ts';
import type { SeededRandom } from '#shared/lib/seededRandom.ts';
import type * as schema from '../store/schema/index.ts';

export type DemoTables = {
  organizations: typeof schema.organizations.$inferInsert;
  bank_accounts: typeof schema.bankAccounts.$inferInsert;
  users: typeof schema.users.$inferInsert;
  partners: typeof schema.partners.$inferInsert;
  partner_roles: typeof schema.partnerRoles.$inferInsert;
  contacts: typeof schema.contacts.$inferInsert;
  contact_points: typeof schema.contactPoints.$inferInsert;
  legal_entities: typeof schema.legalEntities.$inferInsert;
  interactions: typeof schema.interactions.$inferInsert;
  tasks: typeof schema.tasks.$inferInsert;
  item_groups: typeof schema.itemGroups.$inferInsert;
  units: typeof schema.units.$inferInsert;
  items: typeof schema.items.$inferInsert;
  item_barcodes: typeof schema.itemBarcodes.$inferInsert;
  item_pictures: typeof schema.itemPictures.$inferInsert;
  price_types: typeof schema.priceTypes.$inferInsert;
  prices: typeof schema.prices.$inferInsert;
  warehouse_groups: typeof schema.warehouseGroups.$inferInsert;
  warehouses: typeof schema.warehouses.$inferInsert;
  stocks: typeof schema.stocks.$inferInsert;
  documents: typeof schema.documents.$inferInsert;
  document_lines: typeof schema.documentLines.$inferInsert;
};

export type DemoRow = { [T in keyof DemoTables]: readonly [table: T, row: DemoTables[T]] }[keyof DemoTables];
export type DemoRows = Generator<DemoRow, void>;

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** The audit columns of a row made at an instant. */
export const audited = (at: number): { createdAt: number; updatedAt: number } => ({
  createdAt: at,
  updatedAt: at,
});

/** A row id that follows from the seed alone. */
export const demoId = (random: SeededRandom, at: number): string => newRowId(at, random.bytes(16));

/** A member by running number, round and round. */
export function cycled<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError('empty list');
  return found;
}

// What travels: changes of rows, grouped by the transaction that made them. Shapes and their checks; no rule.
import { z } from 'zod';
import { type SyncedTableName, syncedTables } from './registry.ts';

export const FieldValue = z.union([z.string(), z.number(), z.null()]);
export type FieldValue = z.output<typeof FieldValue>;
export type Row = Record<string, FieldValue>;

/**
 * What the author had before him: the number in the hub's log that last wrote the field (0: never seen), or minus the
 * number of his own transaction that the hub had not answered yet.
 */
const BaseVersion = z.number().int();

const Table = z.enum(Object.keys(syncedTables) as [SyncedTableName, ...SyncedTableName[]]);
const Place = { t: Table, id: z.string().min(1).max(64) };

export const Op = z.discriminatedUnion('k', [
  /** A new row, whole. `seen` only when its author had known the row before and it had gone. */
  z.object({
    ...Place,
    k: z.literal('put'),
    seen: BaseVersion.optional(),
    f: z.record(z.string(), FieldValue),
  }),
  /**
   * Fields that changed: [base version, value before, value]. `seen`: the newest number of the row that the author had
   * before him: a value hidden beneath his own pending edit was not, so it is less than the number of any such value.
   */
  z.object({
    ...Place,
    k: z.literal('set'),
    seen: BaseVersion,
    f: z.record(z.string(), z.tuple([BaseVersion, FieldValue, FieldValue])),
  }),
  /** A row of a table whose rows go for good. */
  z.object({ ...Place, k: z.literal('del'), seen: BaseVersion }),
]);
export type Op = z.output<typeof Op>;

/** The stamp of a transaction (`hlc.ts`). */
export const Hlc = z.string().regex(/^[\da-f]{12}-[\da-f]{4}-[\da-f]{8}$/);

/** Applied, logged and delivered together; `cseq` counts the transactions of a device without a gap. */
export const Tx = z.object({
  cseq: z.number().int().positive(),
  hlc: Hlc,
  /** Contract name of the command, for the journal. */
  command: z.string().max(100),
  ops: z.array(Op).min(1),
});
export type Tx = z.output<typeof Tx>;

// The small lists that forms offer: words (where clients come from, posts) and the catalogue's units, price types,
// warehouses and their groups.
import { z } from 'zod';
import { trades } from '#shared/domain/readyDirectories.ts';
import { Empty, Id, Language, page, Text } from './common.ts';
import { action, command, query } from './define.ts';

const Kind = z.enum(['source', 'post', 'unit', 'priceType', 'warehouse', 'warehouseGroup']);
const Ordered = z.enum(['source', 'post', 'priceType']);
/** Price types and warehouses carry prices and stock: two of them are not made one. */
const Mergeable = z.enum(['source', 'post', 'unit', 'warehouseGroup']);

const EntryRow = z.object({
  id: Id,
  name: z.string(),
  /** The full name of a unit, the currency of a price type, the group of a warehouse; '' otherwise. */
  note: z.string(),
  isArchived: z.boolean(),
  /** It comes from 1C, which would bring its own name back. */
  isImported: z.boolean(),
});

const Uses = z.object({
  uses: z.array(
    z.object({
      where: z.enum(['partners', 'contacts', 'users', 'items', 'prices', 'stocks', 'warehouses']),
      count: z.number().int(),
    }),
  ),
});

export const directories = {
  /** In their own order where they have one, else in that of the alphabet. */
  list: query({
    in: z.object({ kind: Kind, includeArchived: z.boolean().default(false) }),
    out: page(EntryRow),
    reads: ['directory_entries', 'units', 'price_types', 'warehouses', 'warehouse_groups'],
  }),
  /** An archived one of the same name comes back instead. */
  add: command({
    in: z.object({ kind: Kind, name: Text(120).min(1), note: Text(120).default('') }),
    out: z.object({ id: Id }),
    reasons: ['entry_exists'],
    undo: true,
  }),
  /** All entries of the kind that are offered, in their new order. */
  order: command({
    in: z.object({ kind: Ordered, ids: z.array(Id).min(1).max(500) }),
    out: Empty,
    reasons: ['entry_gone'],
    undo: true,
  }),
  restore: command({
    in: z.object({ kind: Kind, id: Id }),
    out: Empty,
    reasons: ['entry_gone', 'entry_exists'],
    undo: true,
  }),
  /** What of a trade is missing, in one step; nothing that is there is changed. */
  loadReady: command({
    in: z.object({ trade: z.enum(trades), language: Language }),
    out: z.object({ added: z.number().int() }),
    undo: true,
  }),
  /** Where it is used and how often; looks through the rows piece by piece. */
  countUses: action({ in: z.object({ kind: Kind, id: Id }), out: Uses, reasons: ['entry_gone'] }),
  /** Everywhere it was chosen too, as one undoable step. */
  rename: action({
    in: z.object({ kind: Kind, id: Id, name: Text(120).min(1) }),
    out: Empty,
    reasons: ['entry_gone', 'entry_exists', 'entry_of_1c'],
  }),
  /** Whatever used `id` uses `intoId`; `id` is archived. One undoable step. */
  merge: action({
    in: z.object({ kind: Mergeable, id: Id, intoId: Id }),
    out: z.object({ changed: z.number().int() }),
    reasons: ['entry_gone', 'entry_itself'],
  }),
  /** No longer offered. A word stays where it was chosen; anything else must not be in use. */
  archive: action({
    in: z.object({ kind: Kind, id: Id }),
    out: Empty,
    reasons: ['entry_gone', 'entry_in_use'],
  }),
};

// Programs of several schemas at the same time. The second knows one column of partners more, the third one table more. What
// is new to a program is real – the number that it says, a name that it has no place for; only what the newer one has instead
// is played here: what the simulated workstations call a table that they do not know, and the place of the column.

import type { SeededRandom } from '#shared/lib/seededRandom.ts';
import type { HubCalls } from '#shared/sync/hubCalls.ts';
import type { LoggedOp, PullOut, SentTx } from '#shared/sync/logProtocol.ts';
import { syncSchema } from '#shared/sync/logProtocol.ts';
import { type Row, rowKey } from '../model/simTables.ts';

export const oldestSchema = 1;
export const newestSchema = 4;
/** Of which most days are. */
export const usualSchema = 3;
/** The first that knows the column, and the first that knows the table. */
export const columnSchema = 2;
export const tableSchema = 3;
/** Of the hub and a program: how far apart they may be. */
const olderAtMost = 2;

export const newColumn = 'colour';
/** To the older programs a name that they have never heard. */
export const newTable = 'tasks';
export const unheardOf = 'tasks_of_a_newer_program';

export const knows = (schema: number, t: string): boolean => t !== newTable || schema >= tableSchema;

/** Most days all have the same program; else there are some of each that a hub speaks with, and one that is ahead of it. */
export function drawSchemas(random: SeededRandom): { hub: number; next(isFirst: boolean): number } {
  if (random.chance(0.7)) return { hub: usualSchema, next: () => usualSchema };
  const hub = random.int(oldestSchema, usualSchema);
  const oldest = Math.max(oldestSchema, hub - olderAtMost);
  // Who brings the company can speak with the hub.
  return { hub, next: (isFirst) => random.int(oldest, isFirst ? hub : hub + 1) };
}

/** The hub is brought up to date, and who is too old for it. */
export function catchUp(hub: number, schemas: readonly number[]): { hub: number; oldest: number } {
  const newest = Math.max(hub, ...schemas);
  return { hub: newest, oldest: newest - olderAtMost };
}

type Op = { t: string; id: string; k: string; f?: Record<string, unknown> };

const isOfPartner = ({ t, k }: { t: string; k: string }): boolean =>
  t === 'partners' && (k === 'put' || k === 'set');

const mapOps = (txs: readonly SentTx[], change: (op: Op, cseq: number) => Op): SentTx[] =>
  txs.map((tx) => ({ ...tx, ops: tx.ops.map((op) => change(op as Op, tx.cseq)) }));

const without = (f: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(f).filter(([column]) => column !== newColumn));

/**
 * What is said of a program. A newer one fills its column with whatever it writes of a partner, and has a place for what comes
 * of it; an older one has never heard of the table.
 */
export function speakAs(schemaOf: () => number, deviceId: string, calls: HubCalls): HubCalls {
  const fill = (op: Op, cseq: number): Op => {
    if (!isOfPartner(op)) return op;
    const value = `${deviceId.slice(-4)}-${cseq}`;
    return { ...op, f: { ...op.f, [newColumn]: op.k === 'set' ? [0, null, value] : value } };
  };
  const called = <T extends { t: string }>(row: T): T =>
    knows(schemaOf(), row.t) ? row : { ...row, t: unheardOf };
  const meant = <T extends { t: string }>(row: T): T => (row.t === unheardOf ? { ...row, t: newTable } : row);
  const placed = <T extends { f: Row }>(row: T): T =>
    schemaOf() < columnSchema ? row : { ...row, f: without(row.f) as Row };
  return {
    ...calls,
    hello: (said) => calls.hello({ ...said, schema: schemaOf() }),
    push: (sent) => {
      const schema = schemaOf();
      return calls.push({ ...sent, schema, txs: schema < columnSchema ? sent.txs : mapOps(sent.txs, fill) });
    },
    pull: async (asked) => {
      const page = await calls.pull(asked);
      return { ...page, ops: page.ops.map((op) => called(placed(op))) };
    },
    snapshot: async (asked) => {
      const page = await calls.snapshot({ ...asked, after: asked.after && meant(asked.after) });
      return {
        ...page,
        rows: page.rows.map((row) => called(placed(row))),
        next: page.next && called(page.next),
      };
    },
    // A program compares the tables that it knows.
    digest: async (asked) => {
      const answer = await calls.digest(asked);
      return knows(schemaOf(), asked.t) ? answer : { ...answer, rows: [], hasMore: false };
    },
  };
}

/** What a newer hub keeps in the column, by row; it hands it to everybody, also to those who have no place for it. */
export class NewerColumn {
  /** Of the hub. */
  schema = usualSchema;
  readonly values = new Map<string, string>();

  #keep(op: Op): Op {
    const given = op.f?.[newColumn];
    if (!isOfPartner(op) || given === undefined) return op;
    this.values.set(rowKey(op.t, op.id), String(op.k === 'set' ? (given as unknown[])[2] : given));
    return { ...op, f: without(op.f ?? {}) };
  }

  #filled<T extends { t: string; id: string; f: Row }>(row: T): T {
    const value = this.values.get(rowKey(row.t, row.id));
    return value === undefined ? row : { ...row, f: { ...row.f, [newColumn]: value } };
  }

  #handOut(page: PullOut): PullOut {
    return { ...page, ops: page.ops.map((op: LoggedOp) => (isOfPartner(op) ? this.#filled(op) : op)) };
  }

  /** As the real hub is asked: by how much the program is newer or older than it. */
  #said(schema: number): number {
    if (schema > this.schema) return syncSchema + 1;
    return schema < this.schema - olderAtMost ? syncSchema - olderAtMost - 1 : syncSchema;
  }

  serve(calls: HubCalls): HubCalls {
    return {
      ...calls,
      hello: (said) => calls.hello({ ...said, schema: this.#said(said.schema) }),
      push: (sent) => {
        const txs = this.schema < columnSchema ? sent.txs : mapOps(sent.txs, (op) => this.#keep(op));
        return calls.push({ ...sent, schema: this.#said(sent.schema), txs });
      },
      pull: async (asked) => this.#handOut(await calls.pull(asked)),
      snapshot: async (asked) => {
        const page = await calls.snapshot(asked);
        return { ...page, rows: page.rows.map((row) => (row.t === 'partners' ? this.#filled(row) : row)) };
      },
    };
  }
}

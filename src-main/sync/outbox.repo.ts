// Sealed transactions: kept in the order of their numbers, sent, and done once their outcome came with the log. Which
// rows the waiting ones touch is kept beside them. No rule of merging.

import type { SentTx } from '#shared/sync/logProtocol.ts';
import type { Outcome } from '#shared/sync/mergeOp.ts';
import type { Op, Row } from '#shared/sync/ops.ts';
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';
import type { WaitingOp } from './fold.rules.ts';

export type Sealed = {
  cseq: number;
  hlc: string;
  command: string;
  operationId: string;
  at: number;
  ops: Op[];
  /** By position in `ops`: the row that a deletion took, or over which a row was put. */
  befores: (Row | null)[];
};

export function addSealed(
  tx: WriteContext,
  { cseq, hlc, command, operationId, at, ops, befores }: Sealed,
): void {
  tx.sql.run(
    `INSERT INTO sync_outbox(cseq, hlc, command, operation_id, ops, op_count, at, state)
     VALUES (:cseq, :hlc, :command, :operationId, :ops, :count, :at, 'waiting')`,
    { cseq, hlc, command, operationId, ops: JSON.stringify(ops), count: ops.length, at },
  );
  ops.forEach(({ t, id }, index) => {
    const before = befores[index] ?? null;
    const kept = before === null ? null : JSON.stringify(before);
    tx.sql.run('INSERT INTO sync_pending(table_name, row_id, cseq, before) VALUES (?, ?, ?, ?)', [
      t,
      id,
      cseq,
      kept,
    ]);
  });
  tx.touch('sync_outbox');
}

type OutboxRow = { cseq: number; hlc: string; command: string; ops: string; opCount: number };

/** What a push takes: at least one transaction, then as many as fit. */
export function loadToSend(sql: ReadSql, after: number, limits: { ops: number; bytes: number }): SentTx[] {
  const rows = sql.iterate<OutboxRow>(
    `SELECT cseq, hlc, command, ops, op_count AS opCount FROM sync_outbox
     WHERE state = 'waiting' AND cseq > ? ORDER BY cseq`,
    [after],
  );
  const txs: SentTx[] = [];
  let ops = 0;
  let bytes = 0;
  for (const row of rows) {
    ops += row.opCount;
    // A letter may be several bytes.
    bytes += Buffer.byteLength(row.ops) + 200;
    if (txs.length > 0 && (ops > limits.ops || bytes > limits.bytes)) break;
    txs.push({
      cseq: row.cseq,
      hlc: row.hlc,
      command: row.command,
      ops: JSON.parse(row.ops) as Op[],
    } as SentTx);
  }
  return txs;
}

/** Transactions that wait on a row, oldest first. */
export function loadWaiting(sql: ReadSql, t: string, id: string): WaitingOp[] {
  const rows = sql.all<{ cseq: number; before: string | null; op: string }>(
    `SELECT p.cseq, p.before, e.value AS op FROM sync_pending p
     JOIN sync_outbox o ON o.cseq = p.cseq
     JOIN json_each(o.ops) e ON json_extract(e.value, '$.t') = p.table_name AND json_extract(e.value, '$.id') = p.row_id
     WHERE p.table_name = ? AND p.row_id = ? ORDER BY p.cseq`,
    [t, id],
  );
  return rows.map(({ cseq, before, op }) => ({
    cseq,
    op: JSON.parse(op) as Op,
    before: before === null ? null : (JSON.parse(before) as Row),
  }));
}

/** Numbers of waiting transactions up to one. */
export const listWaiting = (sql: ReadSql, upTo: number): number[] =>
  sql
    .all<{ cseq: number }>(
      "SELECT cseq FROM sync_outbox WHERE state = 'waiting' AND cseq <= ? ORDER BY cseq",
      [upTo],
    )
    .map(({ cseq }) => cseq);

export const hasWaiting = (sql: ReadSql): boolean =>
  sql.get("SELECT 1 FROM sync_outbox WHERE state = 'waiting' LIMIT 1") !== undefined;

export const isWaitedOn = (sql: ReadSql, t: string, id: string): boolean =>
  sql.get('SELECT 1 FROM sync_pending WHERE table_name = ? AND row_id = ? LIMIT 1', [t, id]) !== undefined;

/** Whether the outcome of a waiting transaction was known before the hub lost it: it stands in the rows here as it was answered. */
export const wasAnswered = (sql: ReadSql, cseq: number): boolean =>
  sql.get('SELECT 1 FROM sync_outbox WHERE cseq = ? AND outcome IS NOT NULL', [cseq]) !== undefined;

export type OwnTx = { cseq: number; hlc: string; command: string; ops: Op[]; state: 'waiting' | 'done' };

export function findOwn(sql: ReadSql, cseq: number): OwnTx | undefined {
  const row = sql.get<Omit<OwnTx, 'ops'> & { ops: string }>(
    'SELECT cseq, hlc, command, ops, state FROM sync_outbox WHERE cseq = ?',
    [cseq],
  );
  return row && { ...row, ops: JSON.parse(row.ops) as Op[] };
}

/** The hub has it: it no longer lies over the rows. @param outcome unknown: it was told in a part of the log that is skipped */
export function finishOwn(tx: WriteContext, cseq: number, outcome: Outcome | 'unknown'): void {
  tx.sql.run("UPDATE sync_outbox SET state = 'done', outcome = ?, done_at = ? WHERE cseq = ?", [
    outcome,
    tx.now,
    cseq,
  ]);
  tx.sql.run('DELETE FROM sync_pending WHERE cseq = ?', [cseq]);
  tx.touch('sync_outbox');
}

/** Whether it is done and nobody has told yet what became of it. */
export const isUnheard = (sql: ReadSql, cseq: number): boolean =>
  sql.get("SELECT 1 FROM sync_outbox WHERE cseq = ? AND state = 'done' AND outcome = 'unknown'", [cseq]) !==
  undefined;

/** It will not be sent again. */
export function forgetOwn(tx: WriteContext, cseq: number): void {
  tx.sql.run('DELETE FROM sync_outbox WHERE cseq = ?', [cseq]);
}

/**
 * A hub that came back from yesterday lacks them: they wait again under their numbers, and their old outcome tells that
 * they were answered once.
 * @param stale a command whose work is void by now: its numbers go without it
 */
export function reopenAfter(tx: WriteContext, cseq: number, stale: string): void {
  const again = tx.sql.all<{ cseq: number; command: string; ops: string }>(
    "SELECT cseq, command, ops FROM sync_outbox WHERE cseq > ? AND state = 'done' ORDER BY cseq",
    [cseq],
  );
  for (const row of again) {
    const ops = row.command === stale ? [] : (JSON.parse(row.ops) as Op[]);
    tx.sql.run(
      "UPDATE sync_outbox SET state = 'waiting', done_at = NULL, ops = ?, op_count = ? WHERE cseq = ?",
      [JSON.stringify(ops), ops.length, row.cseq],
    );
    for (const { t, id } of ops) {
      tx.sql.run('INSERT OR IGNORE INTO sync_pending(table_name, row_id, cseq) VALUES (?, ?, ?)', [
        t,
        id,
        row.cseq,
      ]);
    }
  }
  if (again.length > 0) tx.touch('sync_outbox');
}

/** The newest that the hub has answered, as far as it is still kept; 0: none. */
export function lastDone(sql: ReadSql): number {
  const found = sql.get<{ cseq: number }>(
    "SELECT cseq FROM sync_outbox WHERE state = 'done' ORDER BY cseq DESC LIMIT 1",
  );
  return found?.cseq ?? 0;
}

/** Under a new device id: those that wait are counted from 1, those that are done belong to the old one. */
export function renumber(tx: WriteContext): number {
  tx.sql.run("DELETE FROM sync_outbox WHERE state = 'done'");
  const waiting = tx.sql.all<{ cseq: number }>('SELECT cseq FROM sync_outbox ORDER BY cseq');
  waiting.forEach(({ cseq }, index) => {
    tx.sql.run('UPDATE sync_outbox SET cseq = ? WHERE cseq = ?', [index + 1, cseq]);
    tx.sql.run('UPDATE sync_pending SET cseq = ? WHERE cseq = ?', [index + 1, cseq]);
  });
  tx.touch('sync_outbox');
  return waiting.length;
}

/** Forgets what a hub from yesterday will not ask for any more. */
export function pruneDone(tx: WriteContext, before: number): void {
  tx.sql.run('DELETE FROM sync_outbox WHERE done_at < ?', [before]);
}

// Sealing: what the change log holds and the outbox does not becomes transactions with numbers, stamps and bases, frozen
// from then on. Runs before a page is applied, in its transaction, so a base is what stood there when the edit was made.
import { nextHlc } from '#shared/sync/hlc.ts';
import { syncLimits } from '#shared/sync/logProtocol.ts';
import type { FieldValue, Op, Row } from '#shared/sync/ops.ts';
import type { WriteContext } from '../store/context.ts';
import { aheadOf } from './ahead.repo.ts';
import { noteUploads } from './blobQueue.repo.ts';
import { baseOf, type Hidden, nothingHidden, seenOf, type WaitingOp } from './fold.rules.ts';
import { type LoggedLine, type NetOp, netOps } from './netOps.rules.ts';
import { addSealed, isWaitedOn, loadWaiting } from './outbox.repo.ts';
import { hasComeAgain } from './seen.repo.ts';
import { findShadow } from './shadows.repo.ts';
import { type SyncState, saveSyncState } from './syncState.repo.ts';

/** Lines of the change log in one step: some 8 ms. */
const stepLines = 400;
/** Of a push, with room for what stands round the ops. */
const txBytes = syncLimits.bytes * 0.8;

type Line = LoggedLine & { seq: number; operationId: string; command: string | null; at: number };

const loadLines = (tx: WriteContext, after: number, limit: number): Line[] =>
  tx.sql.all<Line>(
    `SELECT c.seq, c.operation_id AS operationId, c.table_name AS tableName, c.row_id AS rowId, c.kind, c.data, c.at,
       (SELECT command FROM operations o WHERE o.id = c.operation_id) AS command
     FROM change_log c WHERE c.seq > ? ORDER BY c.seq LIMIT ?`,
    [after, limit],
  );

/** Lines of one operation that follow each other. */
function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run?.[0]?.operationId === line.operationId) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

/** The last run may go on beyond the step: it waits for the next one, unless it is all there is. */
function wholeRuns(tx: WriteContext, lines: readonly Line[]): Line[][] {
  const runs = runsOf(lines);
  const last = lines.at(-1);
  if (lines.length < stepLines || last === undefined) return runs;
  const next = tx.sql.get<{ operationId: string }>(
    'SELECT operation_id AS operationId FROM change_log WHERE seq > ? ORDER BY seq LIMIT 1',
    [last.seq],
  );
  if (next?.operationId !== last.operationId) return runs;
  if (runs.length > 1) return runs.slice(0, -1);
  // One command that wrote many rows stays whole as far as a push allows.
  const rest = loadLines(tx, last.seq, syncLimits.pushOps);
  const other = rest.findIndex(({ operationId }) => operationId !== last.operationId);
  return [[...lines, ...(other === -1 ? rest : rest.slice(0, other))]];
}

type Based = { op: Op; before: Row | null };

/**
 * What the user of a row has before him: everything up to the cursor, unless the row is still to come again, or came with
 * its scope as it was later.
 */
function cursorOf(tx: WriteContext, { cursor, againFrom }: SyncState, t: string, id: string): number {
  const from = againFrom === null || hasComeAgain(tx.sql, t, id) ? cursor : againFrom;
  return Math.max(from, aheadOf(tx.sql, t, id));
}

function withBases(tx: WriteContext, net: NetOp, state: SyncState): Based | undefined {
  const { t, id } = net;
  const cursor = cursorOf(tx, state, t, id);
  const waiting: WaitingOp[] = isWaitedOn(tx.sql, t, id) ? loadWaiting(tx.sql, t, id) : [];
  const hidden: Hidden =
    waiting.length === 0 ? nothingHidden : (findShadow(tx.sql, t, id)?.hidden ?? nothingHidden);
  const seen = seenOf(hidden, cursor);
  if (net.k === 'none') return undefined;
  if (net.k === 'put') {
    const known = net.before === null ? {} : { seen };
    return { op: { t, id, k: 'put', ...known, f: net.f }, before: net.before };
  }
  if (net.k === 'del') return { op: { t, id, k: 'del', seen }, before: net.before };
  const f = Object.entries(net.f).map(
    ([column, [old, value]]): [string, [number, FieldValue, FieldValue]] => [
      column,
      [baseOf(waiting, column, cursor), old, value],
    ],
  );
  return { op: { t, id, k: 'set', seen, f: Object.fromEntries(f) }, before: null };
}

/** Pieces that a push can carry; one piece unless the command changed more than that. */
function piecesOf(based: readonly Based[]): Based[][] {
  const pieces: Based[][] = [[]];
  let bytes = 0;
  for (const one of based) {
    const size = Buffer.byteLength(JSON.stringify(one.op));
    const last = pieces.at(-1) ?? [];
    if (last.length > 0 && (last.length >= syncLimits.pushOps || bytes + size > txBytes)) {
      pieces.push([one]);
      bytes = size;
    } else {
      last.push(one);
      bytes += size;
    }
  }
  return pieces.filter((piece) => piece.length > 0);
}

type Work = { command: string; operationId: string; at: number; based: readonly Based[] };

/** Gives the work its numbers and stamps, and keeps it to be sent. */
export function addWork(
  tx: WriteContext,
  state: SyncState,
  work: Work,
): Pick<SyncState, 'lastCseq' | 'lastHlc'> {
  let { lastCseq, lastHlc } = state;
  for (const piece of piecesOf(work.based)) {
    lastCseq += 1;
    lastHlc = nextHlc(lastHlc ?? undefined, work.at + state.clockOffsetMs, state.deviceId.slice(0, 8));
    const { command, operationId, at } = work;
    const ops = piece.map(({ op }) => op);
    for (const op of ops) noteUploads(tx, op);
    addSealed(tx, {
      cseq: lastCseq,
      hlc: lastHlc,
      command,
      operationId,
      at,
      ops,
      befores: piece.map(({ before }) => before),
    });
  }
  return { lastCseq, lastHlc };
}

/**
 * One step. Everything is sealed once it says so.
 * @param state as it stands; brought up to date
 */
export function sealStep(tx: WriteContext, state: SyncState): { isAll: boolean } {
  const lines = loadLines(tx, state.sealedSeq, stepLines);
  if (lines.length === 0) return { isAll: true };
  for (const run of wholeRuns(tx, lines)) {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined) continue;
    const based = netOps(run).flatMap((net) => withBases(tx, net, state) ?? []);
    const work = { command: first.command ?? '', operationId: first.operationId, at: first.at, based };
    Object.assign(state, addWork(tx, state, work), { sealedSeq: last.seq });
  }
  const { lastCseq, lastHlc, sealedSeq } = state;
  saveSyncState(tx, { lastCseq, lastHlc, sealedSeq });
  return { isAll: lines.length < stepLines && sealedSeq >= (lines.at(-1)?.seq ?? 0) };
}

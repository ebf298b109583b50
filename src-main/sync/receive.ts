// What comes from the hub: scopes fetched whole, then the log. Pages are asked for here and applied by the steps, in
// transactions of 8 ms at most.
import { AppError } from '#shared/contract/errors.ts';
import { type PullOut, type SnapshotOut, syncLimits } from '#shared/sync/logProtocol.ts';
import type { WriteContext } from '../store/context.ts';
import { type LogTx, type PageContext, txsOf } from './applyPage.repo.ts';
import { type Cycle, checkGoing, reasonOf } from './cycleContext.ts';
import { noFollowers } from './followers.repo.ts';
import { newestMark } from './marks.repo.ts';
import { sealAhead } from './sealAhead.ts';
import { afterPage, listSnapshots, type OpenSnapshot } from './snapshots.repo.ts';

/** One transaction holds the loop at most this long. */
const budgetMs = 8;
/** Rows between two looks at the clock. */
const strideRows = 50;

/** Applies as much of `count` things as the budget holds. @returns where it stopped */
function stepsWithin(
  { elapsedMs }: Cycle,
  from: number,
  count: number,
  applyNext: (at: number) => number,
): number {
  const until = elapsedMs() + budgetMs;
  let at = from;
  while (at < count) {
    at = applyNext(at);
    if (elapsedMs() >= until) break;
  }
  return at;
}

/** Piece by piece, a turn of the loop between them; what was edited meanwhile is sealed first, in the same transaction. */
async function applyPieces(
  cycle: Cycle,
  count: number,
  apply: (tx: WriteContext, from: number) => number,
): Promise<void> {
  await sealAhead(cycle);
  for (let at = 0; at < count; ) {
    const from = at;
    at = cycle.write((tx) => {
      cycle.steps.sealAll(tx);
      return apply(tx, from);
    });
    await cycle.gate.rest();
  }
}

async function applySnapshot(cycle: Cycle, snapshot: OpenSnapshot, page: SnapshotOut): Promise<void> {
  const { rows } = page;
  cycle.write((tx) => {
    cycle.steps.startCursor(tx, page);
    cycle.steps.noteSeen(tx, { ...page, seq: page.head });
  });
  await applyPieces(cycle, rows.length, (tx, from) => {
    const at = stepsWithin(cycle, from, rows.length, (next) => {
      cycle.steps.applyRows(tx, rows.slice(next, next + strideRows), snapshot);
      return Math.min(next + strideRows, rows.length);
    });
    return at;
  });
  cycle.reach('sync.snapshotPage');
  cycle.report.fetched += rows.length;
}

/** A page that was asked for before its turn. */
type Ahead = { of: OpenSnapshot; page: Promise<SnapshotOut> };

function askFor(cycle: Cycle, of: OpenSnapshot): Ahead {
  const { scope, afterTable, afterId } = of;
  const after = afterTable === null || afterId === null ? null : { t: afterTable, id: afterId };
  const page = cycle.calls().snapshot({ scope, after, maxBytes: syncLimits.bytes });
  // Should the page before it fail to be applied, nobody waits for this one.
  page.catch(() => undefined);
  return { of, page };
}

const isSamePlace = (a: OpenSnapshot, b: OpenSnapshot): boolean =>
  a.scope === b.scope && a.afterTable === b.afterTable && a.afterId === b.afterId;

async function applyWhole(cycle: Cycle, snapshot: OpenSnapshot, page: SnapshotOut): Promise<void> {
  await applySnapshot(cycle, snapshot, page);
  cycle.progress({ phase: 'snapshot', done: cycle.report.fetched, total: null });
  if (page.next !== null) return;
  cycle.write((tx) => {
    cycle.steps.sealAll(tx);
    cycle.steps.finishSnapshot(tx, snapshot.scope);
  });
  cycle.reach('sync.snapshotEnded');
}

/** Where the log begins for us, before anything is pushed: outcomes come with the log, and only from there on. */
export async function fetchStart(cycle: Cycle): Promise<void> {
  const [snapshot] = listSnapshots(cycle.gate.sql);
  if (cycle.state().cursor > 0 || snapshot === undefined) return;
  checkGoing(cycle);
  await applyWhole(cycle, snapshot, await askFor(cycle, snapshot).page);
}

/** Until every scope asked for is whole. The hub reads the next page while this one is applied. */
export async function fetchSnapshots(cycle: Cycle): Promise<void> {
  let ahead: Ahead | undefined;
  for (;;) {
    const open = listSnapshots(cycle.gate.sql);
    const [snapshot] = open;
    if (snapshot === undefined) return;
    checkGoing(cycle);
    const asked = ahead && isSamePlace(ahead.of, snapshot) ? ahead : askFor(cycle, snapshot);
    const page = await asked.page;
    const [of] = afterPage(open, page);
    ahead = of && askFor(cycle, of);
    await applyWhole(cycle, snapshot, page);
  }
}

/** As many transactions as the stride holds, at least one. */
function nextTxs(txs: readonly LogTx[], from: number): number {
  let rows = 0;
  let at = from;
  while (at < txs.length && rows < strideRows) {
    rows += txs[at]?.ops.length ?? 0;
    at += 1;
  }
  return at;
}

async function applyPage(cycle: Cycle, page: PullOut): Promise<void> {
  const { deviceId, cursor } = cycle.state();
  const txs = txsOf(page).filter(({ upTo }) => upTo > cursor);
  const acks = new Map(page.acks.map((ack) => [ack.cseq, ack]));
  const context = (): PageContext => ({ deviceId, acks, page, followers: noFollowers() });
  await applyPieces(cycle, txs.length, (tx, from) => {
    cycle.steps.noteSeen(tx, { ...page, seq: page.to });
    return stepsWithin(cycle, from, txs.length, (at) => {
      const next = nextTxs(txs, at);
      cycle.steps.applyTxs(tx, txs.slice(at, next), context());
      return next;
    });
  });
  cycle.write((tx) => {
    cycle.steps.sealAll(tx);
    cycle.steps.endPage(tx, page, context());
  });
  cycle.reach('sync.pageApplied');
  cycle.report.pulled += page.ops.length;
  // Rights are in the users: what we may see is asked for again.
  if (page.ops.some(({ t }) => t === 'users')) cycle.session.greetedAt = null;
}

/**
 * What the hub has of this device is what we greeted it with or pushed since. More was said by a copy of this file: it is not
 * ours, and its outcomes would be taken for those of our own transactions with the same numbers.
 * @throws AppError unavailable/copy_spoke; the next hello finds out who is who
 */
function checkAuthor({ session, state }: Cycle, { ops, acks }: PullOut): void {
  const { deviceId } = state();
  const isNotOurs = ({ cseq }: { cseq: number }): boolean => cseq > session.ackedCseq;
  const isSpokenFor = acks.some(isNotOurs) || ops.some((op) => op.device === deviceId && isNotOurs(op));
  if (isSpokenFor) throw new AppError('unavailable', 'copy_spoke');
}

/** The next page, unless the log no longer reaches back to the cursor: then every scope comes again. */
async function askPage(cycle: Cycle): Promise<PullOut | undefined> {
  const state = cycle.state();
  const { cursor, subs } = state;
  try {
    return await cycle.calls().pull({ cursor, subs, maxBytes: syncLimits.bytes, mark: newestMark(state) });
  } catch (error) {
    // Seldom: a hello is judged by the newest that was seen, and a page or a scope may have been left half done long ago.
    if (reasonOf(error) !== 'resync') throw error;
    const { ackedCseq } = cycle.session;
    cycle.write((tx) => cycle.steps.resync(tx, { ackedCseq, epoch: state.epoch }));
    return undefined;
  }
}

/** Until the head. @throws AppError unavailable/bad_answer for a page that does not begin where we stand */
export async function pull(cycle: Cycle): Promise<void> {
  for (;;) {
    checkGoing(cycle);
    const page = await askPage(cycle);
    if (page === undefined) {
      await fetchSnapshots(cycle);
      continue;
    }
    if (page.from !== cycle.state().cursor || page.to < page.from)
      throw new AppError('unavailable', 'bad_answer');
    checkAuthor(cycle, page);
    if (page.to > page.from) await applyPage(cycle, page);
    cycle.progress({ phase: 'pulling', done: page.to, total: page.head });
    if (!page.hasMore) return;
  }
}

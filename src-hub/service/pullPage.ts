// One page of the log for a device: of the scopes that it holds and its user sees, whole transactions only, at most so
// many ops and bytes – and at least one transaction, however long. The cursor moves over what is left out.
import { AppError } from '#shared/contract/errors.ts';
import { type LoggedOp, type PullIn, type PullOut, syncLimits } from '#shared/sync/logProtocol.ts';
import { scopeOfDevice } from '../auth/rights.ts';
import type { AckRow, LogReader } from '../storage/store.types.ts';
import { checkPast } from './fromYesterday.ts';
import type { ServiceParts } from './hubService.ts';
import { loadOpenings } from './openings.ts';
import { heldOf, loadReader } from './readers.ts';

const chunkOps = 500;
/** Numbers of the log that one query goes through: more while it finds little. */
const firstSpan = 500;
const longestSpan = 16_000;

const isSameTx = (a: LoggedOp, b: LoggedOp): boolean => a.device === b.device && a.cseq === b.cseq;

type Range = { cursor: number; head: number };
type Parts = Pick<ServiceParts, 'store' | 'tenant' | 'rights' | 'directory'>;

/** Of the next line, whoever's it is; beyond all when there is none. */
async function nextNumber(
  { store, tenant }: Pick<Parts, 'store' | 'tenant'>,
  after: number,
): Promise<number> {
  const text = 'SELECT seq FROM oplog WHERE tenant = $1 AND seq > $2 ORDER BY seq LIMIT 1';
  const [next] = await store.sql.query<{ seq: number }>(text, [tenant, after]);
  return next?.seq ?? Number.MAX_SAFE_INTEGER;
}

/** The reader's lines in order. */
async function* linesOf({ store, tenant }: Parts, { cursor, head }: Range, reader: LogReader) {
  let span = firstSpan;
  for (let after = cursor; after < head; ) {
    const upTo = Math.min(head, after + span);
    const lines = await store.loadOps(tenant, { after, upTo, limit: chunkOps }, reader);
    yield* lines;
    after = lines.length < chunkOps ? upTo : (lines.at(-1)?.seq ?? upTo);
    // Numbers jump by a thousand million when the hub comes back from yesterday: a hole is stepped over at once.
    if (lines.length === 0) after = Math.min(head, (await nextNumber({ store, tenant }, after)) - 1);
    span = lines.length < span / 8 ? Math.min(longestSpan, span * 4) : firstSpan;
  }
}

/**
 * A transaction's lines lie together in the log and come with one commit, so where another one starts, or the log ends,
 * it is whole.
 */
async function readOps(parts: Parts, range: Range & { maxBytes: number }, reader: LogReader) {
  const page: LoggedOp[] = [];
  let open: LoggedOp[] = [];
  let bytes = 0;
  let openBytes = 0;
  /** @returns whether the open transaction still fits */
  const closeTx = (): boolean => {
    const isFull = page.length + open.length > syncLimits.pageOps || bytes + openBytes > range.maxBytes;
    if (page.length > 0 && isFull) return false;
    page.push(...open);
    bytes += openBytes;
    open = [];
    openBytes = 0;
    return true;
  };
  /** The page ends before the open transaction. */
  const cut = () => ({ ops: page, to: (open[0]?.seq ?? range.head + 1) - 1 });
  for await (const op of linesOf(parts, range, reader)) {
    const last = open.at(-1);
    if (last !== undefined && !isSameTx(last, op) && !closeTx()) return cut();
    open.push(op);
    openBytes += Buffer.byteLength(JSON.stringify(op));
    if (page.length > 0 && bytes + openBytes > range.maxBytes) return cut();
  }
  closeTx();
  return cut();
}

/** As its device hears it. */
export const toAck = ({ cseq, outcome, reason, t, id }: AckRow): PullOut['acks'][number] => ({
  ...{ cseq, outcome, reason, t, id },
});

/** @throws AppError conflict/resync when the log no longer reaches back to the cursor */
export async function loadPage(
  parts: Parts,
  deviceId: string,
  { cursor, maxBytes, subs, mark }: PullIn,
): Promise<PullOut> {
  const { store, tenant, directory } = parts;
  const reader = await loadReader(parts, await directory.load(deviceId));
  const { device, state, seen } = reader;
  const { head } = state;
  await checkPast(parts, mark, state.keptAfter);
  const held = [...heldOf(reader, subs), scopeOfDevice(deviceId)];
  const range = { cursor, head, maxBytes };
  const { ops, to } =
    cursor < head ? await readOps(parts, range, { device: deviceId, held, seen }) : { ops: [], to: cursor };
  const isOn = to > cursor;
  const author = { user: device.userId, seen };
  const [acks, conflicts, batch, openings, after] = await Promise.all([
    isOn ? store.loadAcks(tenant, device.id, cursor, to) : [],
    isOn ? store.loadConflicts(tenant, author, cursor, to) : [],
    to > 0 ? store.findBatch(tenant, to) : undefined,
    isOn ? loadOpenings(parts, cursor, to) : undefined,
    store.loadState(tenant),
  ]);
  // Asked after the lines: what was forgotten meanwhile may be missing from them.
  if (cursor < after.keptAfter) throw new AppError('conflict', 'resync');
  const lined = new Set(ops.filter((op) => op.device === deviceId).map(({ cseq }) => cseq));
  return {
    ...{ from: cursor, to, head: after.head, batch: batch ?? null, ops, conflicts, openings },
    hasMore: after.head > to,
    acks: acks.map((ack) => ({ ...toAck(ack), ...(lined.has(ack.cseq) ? {} : { seq: ack.seq }) })),
  };
}

// One page of the log for a device: whole transactions only, at most so many ops and bytes – and at least one
// transaction, however long. Reads; decides nothing about rights yet (scopes are a later slice).
import { type LoggedOp, type PullOut, syncLimits } from '#shared/sync/protocol.ts';
import type { Device, Store } from '../storage/store.types.ts';

const chunkOps = 500;

const isSameTx = (a: LoggedOp, b: LoggedOp): boolean => a.device === b.device && a.cseq === b.cseq;

/**
 * A transaction's ops lie together in the log and come with one commit, so where another one starts, or the log ends, it
 * is whole.
 */
async function readOps(
  store: Store,
  tenant: string,
  { cursor, maxBytes }: { cursor: number; maxBytes: number },
) {
  const page: LoggedOp[] = [];
  let open: LoggedOp[] = [];
  let bytes = 0;
  let openBytes = 0;
  /** @returns whether the open transaction still fits */
  const closeTx = (): boolean => {
    const fits =
      page.length === 0 || (page.length + open.length <= syncLimits.pageOps && bytes + openBytes <= maxBytes);
    if (fits) {
      page.push(...open);
      bytes += openBytes;
      open = [];
      openBytes = 0;
    }
    return fits;
  };
  for (let after = cursor; ; ) {
    const chunk = await store.loadOps(tenant, after, chunkOps);
    for (const op of chunk) {
      const last = open.at(-1);
      if (last !== undefined && !isSameTx(last, op) && !closeTx()) return page;
      open.push(op);
      openBytes += Buffer.byteLength(JSON.stringify(op));
    }
    after = chunk.at(-1)?.seq ?? after;
    if (chunk.length < chunkOps) break;
    if (page.length > 0 && bytes + openBytes > maxBytes) return page;
  }
  closeTx();
  return page;
}

export async function loadPage(
  store: Store,
  tenant: string,
  { device, cursor, maxBytes }: { device: Device; cursor: number; maxBytes: number },
): Promise<PullOut> {
  const ops = await readOps(store, tenant, { cursor, maxBytes });
  const to = ops.at(-1)?.seq ?? cursor;
  const [acks, conflicts, batch, head] = await Promise.all([
    to > cursor ? store.loadAcks(tenant, device.id, cursor, to) : [],
    to > cursor ? store.loadConflicts(tenant, device.userId, cursor, to) : [],
    to > 0 ? store.findBatch(tenant, to) : undefined,
    store.loadHead(tenant),
  ]);
  return {
    ...{ from: cursor, to, head, batch: batch ?? null, ops, conflicts, hasMore: head > to },
    acks: acks.map(({ cseq, outcome, reason, t, id }) => ({ cseq, outcome, reason, t, id })),
  };
}

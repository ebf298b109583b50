// A line of the hub itself in the log: readers step over it, and what hangs on the head – the numbers, the directory of users
// and scopes – changes with it. Inside the caller's transaction.
import { randomUUID } from 'node:crypto';
import { scopeOfDevice } from '../auth/rights.ts';
import { ensureHubDevice, hubDeviceId } from '../storage/deviceRows.ts';
import type { LogWriter } from '../storage/store.types.ts';

export type HubLine = {
  at: number;
  /** Its number; undefined: the next. */
  seq?: number;
  /** Users or scopes are to be read again. */
  isOfUsers?: boolean;
};

/** @returns its number */
export async function addHubLine(
  writer: LogWriter,
  tenant: string,
  { at, seq: given, isOfUsers = false }: HubLine,
): Promise<number> {
  await ensureHubDevice(writer.sql, tenant, at);
  const own = (await writer.loadDevices([hubDeviceId])).get(hubDeviceId);
  const { head, scopesSeq } = await writer.loadState();
  const seq = given ?? head + 1;
  const cseq = (own?.lastCseq ?? 0) + 1;
  const line = { seq, device: hubDeviceId, cseq, k: 'none', t: '', id: '', f: {} } as const;
  const ofNobody = { scope: scopeOfDevice(hubDeviceId), toScope: null, isAsAsked: false };
  await writer.append({ at, recs: [], refs: [], ops: [{ ...line, ...ofNobody }] });
  await writer.end({
    ...{ head: seq, batchId: randomUUID(), at, newScopes: [], conflicts: [] },
    scopesSeq: isOfUsers ? seq : scopesSeq,
    acks: [{ device: hubDeviceId, cseq, seq, outcome: 'ok', reason: null, t: null, id: null }],
    lastCseqs: [{ device: hubDeviceId, lastCseq: cseq, lastHlc: own?.lastHlc ?? null }],
  });
  return seq;
}

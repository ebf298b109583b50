// The hub came back from yesterday: what it and a device both know is found by the names of group commits, and the numbers of
// the log jump far ahead, so that none that a laptop has seen is given to something else. Then laptops bring the rest.
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { RecoverIn, RecoverOut } from '#shared/sync/logProtocol.ts';
import { hubDeviceId } from '../storage/deviceRows.ts';
import type { LogWriter, Store } from '../storage/store.types.ts';
import { addHubLine } from './hubLine.ts';
import type { ServiceParts } from './hubService.ts';
import { findStretchEnd } from './openings.ts';

type Mark = z.output<typeof RecoverIn>['marks'][number];
type Past = { epoch: string; jumped: number; over: string };

const jumpNumbers = 1e9;
/** No mark takes the numbers further ahead at once: 2^53 holds ninety thousand such jumps. */
const jumpAtMost = 100 * jumpNumbers;

export const recoverCrashPoints = ['recover.locked', 'recover.written', 'recover.committed'] as const;
export type RecoverCrashPoint = (typeof recoverCrashPoints)[number];

/** The newest mark that the hub knows too; number 0 when there is none. */
async function findCommon(store: Store, tenant: string, marks: readonly Mark[]): Promise<Mark | undefined> {
  for (const mark of marks.toSorted((a, b) => b.seq - a.seq)) {
    if (mark.seq > 0 && (await store.findBatch(tenant, mark.seq)) === mark.batch) return mark;
  }
  return undefined;
}

/**
 * One that was let in after the copy has no name of before: but what stood here then it has seen, as its first rows came from a
 * hub that had all of it.
 */
async function findBeforeEnrolment(store: Store, tenant: string, id: string): Promise<Mark | undefined> {
  const device = await store.findDevice(tenant, id);
  if (device === undefined || device.admittedAt === null) return undefined;
  const rows = await store.sql.query<Mark>(
    `SELECT seq_to AS seq, batch_id AS batch FROM batches WHERE tenant = $1 AND at <= $2
     ORDER BY seq_to DESC LIMIT 1`,
    [tenant, device.enrolledAt],
  );
  return rows[0];
}

/** All nonces are forgotten but that of the device that came: the hub cannot know those of today. */
async function jump(
  writer: LogWriter,
  tenant: string,
  { to, at, device, pasts }: { to: number; at: number; device: string; pasts: readonly string[] },
): Promise<void> {
  await addHubLine(writer, tenant, { at, seq: to });
  await writer.sql('UPDATE tenants SET epoch = $2, jumped_to = $3, past_epochs = $4 WHERE tenant = $1', [
    ...[tenant, randomUUID(), to, JSON.stringify(pasts)],
  ]);
  await writer.sql(
    `UPDATE devices SET any_nonce = 1, previous_nonce = NULL, nonce = $2 WHERE tenant = $1 AND id <> $3 AND id <> $4`,
    [tenant, randomUUID(), device, hubDeviceId],
  );
}

/** What it has not sent yet was made in the other past; of two forks the earlier holds until that is sent. */
const fork = (writer: LogWriter, tenant: string, device: string, cursor: number): Promise<unknown> =>
  writer.sql(
    `UPDATE devices SET fork_cseq = said_cseq,
       fork_seq = CASE WHEN last_cseq < fork_cseq AND fork_seq < $3 THEN fork_seq ELSE $3 END
     WHERE tenant = $1 AND id = $2`,
    [tenant, device, cursor],
  );

export async function recover(
  { store, tenant, nowMs, reach, onJump }: ServiceParts,
  device: string,
  { marks, epoch: said }: z.output<typeof RecoverIn>,
): Promise<z.output<typeof RecoverOut>> {
  const hasSeen = marks.length > 0;
  const common =
    (await findCommon(store, tenant, marks)) ??
    (hasSeen ? await findBeforeEnrolment(store, tenant, device) : undefined);
  const newest = marks.reduce((most, { seq }) => Math.max(most, seq), 0);
  // Of what follows in the same stretch it has no name, but has seen it.
  const last = await findStretchEnd({ store, tenant }, common?.seq ?? 0, newest);
  const cursor = last?.seq ?? common?.seq ?? 0;
  const answer = await store.writeLog(tenant, async (writer) => {
    reach('recover.locked');
    const rows = await writer.sql<Past>(
      'SELECT epoch, jumped_to AS jumped, past_epochs AS over FROM tenants WHERE tenant = $1',
      [tenant],
    );
    const { epoch, jumped, over } = rows[0] as Past;
    const { head } = await writer.loadState();
    const heard = new Set([...(JSON.parse(over) as string[]), epoch]);
    // It has come back once more, and has forgotten what it was in between.
    const isUnheard = said !== '' && !heard.has(said);
    // Beyond what both know the device has seen numbers of another past, and nobody has jumped over them yet.
    const isBehind = isUnheard || (newest > cursor && jumped <= cursor);
    const to = Math.min(Math.max(head, newest), head + jumpAtMost) + jumpNumbers;
    const pasts = [...(isUnheard ? heard.add(said) : heard)];
    if (isBehind) await jump(writer, tenant, { to, at: nowMs(), device, pasts });
    await fork(writer, tenant, device, cursor);
    reach('recover.written');
    const known = (await writer.loadDevices([device])).get(device);
    return { isBehind, ackedCseq: known?.lastCseq ?? 0 };
  });
  reach('recover.committed');
  const { epoch, head } = await store.loadTenant(tenant);
  if (answer.isBehind) onJump(head);
  return { cursor, batch: (last ?? common)?.batch ?? null, ackedCseq: answer.ackedCseq, epoch, head };
}

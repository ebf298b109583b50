// What was told in a part of the log that a device skips, since it fetches every scope again: outcomes of its own
// transactions, conflicts of its user. Whole numbers of the log only. Tells no row.
import { syncLimits, type ToldIn, type ToldOut } from '#shared/sync/logProtocol.ts';
import { checkPast } from './fromYesterday.ts';
import type { ServiceParts } from './hubService.ts';
import { toAck } from './pullPage.ts';
import { loadReader } from './readers.ts';

type Parts = Pick<ServiceParts, 'store' | 'tenant' | 'rights' | 'directory'>;
type Load<T> = (after: number, upTo: number, limit?: number) => Promise<T[]>;

/** @returns as many as a page holds, and the number up to which that is all */
async function loadSome<T extends { seq: number }>(load: Load<T>, after: number, upTo: number) {
  const rows = await load(after, upTo, syncLimits.pageTold);
  const last = rows.at(-1)?.seq ?? upTo;
  if (rows.length < syncLimits.pageTold) return { rows, to: upTo };
  const whole = rows.filter(({ seq }) => seq < last);
  // More may bear the last number: they come with the next page, or all of them with this one.
  return whole.length > 0 ? { rows: whole, to: last - 1 } : { rows: await load(after, last), to: last };
}

/** Of what is forgotten with the log nothing is told. @throws AppError conflict/other_past */
export async function loadTold(
  parts: Parts,
  deviceId: string,
  { after, upTo, mark }: ToldIn,
): Promise<ToldOut> {
  const { store, tenant, directory } = parts;
  const { device, state, seen } = await loadReader(parts, await directory.load(deviceId));
  await checkPast(parts, mark, state.keptAfter);
  const end = Math.min(upTo, state.head);
  if (end <= after) return { to: upTo, acks: [], conflicts: [], hasMore: false };
  const author = { user: device.userId, seen };
  const [acks, conflicts] = await Promise.all([
    loadSome((...range) => store.loadAcks(tenant, device.id, ...range), after, end),
    loadSome((...range) => store.loadConflicts(tenant, author, ...range), after, end),
  ]);
  const to = Math.min(acks.to, conflicts.to);
  const isHere = ({ seq }: { seq: number }): boolean => seq <= to;
  return {
    to: to < end ? to : upTo,
    acks: acks.rows.filter(isHere).map(toAck),
    conflicts: conflicts.rows.filter(isHere),
    hasMore: to < end,
  };
}

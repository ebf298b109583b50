// What a machine shows after sync has written: the hub's row as of the machine's cursor, and on it what its user has
// written and the hub has not answered. So nothing own is missing, no transaction is half there, nothing goes back.
import { maySee, ownerOf } from '../model/rights.ts';
import { isSimTable, type Row, rowKey } from '../model/simTables.ts';
import type { Machine } from '../world/machine.ts';
import { knows } from '../world/schemas.ts';
import { type Change, shownColumns } from '../world/screen.ts';
import type { World } from '../world/world.ts';

type Expected = Row | undefined | 'as it is';

function expected(world: World, machine: Machine, key: string, seq: number): Expected {
  let row: Expected = world.hub.mirror.rowAt(key, seq);
  for (const { ask } of world.openOf(machine)) {
    for (const op of ask.ops) {
      if (rowKey(op.t, op.id) !== key) continue;
      if (op.k === 'del') row = undefined;
      else if (op.k === 'put') row = op.f;
      else if (row === undefined) row = 'as it is';
      else if (row !== 'as it is') row = { ...row, ...op.f };
    }
  }
  return row;
}

/** Whether the machine and the hub mean the same log. */
export function isAligned(world: World, machine: Machine): boolean {
  const { batch, batchSeq, isRecovering, cursor } = machine.state;
  if (isRecovering === 1 || cursor > world.hub.mirror.seq) return false;
  return batchSeq === 0 || world.hub.mirror.batchAt(batchSeq) === batch;
}

export function checkScreen(world: World, machine: Machine, changes: readonly Change[]): void {
  if (machine.isLost || !isAligned(world, machine)) return;
  // A copy that has not found out yet takes the other's work for its own, until it says hello and is fetched anew.
  const { deviceId } = machine.state;
  if (world.machines.some((other) => other !== machine && other.deviceId === deviceId)) return;
  const { cursor: place } = machine.state;
  const cursor = world.hub.mirror.endOf(place);
  const since = world.checkedTo.get(machine.name) ?? 0;
  world.checkedTo.set(machine.name, cursor);
  if (!world.hub.mirror.isWhole(place, JSON.parse(machine.state.subs) as string[]))
    world.complain('wholeTransactions', `${machine.name} stands at ${place}, within a transaction`);
  const keys = new Set(changes.map(({ t, id }) => rowKey(t, id)));
  if (since < cursor) for (const key of world.hub.mirror.keysBetween(since, cursor)) keys.add(key);
  if (followFetching(world, machine))
    for (const [t, rows] of machine.screen.rows) for (const id of rows.keys()) keys.add(rowKey(t, id));
  for (const key of keys) checkRow(world, machine, key, cursor);
}

/**
 * What comes again is whole only with its end, and as of the head then: until the log is read up to there rows may be here
 * that went, and not here that left since. Then all of the screen is held against the log.
 * @returns whether the machine is past it
 */
function followFetching(world: World, machine: Machine): boolean {
  const { name } = machine;
  const { cursor } = machine.state;
  if (isFetchingAgain(machine)) world.fetchingAgain.set(name, Number.POSITIVE_INFINITY);
  else if (world.fetchingAgain.get(name) === Number.POSITIVE_INFINITY)
    world.fetchingAgain.set(name, world.hub.mirror.seq);
  const until = world.fetchingAgain.get(name);
  if (until === undefined || until > cursor) return false;
  return world.fetchingAgain.delete(name);
}

/** On an older disk waits again what the hub has answered since: it stands here until it is answered once more. */
const isWaitedOn = (machine: Machine, t: string, id: string): boolean =>
  machine.db.prepare('SELECT 1 FROM sync_pending WHERE table_name = ? AND row_id = ?').get(t, id) !==
  undefined;

const isFetchingAgain = (machine: Machine): boolean =>
  machine.count('SELECT count(*) FROM sync_snapshots WHERE is_again = 1') > 0;

function isHeld(world: World, machine: Machine, key: string, row: Row): boolean {
  const { cursor, subs } = machine.state;
  const find = (one: string): Row | undefined => world.hub.mirror.rowAt(one, cursor);
  const owner = ownerOf(key.split('|')[0] ?? '', row, find);
  const held = JSON.parse(subs) as string[];
  // What he may not see any more goes with the next hello.
  const isSeen = owner !== undefined && maySee(machine.parts.user.id, owner, find);
  return isSeen && held.includes(owner === '*' ? owner : `u:${owner}`);
}

function checkRow(world: World, machine: Machine, key: string, cursor: number): void {
  const [t = '', id = ''] = key.split('|');
  if (!isSimTable(t) || !knows(machine.schema, t)) return;
  const shown = machine.screen.row(t, id);
  // Of a scope that is not held whole, rows are on their way in or out.
  const row = world.hub.mirror.rowAt(key, cursor);
  if ((row === undefined || shown === undefined) && world.fetchingAgain.has(machine.name)) return;
  if (world.oldDisks.has(machine.name) && isWaitedOn(machine, t, id)) return;
  if (row === undefined ? shown === undefined : !isHeld(world, machine, key, row)) return;
  const wanted = expected(world, machine, key, Math.max(cursor, machine.aheadOf(t, id)));
  if (wanted === 'as it is') return;
  if (wanted === undefined || shown === undefined) {
    if (wanted !== shown)
      world.complain('screenIsLogAndOwn', `${machine.name} at ${cursor} ${shown ? 'shows' : 'lacks'} ${key}`);
    return;
  }
  for (const column of shownColumns(t)) {
    if ((shown[column] ?? null) === (wanted[column] ?? null)) continue;
    const text = `${JSON.stringify(shown[column])} and not ${JSON.stringify(wanted[column])}`;
    world.complain('screenIsLogAndOwn', `${machine.name} at ${cursor} shows ${key} ${column} ${text}`);
    return;
  }
}

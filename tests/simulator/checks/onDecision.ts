// What a decision must come to on the screen of who made it, read from what he was told, by hand.
import { isSimTable, marksOf, type Row, rowKey, type Value } from '../model/simTables.ts';
import type { DecisionName } from '../world/decisions.ts';
import type { Machine } from '../world/machine.ts';
import type { Change } from '../world/screen.ts';
import type { World } from '../world/world.ts';

export type Told = {
  table: string;
  rowId: string;
  column: string;
  mine: Value;
  theirs: Value;
  mineUser: string;
  theirsUser: string;
};
type WrittenOp = { t: string; id: string; k: string; f?: Record<string, Value | [number, Value, Value]> };

/** A conflict or refused work as it lies in the file. */
export type Undecided = { conflict?: Told; ops?: WrittenOp[] };

export function readUndecided(machine: Machine, id: string): Undecided {
  const told = machine.db
    .prepare(
      `SELECT table_name AS "table", row_id AS rowId, "column", mine, theirs, mine_user AS mineUser,
         theirs_user AS theirsUser FROM sync_conflicts WHERE id = ?`,
    )
    .get(id) as (Omit<Told, 'mine' | 'theirs'> & { mine: string; theirs: string }) | undefined;
  if (told !== undefined)
    return { conflict: { ...told, mine: JSON.parse(told.mine), theirs: JSON.parse(told.theirs) } };
  const refused = machine.db.prepare('SELECT ops FROM sync_problems WHERE id = ?').pluck().get(id);
  return refused === undefined ? {} : { ops: JSON.parse(String(refused)) as WrittenOp[] };
}

const isThere = (row: Row | undefined): boolean => row !== undefined && (row.deleted_at ?? null) === null;

export type Decided = { name: DecisionName; id: string; changes: readonly Change[] };

export function checkDecision(world: World, machine: Machine, { name, id, changes }: Decided): void {
  const complain = (text: string): void =>
    world.complain('decisions', `${machine.name} ${name} ${id}: ${text}`);
  const isQuiet = name === 'keepAsIs' || name === 'discardProblem' || name === 'keepBoth';
  if (isQuiet && changes.length > 0) complain(`changed ${rowKey(changes[0]?.t ?? '', changes[0]?.id ?? '')}`);
  const { conflict, ops } = readUndecided(machine, id);
  if (conflict && (name === 'takeMine' || name === 'takeTheirs'))
    checkTaken(machine, name, conflict, complain);
  if (ops && name === 'retryProblem') checkRetried(machine, ops, complain);
}

function checkTaken(
  machine: Machine,
  name: 'takeMine' | 'takeTheirs',
  { table, rowId, column, mine, theirs, mineUser, theirsUser }: Told,
  complain: (text: string) => void,
): void {
  if (!isSimTable(table)) return;
  const me = machine.parts.user.id;
  // The hub calls mine what came later; whose it is, is whose name stands there.
  const isMineMine = mineUser === me || theirsUser !== me;
  const value = (name === 'takeMine') === isMineMine ? mine : theirs;
  const row = machine.screen.row(table, rowId);
  if (column !== '') {
    if ((row?.[column] ?? null) !== value)
      complain(`${column} is ${JSON.stringify(row?.[column])} and not ${JSON.stringify(value)}`);
  } else if (mine !== null || theirs !== null) {
    if (isThere(row) !== (value === null)) complain(`the row is ${isThere(row) ? 'there' : 'not there'}`);
  }
}

/** All that was refused stands there again; of several edits of one place the last. */
function checkRetried(machine: Machine, ops: readonly WrittenOp[], complain: (text: string) => void): void {
  for (const { t, id, k, f = {} } of ops) {
    if (!isSimTable(t)) continue;
    const row = machine.screen.row(t, id);
    if (k === 'del') {
      if (isThere(row)) complain(`${t}|${id} was to go and is there`);
      continue;
    }
    for (const [column, given] of Object.entries(f)) {
      const value = Array.isArray(given) ? given[2] : given;
      if (marksOf(value).length > 0 && row?.[column] !== undefined && row[column] !== value)
        complain(
          `${column} of ${t}|${id} is ${JSON.stringify(row[column])} and not ${JSON.stringify(value)}`,
        );
    }
  }
}

/**
 * Once all is at rest: whatever the hub tells a user since his laptop joined is known there, also what was told in a log that
 * was skipped; and what was refused is kept for him.
 */
export function checkHeard(world: World, machine: Machine): void {
  const listed = (text: string): Set<unknown> => new Set(machine.db.prepare(text).pluck().all());
  const known = listed('SELECT id FROM sync_conflicts');
  const since = machine.since ?? Number.MAX_SAFE_INTEGER;
  for (const id of world.hub.mirror.conflictsOf(machine.parts.user.id, since))
    if (!known.has(id))
      world.complain('noLostWrites', `${machine.name} was never told of the conflict ${id}`);
  // What two copies of one disk sent under one name is told to whichever kept it.
  if (world.oldDisks.has(machine.name)) return;
  const kept = listed('SELECT cseq FROM sync_problems');
  // What it only witnessed for others is not its user's to decide.
  const witnessed = listed("SELECT cseq FROM sync_outbox WHERE command = 'sync.witness'");
  for (const cseq of world.hub.mirror.refusedOf(machine.deviceId))
    if (!kept.has(cseq) && !witnessed.has(cseq) && !world.emptySent.has(`${machine.deviceId}/${cseq}`))
      world.complain('noLostWrites', `${machine.name} was never told that ${cseq} was refused`);
}

/** Once all is at rest: who lost is told on this laptop, as the hub tells it; what was refused is kept. */
export function checkTold(world: World, machine: Machine): void {
  const there = new Map(world.hub.mirror.conflicts().map((one) => [`${one.seq}-${one.n}`, one]));
  const me = machine.parts.user.id;
  const here = machine.db
    .prepare(
      'SELECT id, "column", winner, mine_user AS mineUser, theirs_user AS theirsUser FROM sync_conflicts',
    )
    .all() as { id: string; column: string; winner: string; mineUser: string; theirsUser: string }[];
  for (const { id, column, winner, mineUser, theirsUser } of here) {
    if (mineUser !== me && theirsUser !== me)
      world.complain(
        'rights',
        `${machine.name} of ${me} was told of the conflict ${id} of ${mineUser} and ${theirsUser}`,
      );
    const told = there.get(id);
    if (told !== undefined && (told.column !== column || told.winner !== winner))
      world.complain('decisions', `${machine.name} has the conflict ${id} otherwise than it was told`);
  }
}

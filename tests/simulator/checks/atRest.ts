// What holds once everything has healed: everybody has what the hub has, nothing waits, nothing is lost, nothing stays.

import { maySee, ownerOf } from '../model/rights.ts';
import { isSimTable, type Row, rowKey, tableOf } from '../model/simTables.ts';
import type { Machine } from '../world/machine.ts';
import { columnSchema, knows, newColumn, newTable, unheardOf } from '../world/schemas.ts';
import type { World } from '../world/world.ts';
import { checkHeard, checkTold } from './onDecision.ts';

export function checkAtRest(world: World): void {
  const living = world.machines.filter(({ isLost }) => !isLost);
  for (const machine of living) {
    checkLiveness(world, machine);
    checkConvergence(world, machine);
    checkLeftovers(world, machine);
    checkParked(world, machine);
    checkTold(world, machine);
    checkHeard(world, machine);
  }
  checkHub(world);
  checkOnce(world);
  checkReferences(world, living);
  checkAnswers(world);
  checkNumbers(world, living);
  checkSums(world, living);
}

function checkLiveness(world: World, machine: Machine): void {
  const waiting = machine.count("SELECT count(*) FROM sync_outbox WHERE state = 'waiting'");
  const unsealed = machine.count(
    'SELECT count(*) FROM change_log WHERE seq > (SELECT sealed_seq FROM sync_state)',
  );
  const { cursor, adoptAfter } = machine.state;
  const head = world.hub.mirror.seq;
  if (adoptAfter !== null) world.complain('liveness', `${machine.name} still brings its company`);
  if (waiting + unsealed > 0)
    world.complain('liveness', `${machine.name} still has ${waiting} + ${unsealed} to send`);
  if (cursor !== head) world.complain('liveness', `${machine.name} stands at ${cursor} and not at ${head}`);
}

function checkConvergence(world: World, machine: Machine): void {
  const { mirror } = world.hub;
  const records = mirror.records();
  const complaints: string[] = [];
  const find = (key: string): Row | undefined => {
    const record = records.get(key);
    return isHere(record) ? record?.row : undefined;
  };
  /** Undefined: it hangs on a row that is not there, and its scope is nobody's business. */
  const isVisible = (key: string, row: Row): boolean | undefined => {
    const owner = ownerOf(key.split('|')[0] ?? '', row, find);
    return owner === undefined ? undefined : maySee(machine.parts.user.id, owner, find);
  };
  for (const [t, rows] of machine.screen.rows) {
    for (const [id] of rows) {
      const row = find(rowKey(t, id));
      if (row === undefined) complaints.push(`${t}|${id} is only here`);
      else if (isVisible(rowKey(t, id), row) === false)
        world.complain('rights', `${machine.name} of ${machine.parts.user.id} still has ${t}|${id}`);
    }
  }
  for (const [key, record] of records) {
    const [t = '', id = ''] = key.split('|');
    if (!isSimTable(t) || record.isGone || !knows(machine.schema, t)) continue;
    const isExpected = isVisible(key, record.row);
    const shown = machine.db.prepare(`SELECT * FROM ${t} WHERE id = ?`).get(id) as Row | undefined;
    if (shown === undefined && isExpected) complaints.push(`${key} is missing`);
    if (shown === undefined) continue;
    complaints.push(...differences(record.row, shown, tableOf(t).derived).map((text) => `${key} ${text}`));
  }
  if (complaints.length > 0)
    world.complain('convergence', `${machine.name}: ${complaints.slice(0, 3).join('; ')}`);
}

const isHere = (record: { isGone: boolean } | undefined): boolean => record?.isGone === false;

function differences(there: Row, here: Row, derived: readonly string[]): string[] {
  return Object.keys(here).flatMap((column) => {
    const isLocal = column === 'rid' || (derived.includes(column) && (there[column] ?? null) === null);
    const isSame = (there[column] ?? null) === here[column] || !(column in there);
    if (isLocal || isSame) return [];
    return [`${column} is ${JSON.stringify(here[column])} and there ${JSON.stringify(there[column])}`];
  });
}

/** Nothing of what sync keeps for the way stays behind. */
function checkLeftovers(world: World, machine: Machine): void {
  for (const table of [
    'sync_pending',
    'sync_shadows',
    'sync_ahead',
    'sync_held',
    'sync_snapshots',
    'sync_seen',
  ]) {
    const count = machine.count(`SELECT count(*) FROM ${table}`);
    if (count > 0) world.complain('bounds', `${machine.name} keeps ${count} rows in ${table}`);
  }
  const untold = machine.count('SELECT count(*) FROM sync_state WHERE told_from IS NOT NULL');
  if (untold > 0) world.complain('liveness', `${machine.name} has still to be told what it skipped`);
}

type Parked = { t: string; id: string; column: string; value: string };

/** What an old program has no place for is kept as it came, nothing else is set aside, and a newer one has a place. */
function checkParked(world: World, machine: Machine): void {
  const parked = machine.db
    .prepare('SELECT table_name AS t, row_id AS id, "column", value FROM sync_parked ORDER BY seq, "column"')
    .all() as Parked[];
  const { values } = world.hub.newerColumn;
  checkUnheardOf(
    world,
    machine,
    parked.filter(({ t }) => t === unheardOf),
  );
  for (const { t, id, column, value } of parked) {
    if (t === unheardOf && !knows(machine.schema, newTable)) continue;
    const isPlaceless = column === newColumn && machine.schema < columnSchema;
    if (!isPlaceless) world.complain('bounds', `${machine.name} set ${t}|${id} ${column} aside`);
    else if (!values.has(rowKey(t, id)) || JSON.parse(value) === null)
      world.complain('schemas', `${machine.name} keeps ${value} for ${t}|${id}, which nobody wrote`);
  }
}

/** Rows of a table that an old program does not know: all that its user may see, as the hub has them, and no other. */
function checkUnheardOf(world: World, machine: Machine, parked: readonly Parked[]): void {
  if (knows(machine.schema, newTable)) return;
  const kept = new Map<string, Row>();
  for (const { id, column, value } of parked) {
    const given = JSON.parse(value) as Row;
    kept.set(id, column === '' ? given : { ...kept.get(id), [column]: given as unknown as Row[string] });
  }
  const records = world.hub.mirror.records();
  const find = (key: string): Row | undefined => {
    const record = records.get(key);
    return isHere(record) ? record?.row : undefined;
  };
  for (const id of kept.keys())
    if (find(rowKey(newTable, id)) === undefined)
      world.complain('schemas', `${machine.name} keeps ${newTable}|${id}, which is no more`);
  for (const [key, { row, isGone }] of records) {
    if (isGone || !key.startsWith(`${newTable}|`)) continue;
    const owner = ownerOf(newTable, row, find);
    const isExpected = owner !== undefined && maySee(machine.parts.user.id, owner, find);
    const here = kept.get(key.slice(newTable.length + 1));
    if (here === undefined && isExpected) world.complain('schemas', `${machine.name} kept nothing of ${key}`);
    if (here !== undefined && !isExpected) world.complain('rights', `${machine.name} still keeps ${key}`);
    const differing = here && isExpected ? differences(row, here, []) : [];
    if (differing.length > 0) world.complain('schemas', `${machine.name} keeps ${key}: ${differing[0]}`);
  }
}

/** The hub's rows are what its log says. */
function checkHub(world: World): void {
  const { mirror } = world.hub;
  const records = mirror.records();
  for (const [key, row] of mirror.rowsAt(mirror.seq)) {
    const record = records.get(key);
    if (!record || record.isGone) world.complain('convergence', `the hub has no ${key}, which its log has`);
    else if (JSON.stringify(sorted(record.row)) !== JSON.stringify(sorted(row)))
      world.complain('convergence', `the hub's ${key} is not what its log says`);
  }
}

/** Each transaction of a device has one outcome, and its lines lie together in the log. */
function checkOnce(world: World): void {
  for (const name of world.hub.mirror.takenTwice())
    world.complain('exactlyOnce', `${name} was taken twice, or in pieces`);
}

/** No row hangs on one that is not there: not at the hub, and not on a laptop. */
function checkReferences(world: World, machines: readonly Machine[]): void {
  const records = world.hub.mirror.records();
  const check = (where: string, t: string, id: string, row: Row, isThere: (key: string) => boolean): void => {
    if (!isSimTable(t)) return;
    const { scope } = tableOf(t);
    if (scope === 'all' || !('parent' in scope)) return;
    const parent = row[scope.by] ?? null;
    if (parent === null || isThere(rowKey(scope.parent, String(parent)))) return;
    world.complain(
      'noDanglingReference',
      `${t}|${id} hangs on ${scope.parent}|${parent}, not there ${where}`,
    );
  };
  const isAtHub = (key: string): boolean => isHere(records.get(key));
  for (const [key, record] of records) {
    const [t = '', id = ''] = key.split('|');
    if (!record.isGone) check('at the hub', t, id, record.row, isAtHub);
  }
  for (const machine of machines) {
    const isShown = (key: string): boolean => {
      const [t = '', id = ''] = key.split('|');
      return isSimTable(t) && machine.screen.row(t, id) !== undefined;
    };
    for (const [t, rows] of machine.screen.rows)
      for (const [id, row] of rows) check(`on ${machine.name}`, t, id, row, isShown);
  }
}

const sorted = (row: Row): [string, unknown][] =>
  Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1));

function checkAnswers(world: World): void {
  const asks = world.oracle.unanswered();
  for (const { machine, ops } of asks.slice(0, 2))
    world.complain(
      'noLostWrites',
      `${machine} wrote ${ops.map(({ t, id, k }) => `${k} ${t}|${id}`).join(', ')}, and the hub never heard of it`,
    );
  for (const mark of world.oracle.missing(world.held()).slice(0, 2))
    world.complain('restoreLosesNothing', `${mark} did not come back to the restored hub`);
}

/** No number of a document twice, here or at the hub. */
function checkNumbers(world: World, machines: readonly Machine[]): void {
  const owners = new Map<string, string>();
  const see = (number: unknown, id: string, where: string): void => {
    if (typeof number !== 'string' || number === '') return;
    const owner = owners.get(number);
    if (owner !== undefined && owner !== id)
      world.complain('numbersAreUnique', `${number} twice, seen ${where}`);
    owners.set(number, id);
  };
  for (const [key, { row, isGone }] of world.hub.mirror.records())
    if (key.startsWith('documents|') && !isGone) see(row.number, key, 'at the hub');
  for (const machine of machines)
    for (const [id, row] of machine.screen.rows.get('documents') ?? [])
      see(row.number, rowKey('documents', id), machine.name);
}

/** The total of a document is the sum of its lines that stand, at the hub and on every laptop. */
function checkSums(world: World, machines: readonly Machine[]): void {
  const check = (where: string, documents: ReadonlyMap<string, Row>, lines: Iterable<Row>): void => {
    const sums = new Map<string, number>();
    for (const line of lines) {
      const of = String(line.document_id);
      // 100 a piece, tax within; each line is rounded by itself.
      const isThere = (line.deleted_at ?? null) === null;
      sums.set(of, (sums.get(of) ?? 0) + (isThere ? Math.round(Number(line.quantity_milli) / 10) : 0));
    }
    for (const [id, { total_minor: total }] of documents) {
      const sum = sums.get(id);
      if (sum !== undefined && total !== sum)
        world.complain('sumsOfLines', `${id} ${where} has ${total} and lines of ${sum}`);
    }
  };
  const there = [...world.hub.mirror.records()].flatMap(([key, { row, isGone }]) => {
    const [t = '', id = ''] = key.split('|');
    return isGone ? [] : [{ t, id, row }];
  });
  const documents = there.filter(({ t }) => t === 'documents').map(({ id, row }) => [id, row] as const);
  const lines = there.filter(({ t }) => t === 'document_lines').map(({ row }) => row);
  check('at the hub', new Map(documents), lines);
  for (const machine of machines) {
    const all = (t: string): Row[] => machine.db.prepare(`SELECT * FROM ${t}`).all() as Row[];
    check(
      `on ${machine.name}`,
      new Map(all('documents').map((row) => [String(row.id), row])),
      all('document_lines'),
    );
  }
}

// Devices with offline spells and wrong clocks around one hub order: each sees the log up to its cursor with its own
// pending changes on top, as a workstation does. After every merge the hub is held against the model and the invariants.
import { expect } from 'vitest';
import { clampHlc, makeHlc, nextHlc } from '#shared/sync/hlc.ts';
import { type Merged, mergeOp } from '#shared/sync/mergeOp.ts';
import type { FieldValue, Op, Row } from '#shared/sync/ops.ts';
import type { Conflict, Rec } from '#shared/sync/rec.ts';
import { type Change, isDead, type ModelRow, type ModelTable, RowModel, type Verdict } from './rowModel.ts';

/** The parts that a planted bug replaces. */
export type Parts = { merge: typeof mergeOp; clamp: typeof clampHlc; next: typeof nextHlc };
export const soundParts: Parts = { merge: mergeOp, clamp: clampHlc, next: nextHlc };

export type Command = {
  device: number;
  kind: (typeof commandKinds)[number];
  row: number;
  pick: number;
};
export const commandKinds = [
  ...(['edit', 'edit', 'edit', 'edit', 'editTwo', 'put', 'put', 'soft', 'hard', 'undelete'] as const),
  ...([
    'undelete',
    'blind',
    'blind',
    'push',
    'push',
    'push',
    'push',
    'pull',
    'pull',
    'pull',
    'skew',
    'fill',
  ] as const),
];

type Table = ModelTable & { t: Op['t']; derived: string };
const tables: Record<'partners' | 'points' | 'documents', Table> = {
  partners: {
    ...{ t: 'partners', isKept: true, derived: 'name_fold' },
    kinds: { name: 'lww', city: 'lww', notes: 'text' },
  },
  points: {
    t: 'contact_points',
    isKept: false,
    derived: 'normalized',
    kinds: { value: 'lww', label: 'lww' },
  },
  documents: { t: 'documents', isKept: true, derived: '', kinds: { comment: 'lww', state: 'server' } },
};
export const rows: readonly { id: string; table: Table }[] = [
  { id: 'p1', table: tables.partners },
  { id: 'p2', table: tables.partners },
  { id: 'c1', table: tables.points },
  { id: 'd1', table: tables.documents },
];

const start = Date.UTC(2026, 10, 26);
const minute = 60_000;
const year = 365 * 24 * 60 * minute;
const skews = [0, 0, 1_000, -3 * minute, 3 * minute, -10 * year, 10 * year];

/** `isOwn`: wholly of this device. */
type Cells = Map<string, { value: FieldValue; seq: number; isOwn: boolean }>;
type View = { cells: Cells; seq: number };
type Pending = { row: number; op: Op; cseq: number; hlc: string; change: Change; bases: Map<string, number> };
type Logged = {
  seq: number;
  row: number;
  device: string;
  cseq: number;
  merged: Merged;
  holds: Map<string, string[]>;
};

class Device {
  readonly name: string;
  skew = 0;
  cursor = 0;
  cseq = 0;
  last: string | undefined;
  readonly hub = new Map<number, View>();
  /** Numbers of the rows that went. */
  readonly gone = new Map<number, number>();
  readonly hiddenFrom = new Map<number, number>();
  pending: Pending[] = [];
  sent = 0;
  readonly known = new Set<string>();
  readonly events = new Set<string>();

  constructor(index: number) {
    this.name = `0000000${index}`;
  }

  own(row: number): Pending[] {
    return this.pending.filter((pending) => pending.row === row);
  }

  /** The row as its user sees it. */
  local(row: number): Map<string, FieldValue> | undefined {
    const view = this.hub.get(row);
    let seen = view && new Map([...view.cells].map(([column, { value }]) => [column, value]));
    for (const { op } of this.own(row)) {
      if (op.k === 'put') seen = new Map(Object.entries(op.f));
      else if (op.k === 'del') seen = undefined;
      else for (const [column, [, , value]] of Object.entries(op.f)) seen?.set(column, value);
    }
    return seen;
  }

  /** Columns whose hub value lies beneath an own pending one, with the number that is hidden. */
  hidden(row: number): Map<string, number> {
    const found = new Map<string, number>();
    const first = new Map<string, number>();
    for (const { bases } of this.own(row)) {
      for (const [column, base] of bases) if (!first.has(column)) first.set(column, base);
    }
    const everything = first.get('*');
    for (const [column, { seq, isOwn }] of this.hub.get(row)?.cells ?? []) {
      const base = first.get(column) ?? everything;
      if (base !== undefined && seq > base && !isOwn) found.set(column, seq);
    }
    const goneAt = this.hub.has(row) ? 0 : (this.gone.get(row) ?? 0);
    const oldest = this.own(row)[0];
    if (oldest && Math.max(0, ...oldest.bases.values()) < goneAt) found.set('gone', goneAt);
    return found;
  }

  /** Below the first number that an own pending change hid, until nothing is hidden. */
  seen(row: number): number {
    const newest = this.hub.get(row)?.seq ?? this.gone.get(row) ?? 0;
    return Math.min(newest, (this.hiddenFrom.get(row) ?? Number.POSITIVE_INFINITY) - 1);
  }

  /** To be told of each number that arrives. */
  notice(row: number, seq: number): void {
    if (this.hidden(row).size === 0) this.hiddenFrom.delete(row);
    else if (!this.hiddenFrom.has(row)) this.hiddenFrom.set(row, seq);
  }

  /** The hub's number that an own pending change lies on, through those beneath it. */
  uncovered(row: number, column: string): number {
    const bases = this.own(row).map((pending) => pending.bases.get(column) ?? pending.bases.get('*'));
    const view = this.hub.get(row);
    const base = column === '*' ? (view?.seq ?? this.gone.get(row)) : view?.cells.get(column)?.seq;
    return bases.find((known) => known !== undefined) ?? base ?? 0;
  }

  baseOf(row: number, column: string): number {
    const own = this.own(row).findLast(({ op }) => op.k !== 'set' || column in op.f);
    return own ? -own.cseq : (this.hub.get(row)?.cells.get(column)?.seq ?? 0);
  }
}

export class World {
  readonly #parts: Parts;
  readonly #devices: Device[];
  readonly #recs = new Map<number, Rec>();
  readonly #models = new Map<number, ModelRow>();
  readonly #log: Logged[] = [];
  #now = start;
  #events = 0;
  merges = 0;
  readonly outcomes: Record<string, number> = {};

  constructor(deviceCount: number, parts: Parts = soundParts) {
    this.#parts = parts;
    this.#devices = Array.from({ length: deviceCount }, (_, index) => new Device(index));
  }

  /** Most days begin with rows that all have. */
  run(commands: readonly Command[], isFresh = false): void {
    if (!isFresh) {
      for (const row of rows.keys()) this.#do({ device: 0, kind: 'put', row, pick: 1 });
      for (const device of this.#devices) {
        this.#push(device, device.pending.length);
        this.#pull(device, this.#log.length);
      }
    }
    for (const command of commands) this.#do(command);
    for (const device of this.#devices) this.#push(device, device.pending.length);
    for (const device of this.#devices) this.#pull(device, this.#log.length);
    this.#checkMet();
  }

  #do({ device: index, kind, row, pick }: Command): void {
    const device = this.#devices[index % this.#devices.length];
    if (device === undefined) return;
    this.#now += 1 + (pick % 3) * 20 * minute;
    if (kind === 'push') this.#push(device, 1 + (pick % 4));
    else if (kind === 'pull') this.#pull(device, 1 + (pick % 9));
    else if (kind === 'skew') device.skew = skews[pick % skews.length] ?? 0;
    else if (kind === 'fill')
      device.last = makeHlc(this.#now + device.skew + 2 * minute, 65_535, device.name);
    else this.#write(device, kind, row % rows.length, pick);
  }

  #write(
    device: Device,
    kind: Exclude<Command['kind'], 'push' | 'pull' | 'skew' | 'fill'>,
    row: number,
    pick: number,
  ) {
    const local = device.local(row);
    const isDeleted = (local?.get('deleted_at') ?? null) !== null;
    const { table } = rows[row] ?? { table: tables.partners };
    const columns = Object.keys(table.kinds);
    const some = kind === 'editTwo' ? columns.slice(0, 2) : [columns[pick % columns.length] ?? ''];
    if (local === undefined) {
      // A row that went while an own edit of it waits stays on the screen until the hub has answered.
      const isWaiting = device.own(row).at(-1)?.op.k === 'set';
      if (kind === 'put' && !isWaiting)
        this.#make(device, row, { kind: 'put', columns, deletion: 'none', pick });
      return;
    }
    if (kind === 'blind') {
      // The screen should not allow it: an edit of a row that is seen deleted.
      if (!isDeleted || device.own(row).length > 0) return;
      this.#make(device, row, { kind: 'set', columns: some, deletion: 'none', pick });
    } else if (kind === 'undelete') {
      if (!isDeleted || device.hidden(row).size > 0) return;
      this.#make(device, row, { kind: 'set', columns: [], deletion: 'undelete', pick });
    } else if (kind === 'soft' || kind === 'hard') {
      // `seen` is one number: beneath a hidden value it says less than its author knew.
      if (isDeleted || device.hidden(row).size > 0) return;
      const deletion = kind === 'soft' ? 'delete' : 'none';
      const also = kind === 'soft' && pick % 4 === 0 ? some : [];
      this.#make(device, row, { kind: kind === 'soft' ? 'set' : 'del', columns: also, deletion, pick });
    } else if (!isDeleted && kind !== 'put') {
      this.#make(device, row, { kind: 'set', columns: some, deletion: 'none', pick });
    }
  }

  #make(
    device: Device,
    row: number,
    {
      kind,
      columns,
      deletion,
      pick,
    }: Pick<Change, 'kind' | 'deletion'> & { columns: string[]; pick: number },
  ): void {
    const { id, table } = rows[row] ?? { id: '', table: tables.partners };
    const event = `e${++this.#events}`;
    const cseq = ++device.cseq;
    const local = device.local(row) ?? new Map<string, FieldValue>();
    const fields = columns.map((column) => {
      const old = kind === 'put' ? null : (local.get(column) ?? null);
      const value = this.#value(table.kinds[column] === 'text', old, event, pick);
      return { column, old, value, follows: kind === 'set' && device.baseOf(row, column) < 0 };
    });
    const derivedOf = (of: ReadonlyMap<string, FieldValue>): string =>
      derive(table, (column) => of.get(column));
    const after = new Map([
      ...local,
      ...fields.map(({ column, value }): [string, FieldValue] => [column, value]),
    ]);
    const values: Row = Object.fromEntries(fields.map(({ column, value }) => [column, value]));
    if (table.derived !== '' && (kind === 'put' || derivedOf(after) !== derivedOf(local))) {
      values[table.derived] = derivedOf(after);
    }
    if (deletion !== 'none') values.deleted_at = deletion === 'delete' ? this.#now : null;
    values.updated_at = this.#now + device.skew;
    const authored = Object.keys(values).filter(
      (column) => column !== 'updated_at' && column !== table.derived,
    );
    const columnsTouched = [...authored, ...(kind === 'set' ? [] : ['*'])];
    const bases = new Map(columnsTouched.map((column) => [column, device.uncovered(row, column)]));
    const op = this.#op(device, row, { id, t: table.t, kind }, values, local);
    const hlc = this.#parts.next(device.last, this.#now + device.skew, device.name);
    device.last = hlc;
    const known = new Set(device.known);
    device.events.add(event);
    const knew = (column: string, other: string): boolean =>
      known.has(`${row}/${column}/${other}`) || device.events.has(other);
    const clock = [0, 0, device.name] as const;
    device.pending.push({
      row,
      op,
      cseq,
      hlc,
      bases,
      change: { event, kind, fields, deletion, knew, clock },
    });
  }

  #op(
    device: Device,
    row: number,
    { id, t, kind }: { id: string; t: Op['t']; kind: Change['kind'] },
    values: Row,
    local: ReadonlyMap<string, FieldValue>,
  ): Op {
    const seen = device.seen(row);
    if (kind === 'put')
      return { t, id, k: 'put', seen, f: { ...values, created_at: this.#now, deleted_at: null } };
    if (kind === 'del') return { t, id, k: 'del', seen };
    const f = Object.entries(values).map(([column, value]): [string, [number, FieldValue, FieldValue]] => [
      column,
      [device.baseOf(row, column), local.get(column) ?? null, value],
    ]);
    return { t, id, k: 'set', seen, f: Object.fromEntries(f) };
  }

  #value(isText: boolean, old: FieldValue, event: string, pick: number): FieldValue {
    if (!isText) return pick % 7 === 0 ? 'same' : event;
    if (pick % 11 === 0) return null;
    const lines = typeof old === 'string' ? old.split('\n') : [];
    lines.splice(pick % (lines.length + 1), pick % 3 === 0 ? 1 : 0, event);
    return lines.join('\n');
  }

  #push(device: Device, count: number): void {
    for (const pending of device.pending.slice(device.sent, device.sent + count)) {
      device.sent++;
      this.#arrive(device, pending);
    }
  }

  #arrive(device: Device, { row, op, cseq, hlc, change }: Pending): void {
    const seq = this.#log.length + 1;
    const before = freeze(this.#recs.get(row));
    const { effective } = this.#parts.clamp(hlc, this.#now);
    const incoming = freeze({ seq, writer: { device: device.name, cseq, eff: effective } });
    const merged = this.#parts.merge(before, freeze(op), incoming);
    this.merges++;
    this.outcomes[merged.outcome] = (this.outcomes[merged.outcome] ?? 0) + 1;
    const ms = Math.min(Number.parseInt(hlc.slice(0, 12), 16), this.#now + 5_000);
    const judged = { ...change, clock: [ms, Number.parseInt(hlc.slice(13, 17), 16), device.name] as const };
    const { table } = rows[row] ?? { table: tables.partners };
    const model = new RowModel(table);
    const was = this.#models.get(row);
    const verdict = model.judge(was, judged);
    const context = { before, merged, verdict, change: judged, was, table };
    checkTexts(context, model);
    checkRow(context);
    checkTold(context);
    checkWriters(merged.rec);
    if (merged.rec) this.#recs.set(row, merged.rec);
    if (verdict.row) this.#models.set(row, verdict.row);
    const holds = new Map([...(verdict.row?.cells ?? [])].map(([column, cell]) => [column, cell.holds]));
    this.#log.push({ seq, row, device: device.name, cseq, merged, holds });
  }

  #pull(device: Device, count: number): void {
    for (const logged of this.#log.slice(device.cursor, device.cursor + count)) {
      device.cursor = logged.seq;
      const { row, merged, seq } = logged;
      if (logged.device === device.name) {
        device.pending = device.pending.filter(({ cseq }) => cseq !== logged.cseq);
        device.sent--;
      }
      const view = device.hub.get(row);
      if (merged.isGone) {
        device.hub.delete(row);
        device.gone.set(row, seq);
      } else if (Object.keys(merged.written).length > 0) {
        const isOwn = logged.device === device.name && merged.outcome === 'ok';
        const cells: Cells = new Map(merged.isWhole ? [] : view?.cells);
        for (const [column, value] of Object.entries(merged.written))
          cells.set(column, { value, seq, isOwn });
        device.hub.set(row, { cells, seq });
      }
      device.notice(row, seq);
      this.#learn(device, row);
    }
  }

  /** What the user sees now he knows: the newest events of the columns that no pending change of his hides. */
  #learn(device: Device, row: number): void {
    const hidden = device.hidden(row);
    // It went beneath a pending change: what came before it went unseen with it.
    if (hidden.has('gone')) return;
    const pendingPut = device.own(row).some(({ op }) => op.k !== 'set');
    for (const { seq, row: of, holds } of this.#log) {
      if (of !== row || seq > device.cursor) continue;
      for (const [column, events] of holds) {
        if (hidden.has(column) || (pendingPut && hidden.size > 0)) continue;
        for (const event of events) device.known.add(`${row}/${column}/${event}`);
      }
    }
  }

  #checkMet(): void {
    for (const device of this.#devices) {
      expect(device.pending, 'nothing stays pending').toEqual([]);
      for (const [row, rec] of this.#recs) {
        const view = device.hub.get(row);
        const data =
          view && Object.fromEntries([...view.cells].map(([column, { value }]) => [column, value]));
        expect(data, `${device.name} has the row as the hub has it`).toEqual(
          rec.goneAt > 0 ? undefined : rec.data,
        );
      }
    }
  }
}

type Context = {
  before: Rec | undefined;
  merged: Merged;
  verdict: Verdict;
  change: Change;
  was: ModelRow | undefined;
  table: Table;
};

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}

const linesOf = (value: FieldValue): string[] => (typeof value === 'string' ? value.split('\n') : []);

/** Joined texts: each line that either added is there. */
function checkTexts({ merged, verdict, change, was }: Context, model: RowModel): void {
  for (const column of verdict.isText) {
    const field = change.fields.find((one) => one.column === column);
    const theirs = was?.cells.get(column)?.value ?? null;
    const now = merged.rec?.data[column] ?? null;
    const old = new Set(linesOf(field?.old ?? null));
    const added = [...linesOf(field?.value ?? null), ...linesOf(theirs)].filter((line) => !old.has(line));
    const lines = new Set(linesOf(now));
    expect(
      added.filter((line) => !lines.has(line)),
      `lines of ${column} that vanished`,
    ).toEqual([]);
    if (verdict.row && now !== theirs) model.adopt(verdict.row, column, now, change);
  }
}

function checkRow({ before, merged, verdict, table }: Context): void {
  expect(merged.outcome === 'rejected', 'rejected').toBe(verdict.isRejected);
  if (verdict.isRejected) {
    expect([merged.rec, merged.written, merged.conflicts], 'a rejected change changes nothing').toEqual([
      before,
      {},
      [],
    ]);
    return;
  }
  const { row } = verdict;
  const { rec } = merged;
  if (row === undefined || rec === undefined) throw new Error('no row after a change that was taken');
  expect(rec.goneAt > 0, 'gone').toBe(row.isGone);
  expect((rec.data.deleted_at ?? null) !== null, 'deleted').toBe(isDead(row));
  for (const column of Object.keys(table.kinds)) {
    expect(rec.data[column] ?? null, `value of ${column}`).toBe(row.cells.get(column)?.value ?? null);
  }
  const derived = rec.data[table.derived] ?? null;
  if (derived !== null) expect(derived, 'derived value').toBe(derive(table, (column) => rec.data[column]));
  expect({ ...before?.data, ...merged.written }, 'written is what changed').toMatchObject(rec.data);
}

function derive(table: Table, fieldOf: (column: string) => FieldValue | undefined): string {
  return Object.keys(table.kinds)
    .map((column) => fieldOf(column) ?? '')
    .join('|');
}

/** Exactly what lost is told, nothing that was sequential; what is gone from a field was known or is told. */
function checkTold({ before, merged, verdict, change, was }: Context): void {
  const loserOf = ({ column, mine, theirs, winner }: Conflict): [string, FieldValue] =>
    column === '' ? ['', 'gone'] : [column, winner === 'mine' ? theirs : mine];
  const clear = merged.conflicts.filter(({ winner }) => winner !== 'both');
  const told = clear.map(loserOf).map((pair) => JSON.stringify(pair));
  const wanted = verdict.told.map(({ column, value }) => JSON.stringify([column, value]));
  expect(new Set(told), 'what lost is told').toEqual(new Set(wanted));
  const knewAll = [...(was?.cells ?? [])].every(([column, { holds }]) =>
    holds.every((e) => change.knew(column, e)),
  );
  if (knewAll && change.kind !== 'put')
    expect(merged.conflicts, 'sequential changes never conflict').toEqual([]);
  const wasThere = before !== undefined && before.goneAt === 0 && (before.data.deleted_at ?? null) === null;
  const isThere = merged.rec?.goneAt === 0 && (merged.rec.data.deleted_at ?? null) === null;
  const isExplicit = change.kind === 'put' || change.deletion === 'undelete';
  if (before && !wasThere && isThere && !isExplicit) {
    expect(
      merged.conflicts.map(({ column }) => column),
      'a row that comes back is told',
    ).toContain('');
  }
}

function checkWriters(rec: Rec | undefined): void {
  if (rec === undefined) return;
  const named = new Set([...Object.values(rec.ver), ...(rec.goneAt > 0 ? [rec.goneAt] : [])]);
  expect(Object.keys(rec.writers).map(Number).sort(), 'writers').toEqual([...named].sort());
}

// What change capture costs a writer: one durable commit of an edit through the gate, with the triggers' log and without it,
// turn by turn on one file; a bulk of rows beside. The step of undo and the command's answer are written either way: they
// are no capture, and what both cost together is printed. The floor is the bare statement in a transaction of its own.
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { makeDerivedObjects } from '#main/store/capture.ts';
import { createGate, type Gate } from '#main/store/gate.ts';
import { loadMigrations, migrate } from '#main/store/migrate.ts';
import { openDatabase } from '#main/store/openDatabase.ts';
import { newRowId } from '#shared/domain/ids.ts';
import { benchNowMs, cacheDir, migrationsDir } from './company.ts';
import { type BenchRow, type Measured, timingOf } from './measure.ts';

const partnerCount = 5_000;
const samples = 300;
const bulkRows = 1_000;
const bulkRounds = 5;

type Written = { gate: Gate; db: Database.Database; captures(isOn: boolean): void; ids: readonly string[] };

/** What is not given and has to be is empty. */
function insert(
  db: Database.Database,
  table: string,
  given: Readonly<Record<string, string | number>>,
): void {
  const columns = db.pragma(`table_info(${table})`) as { name: string; type: string; notnull: number }[];
  const needed = columns.filter(({ name, notnull }) => notnull === 1 || name in given);
  const values = needed.map(({ name, type }) => given[name] ?? (type === 'INTEGER' ? benchNowMs : ''));
  const names = needed.map(({ name }) => `"${name}"`).join(', ');
  db.prepare(`INSERT INTO ${table}(${names}) VALUES (${needed.map(() => '?').join(', ')})`).run(values);
}

function openFile(dir: string): Written {
  mkdirSync(dir, { recursive: true });
  const db = openDatabase(join(dir, 'company.db'), {
    key: new Uint8Array(32).fill(7),
    hasAutoCheckpoint: true,
  });
  migrate(db, loadMigrations(migrationsDir), { nowMs: benchNowMs, copyFirst: () => undefined });
  const newId = (): string => newRowId(benchNowMs, crypto.getRandomValues(new Uint8Array(16)));
  const user = { id: newId(), timeZone: 'Asia/Baku', language: 'az', role: 'admin', name: 'Bench' } as never;
  const gate = createGate({ db, clock: () => benchNowMs, newId, currentUser: () => user });
  makeDerivedObjects(db);
  let isOn = 1;
  // The last registered is asked: the triggers are the product's own.
  db.function('yolda_captures', () => isOn);
  const captures = (on: boolean): void => {
    isOn = on ? 1 : 0;
  };
  const ids = Array.from({ length: partnerCount }, newId);
  const [owner = ''] = ids;
  const request = { command: 'partners.create', commandId: newId(), isUndoable: true };
  gate.write(request, (tx) => {
    insert(db, 'users', { id: owner });
    for (const [at, id] of ids.entries()) {
      const name = `partner ${at}`;
      insert(db, 'partners', { id, name, name_fold: name, search_text: name, owner_id: owner, rid: at + 1 });
    }
    tx.touch('partners');
  });
  return { gate, db, ids, captures };
}

const editSql = 'UPDATE partners SET city = ?, address = ?, notes = ?, updated_at = ? WHERE id = ?';
let stamp = 0;

const editOf = (id: string): [string, string, string, number, string] => {
  stamp += 1;
  return [`City ${stamp}`, `Street ${stamp}`, `Note ${stamp}`, benchNowMs + stamp, id];
};

/** As the gate writes it where something was captured. */
const stepSql = `INSERT INTO operations(id, command, user_id, at, state, undoes, is_undoable, change_count, first_seq, last_seq)
  VALUES (?, 'partners.update', ?, ?, 'done', NULL, 1, 1, 1, 1)`;

/** One edit of three fields by a command of a user. @param addsStep for the gate, which saw no change */
const edit = ({ gate }: Written, id: string, addsStep = false): void =>
  gate.write({ command: 'partners.update', commandId: randomUUID(), isUndoable: true }, (tx) => {
    tx.sql.run(editSql, editOf(id));
    tx.touch('partners');
    if (addsStep) tx.sql.run(stepSql, [tx.operationId, tx.user.id, tx.now]);
  });

const timeOf = (run: () => void): number => {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
};

/** Turn by turn, so that whatever else the machine does falls on both. */
function measureSingle(file: Written) {
  const times = {
    with: [] as number[],
    without: [] as number[],
    plain: [] as number[],
    bare: [] as number[],
  };
  const bare = file.db.prepare(editSql);
  for (let at = 0; at < samples + 20; at += 1) {
    const id = file.ids[(at * 37) % partnerCount] ?? '';
    const keep = (into: number[], ms: number) => void (at >= 20 && into.push(ms));
    file.captures(true);
    keep(
      times.with,
      timeOf(() => edit(file, id)),
    );
    file.captures(false);
    keep(
      times.without,
      timeOf(() => edit(file, id, true)),
    );
    keep(
      times.plain,
      timeOf(() => edit(file, id)),
    );
    keep(
      times.bare,
      timeOf(() => bare.run(editOf(id))),
    );
  }
  return {
    ...{ with: timingOf(times.with).p50, without: timingOf(times.without).p50 },
    ...{ plain: timingOf(times.plain).p50, bare: timingOf(times.bare).p50 },
  };
}

function measureBulk(file: Written): { with: number; without: number } {
  const bulk = (isOn: boolean): number => {
    file.captures(isOn);
    const request = { command: 'partners.update', commandId: randomUUID(), isUndoable: true };
    return timeOf(() =>
      file.gate.write(request, (tx) => {
        for (const id of file.ids.slice(0, bulkRows)) tx.sql.run(editSql, editOf(id));
      }),
    );
  };
  const rounds = Array.from({ length: bulkRounds }, () => ({ with: bulk(true), without: bulk(false) }));
  const median = (of: 'with' | 'without') => timingOf(rounds.map((round) => round[of])).p50;
  return { with: median('with'), without: median('without') };
}

async function measureCapture(): Promise<Measured> {
  const dir = join(cacheDir, 'work-capture');
  rmSync(dir, { recursive: true, force: true });
  const file = openFile(dir);
  try {
    const single = measureSingle(file);
    const bulk = measureBulk(file);
    const ms = (value: number): string => value.toFixed(2);
    return {
      value: single.with / single.without,
      notes: [
        `single commit p50: with ${ms(single.with)} ms, without ${ms(single.without)} ms; without the step of undo too ${ms(single.plain)} ms (${ms(single.with / single.plain)} ×); bare statement ${ms(single.bare)} ms`,
        `bulk of ${bulkRows} rows: with ${ms(bulk.with)} ms, without ${ms(bulk.without)} ms: ${ms(bulk.with / bulk.without)} ×`,
      ],
    };
  } finally {
    file.db.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

export const captureRows: readonly BenchRow[] = [
  {
    names: ['sync.captureCost'],
    measure: async () => ({ 'sync.captureCost': await measureCapture() }),
  },
];

// The companies that the bench measures: made once by seed and schema, encrypted, kept in .cache/bench.
// Writes over its own connection before any core opens the file, without capture triggers and indexes: millions
// of demo rows need no change log, and a sync that never saw the file sends it whole (decision of issue 3).
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { createCore } from '#main/core/createCore.ts';
import { createRowWriter, type DemoPlan, settleDemo, storePictures, streamDemo } from '#main/demo/index.ts';
import { createNodePlatform, placeOf } from '#main/platform/node/nodePlatform.ts';
import type { Platform } from '#main/platform/ports.ts';
import { createBlobs } from '#main/store/blobs.ts';
import { derivedTriggers, makeDerivedObjects } from '#main/store/capture.ts';
import { type CompanyFolder, takeCompanyFolder } from '#main/store/companyFolder.ts';
import { ensureDevice } from '#main/store/device.ts';
import { loadMigrations, migrate } from '#main/store/migrate.ts';
import { openDatabase } from '#main/store/openDatabase.ts';
import { searchedTables } from '#main/store/searchIndex.ts';

export const { root, worker } = placeOf(new URL('./x.js', import.meta.url).href);
export const migrationsDir = join(root, 'dist/bench/migrations');
export const cacheDir = join(root, '.cache/bench');
/** Environment of the children that open bench companies: the keys lie here. */
export const benchEnv = { YOLDA_CONFIG_DIR: join(cacheDir, 'config') };

/** The clock of every bench company: 2026-11-24 10:00 in Baku, so that the same rows are there on any day. */
export const benchNowMs = Date.UTC(2026, 10, 24, 6, 0);

const bigPlan: DemoPlan = {
  partners: 200_000,
  interactions: 1_000_000,
  items: 50_000,
  documents: 300_000,
  priceTypes: 3,
  warehouses: 2,
  seed: 1,
  language: 'az',
  nowMs: benchNowMs,
};

/** Seven users in one department: its head sees some 300 000 rows, a rep some 50 000. */
const officePlan: DemoPlan = {
  ...bigPlan,
  partners: 16_000,
  interactions: 100_000,
  items: 1_600,
  documents: 26_000,
};

/** Of the rows that are measured twice. */
export type Size = 'big' | 'tenth';
export type CompanyName = Size | 'office';

export function planOf(size: CompanyName): DemoPlan {
  if (size === 'big') return bigPlan;
  if (size === 'office') return officePlan;
  const { partners, interactions, items, documents } = bigPlan;
  return {
    ...bigPlan,
    partners: partners / 10,
    interactions: interactions / 10,
    items: items / 10,
    documents: documents / 10,
  };
}

export function createBenchPlatform(): Platform {
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const platform = createNodePlatform({ env: benchEnv, log: quiet, version: '0.0.0-bench', root, worker });
  const paths = { ...platform.paths, migrations: migrationsDir };
  // It runs: ids carry the time of their making, and of rows all made in one millisecond each would stand anywhere in its index.
  const startedAt = performance.now();
  const now = (): number => benchNowMs + Math.floor(performance.now() - startedAt);
  return { ...platform, paths, now, timeZone: () => 'Asia/Baku' };
}

/** Changes with the schema, the generated triggers, the cipher, the plan and the code that makes the rows. */
export function cacheKey(plan: DemoPlan): string {
  const hash = createHash('sha256').update(JSON.stringify(plan));
  for (const { hash: migration } of loadMigrations(migrationsDir)) hash.update(migration);
  for (const sql of derivedTriggers().values()) hash.update(sql);
  hash.update(readFileSync(join(root, 'src-main/store/openDatabase.ts')));
  const demo = join(root, 'src-main/demo');
  for (const name of readdirSync(demo).sort()) hash.update(readFileSync(join(demo, name)));
  return hash.digest('hex').slice(0, 16);
}

/** What was kept under other keys. */
export function removeOlder(prefix: string): void {
  for (const old of readdirSync(cacheDir))
    if (old.startsWith(prefix)) rmSync(join(cacheDir, old), { recursive: true, force: true });
}

/** The folder of a company of this size, made now if it is not there; what was made for older code is removed. */
export async function ensureCompany(size: CompanyName, say: (text: string) => void): Promise<string> {
  const plan = planOf(size);
  const name = `${size}-${cacheKey(plan)}`;
  const dir = join(cacheDir, name);
  if (existsSync(join(dir, 'made.json'))) return dir;
  mkdirSync(cacheDir, { recursive: true });
  removeOlder(`${size}-`);
  const startedAt = performance.now();
  const making = join(cacheDir, `${size}-making`);
  await makeCompany(making, plan, say);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  writeFileSync(join(making, 'made.json'), JSON.stringify({ plan, seconds }));
  renameSync(making, dir);
  say(`${size} company made in ${seconds} s`);
  return dir;
}

async function makeCompany(dir: string, plan: DemoPlan, say: (text: string) => void): Promise<void> {
  const platform = createBenchPlatform();
  const folder = await takeCompanyFolder(dir, platform.keys);
  let userId: string;
  try {
    userId = await writeRows(folder, plan, say);
  } finally {
    folder.release();
  }
  const core = await createCore({ platform, dataDir: dir, runsJobs: false });
  const write = { command: 'exchange.makeDemo', commandId: 'bench', isUndoable: false, keepsAnswer: false };
  core.gate.write(write, (tx) => settleDemo(tx, userId, 'bench'));
  await core.close();
}

async function writeRows(
  folder: CompanyFolder,
  plan: DemoPlan,
  say: (text: string) => void,
): Promise<string> {
  const db = openDatabase(folder.database, { key: folder.key, hasAutoCheckpoint: true });
  try {
    const random = (count: number) => new Uint8Array(count).fill(7);
    migrate(db, loadMigrations(migrationsDir), { nowMs: plan.nowMs, copyFirst: () => undefined });
    ensureDevice(db, { nowMs: plan.nowMs, random });
    const restore = dropDerived(db);
    db.pragma('synchronous = OFF');
    db.pragma('cache_size = -800000');
    db.pragma('foreign_keys = OFF');
    const { userId, phases } = streamDemo(
      plan,
      await storePictures(createBlobs(folder.blobs, folder.key), plan.seed),
    );
    for (const { name, rows } of phases) timed(say, name, () => insertAll(db, rows));
    timed(say, 'indexes', restore);
    timed(say, 'search', () => db.transaction(() => makeDerivedObjects(db)).immediate());
    db.pragma('wal_checkpoint(TRUNCATE)');
    return userId;
  } finally {
    db.close();
  }
}

function timed(say: (text: string) => void, name: string, run: () => void): void {
  const startedAt = performance.now();
  run();
  say(`  ${name} ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

/** Drops triggers, search tables and indexes. @returns how to make the indexes again; the rest is derived */
function dropDerived(db: Database.Database): () => void {
  const list = (type: string) =>
    db
      .prepare<[string], { name: string; sql: string }>(
        'SELECT name, sql FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL',
      )
      .all(type);
  for (const { name } of list('trigger')) db.exec(`DROP TRIGGER "${name}"`);
  for (const table of searchedTables) db.exec(`DROP TABLE ${table}_fts`);
  const indexes = list('index');
  for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`);
  return () => {
    for (const { sql } of indexes) db.exec(sql);
  };
}

function insertAll(
  db: Database.Database,
  rows: ReturnType<typeof streamDemo>['phases'][number]['rows'],
): void {
  const writeRow = createRowWriter();
  const statements = new Map<string, Database.Statement>();
  const run = (text: string, values: readonly unknown[]): void => {
    let statement = statements.get(text);
    if (!statement) {
      statement = db.prepare(text);
      statements.set(text, statement);
    }
    statement.run(values);
  };
  db.exec('BEGIN');
  let count = 0;
  for (const row of rows) {
    writeRow(row, run);
    count += 1;
    if (count % 100_000 === 0) db.exec('COMMIT; BEGIN');
  }
  db.exec('COMMIT');
}

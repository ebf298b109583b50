// The write-ahead log under a long operation: it begins anew instead of growing with what is written.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { placeOf } from '#main/platform/node/nodePlatform.ts';
import { type Checkpointer, startCheckpointer } from '#main/store/checkpointer.ts';
import { openDatabase } from '#main/store/openDatabase.ts';

const { worker } = placeOf(new URL('../../../src-main/platform/node/nodePlatform.ts', import.meta.url).href);
const key = new Uint8Array(32).fill(7);
const frameBytes = 4096 + 24;
const pages = { early: 100, full: 200 };

let dir: string;
let database: string;
let writer: Database.Database;
let checkpointer: Checkpointer;
let failures: string[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'yolda-log-'));
  database = join(dir, 'company.db');
  writer = openDatabase(database, { key });
  writer.exec('CREATE TABLE blocks(id INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT');
  failures = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (event: string) => failures.push(event),
  };
  checkpointer = startCheckpointer({
    ...{ workerUrl: worker('checkpointWorker'), database, key, writer, log, pages },
  });
});
afterEach(async () => {
  await checkpointer.stop();
  writer.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Some 40 pages a chunk. */
async function writeChunks(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) {
    writer.exec('INSERT INTO blocks(data) VALUES (randomblob(160000))');
    await checkpointer.keepUp();
  }
}
const logBytes = (): number => statSync(`${database}-wal`).size;
const countBlocks = (): unknown => writer.prepare('SELECT count(*) FROM blocks').pluck().get();

it('stays near its full length, whatever is written', async () => {
  await writeChunks(60);
  expect(logBytes()).toBeLessThan((pages.full + 100) * frameBytes);
  expect({ blocks: countBlocks(), failures }).toEqual({ blocks: 60, failures: [] });
  expect(writer.pragma('integrity_check', { simple: true })).toBe('ok');
});

it('grows on while a reader holds its beginning, and loses nothing', async () => {
  const reader = openDatabase(database, { key, isReadonly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM blocks').get();
  await writeChunks(12);
  expect(logBytes()).toBeGreaterThan((pages.full + 100) * frameBytes);
  reader.exec('COMMIT');
  reader.close();
  const held = logBytes();
  await writeChunks(12);
  // The chunk that meets the moved log end is the last one appended.
  expect(logBytes()).toBeLessThan(held + 100 * frameBytes);
  expect({ blocks: countBlocks(), failures }).toEqual({ blocks: 24, failures: [] });
});

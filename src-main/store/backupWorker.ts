// Worker thread: makes a verified backup beside the running core, over its own connection.
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { backupParts, hashFile, packBackup } from './backupFile.ts';
import { keyCheckOf } from './companyFolder.ts';
import { openDatabase } from './openDatabase.ts';
import { fromSqliteError } from './sqliteErrors.ts';

const Task = z.object({
  database: z.string(),
  blobs: z.string(),
  key: z.instanceof(Uint8Array),
  companyId: z.string(),
  target: z.string(),
  nowMs: z.number(),
  version: z.string(),
});

type Task = z.output<typeof Task>;

/** Rows and attachments in one encrypted database. The online-backup call refuses encrypted files; VACUUM INTO keeps the cipher. */
function copyCompany(task: Task, copy: string): void {
  const source = openDatabase(task.database, { key: task.key });
  source.prepare('VACUUM INTO ?').run(copy);
  source.close();
  // The core's side tells the kill tests.
  parentPort?.postMessage({ reached: 'backup.copied' });
  const db = openDatabase(copy, { key: task.key });
  db.pragma('journal_mode = DELETE');
  db.exec('CREATE TABLE backup_blobs(name TEXT PRIMARY KEY NOT NULL, bytes BLOB NOT NULL) STRICT');
  const add = db.prepare('INSERT INTO backup_blobs(name, bytes) VALUES (?, ?)');
  for (const folder of readdirSync(task.blobs)) {
    db.transaction(() => {
      for (const name of readdirSync(join(task.blobs, folder))) {
        if (!name.endsWith('.tmp')) add.run(name, readFileSync(join(task.blobs, folder, name)));
      }
    })();
  }
  const [check] = db.pragma('integrity_check') as { integrity_check: string }[];
  db.close();
  if (check?.integrity_check !== 'ok') throw new AppError('corrupt', 'database_damaged');
}

/** @returns size of the packed file; giving it its name is left to the core */
async function run(): Promise<number> {
  const task = Task.parse(workerData);
  const { copy, packed } = backupParts(task.target);
  const clear = (...paths: string[]): void => {
    for (const path of paths) rmSync(path, { force: true });
  };
  const copies = ['', '-wal', '-shm', '-journal'].map((end) => copy + end);
  clear(...copies, packed);
  try {
    copyCompany(task, copy);
    const header = {
      format: 'yolda-backup-1' as const,
      companyId: task.companyId,
      keyCheck: keyCheckOf(task.key),
      sha256: await hashFile(copy),
      createdAt: task.nowMs,
      version: task.version,
    };
    await packBackup(packed, header, copy);
    return statSync(packed).size;
  } catch (error) {
    clear(packed);
    throw error;
  } finally {
    clear(...copies);
  }
}

run().then(
  (sizeBytes) => parentPort?.postMessage({ sizeBytes }),
  (error: unknown) => {
    const known = fromSqliteError(error);
    const { code, reason } = known instanceof AppError ? known : { code: 'bug', reason: 'unexpected' };
    parentPort?.postMessage({ code, reason });
  },
);

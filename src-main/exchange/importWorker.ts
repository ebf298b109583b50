// Worker thread: parses the files of an import into the encrypted staging file, so that the core's loop never waits.
// One task a thread; the answer is a summary or an error in the contract's words.
import { parentPort, workerData } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { toWireError } from '#shared/contract/errors.ts';
import { fromSqliteError } from '../store/sqliteErrors.ts';
import { standBack } from '../store/standBack.ts';
import { stageStatement } from './bank/stageStatement.ts';
import { stageCommerceml } from './commerceml/stageCommerceml.ts';
import { stageCsv } from './csv/stageCsv.ts';
import { toImportError } from './importErrors.rules.ts';
import { type ImportSummary, ImportTask, type WorkerMessage } from './staging/importTask.ts';
import { createStaging } from './staging/stagingFile.repo.ts';

const progressMs = 250;

const post = (message: WorkerMessage): void => parentPort?.postMessage(message);

function stage(
  db: Database.Database,
  task: ImportTask,
  onProgress: (done: number) => void,
): ImportSummary | Promise<ImportSummary> {
  if (task.kind === 'csv') return stageCsv(db, task, onProgress);
  return task.kind === 'bank' ? stageStatement(db, task) : stageCommerceml(db, task, onProgress);
}

async function run(): Promise<ImportSummary> {
  const task = ImportTask.parse(workerData);
  const db = createStaging(task.staging, task.key);
  let lastAt = 0;
  const onProgress = (done: number): void => {
    const now = performance.now();
    if (now - lastAt < progressMs) return;
    lastAt = now;
    post({ kind: 'progress', done });
  };
  try {
    const summary = await stage(db, task, onProgress);
    db.exec('COMMIT');
    return summary;
  } finally {
    db.close();
  }
}

standBack();
run().then(
  (summary) => post({ kind: 'done', summary }),
  (error: unknown) => post({ kind: 'failed', error: toWireError(toImportError(fromSqliteError(error)), '') }),
);

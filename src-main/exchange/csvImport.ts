// The import of partners and contacts from a CSV: staged by the worker, then preview, dry run or the writing itself by
// one and the same plan a firm. Refused rows go into an error file; the rest goes on.

import type Database from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import type { CoreDeps } from '../core/deps.ts';
import { createProgress, type OperationProgress } from '../operations/index.ts';
import { startLongOperation } from '../store/longOperation.ts';
import { type ImportRequest, reachOf } from './commercemlImport.ts';
import { toFirm } from './csv/csvRows.rules.ts';
import { errorFileText } from './csv/errorFileText.ts';
import { previewFirm } from './csv/previewFirm.rules.ts';
import { refusedRows, stagedFirms } from './csv/stageCsv.repo.ts';
import { type FirmPlan, planFirm, writeFirm } from './csv/writeFirms.repo.ts';
import { homeCountry } from './knownReferences.repo.ts';
import type { CsvSummary } from './staging/importTask.ts';
import { runImportWorker } from './staging/runImportWorker.ts';
import { loadStagedProblems, openStaging, removeStaging, stagingPath } from './staging/stagingFile.repo.ts';

type Report = Output<'exchange.importCsv'>;
type Preview = Output<'exchange.previewCsv'>;
export type CsvFormat = Pick<Parsed<'exchange.previewCsv'>, 'encoding' | 'delimiter' | 'mapping'>;
type Counts = { created: number; updated: number; unchanged: number };

const command = 'exchange.importCsv';
const shownProblems = 1000;
const shownFirms = 20;
const planBudgetMs = 8;

/** Stages the file and hands it over; the staging file is gone after. */
async function withStaged<T>(
  deps: CoreDeps,
  request: ImportRequest & { format: CsvFormat },
  use: (staged: { db: Database.Database; summary: CsvSummary; progress: OperationProgress }) => Promise<T>,
): Promise<T> {
  const { folder, platform, gate } = deps;
  const { operationId, paths, signal, format } = request;
  const { encoding, delimiter, mapping } = format;
  const staging = stagingPath(folder.staging, operationId);
  const progress = createProgress(deps, operationId, 'csv');
  try {
    const summary = await runImportWorker(
      {
        ...{
          kind: 'csv' as const,
          staging,
          key: folder.key,
          paths,
          mapping,
          country: homeCountry(gate.read()),
        },
        encoding: encoding === 'auto' ? undefined : encoding,
        delimiter: delimiter === 'auto' ? undefined : delimiter,
      },
      {
        workerUrl: platform.paths.worker('importWorker'),
        signal,
        onProgress: (done) => progress.report('read', done, null),
      },
    );
    const db = openStaging(staging, folder.key);
    try {
      return await use({ db, summary, progress });
    } finally {
      db.close();
    }
  } finally {
    progress.finish();
    removeStaging(staging);
  }
}

function count(counts: Counts, plan: FirmPlan): void {
  if (plan.outcome === 'create') counts.created += 1;
  else if (plan.outcome === 'update') counts.updated += 1;
  else counts.unchanged += 1;
}

/** What would happen, without writing; gives the loop back every few milliseconds. */
async function planAll(
  deps: CoreDeps,
  db: Database.Database,
  signal: AbortSignal,
  onPlan: (plan: FirmPlan) => void = () => undefined,
): Promise<Counts> {
  const counts: Counts = { created: 0, updated: 0, unchanged: 0 };
  const home = homeCountry(deps.gate.read());
  let until = performance.now() + planBudgetMs;
  for (const rows of stagedFirms(db)) {
    const firm = toFirm(rows);
    if (firm !== undefined) {
      const plan = planFirm(deps.gate.read(), firm, home);
      count(counts, plan);
      onPlan(plan);
    }
    if (performance.now() < until) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) throw new AppError('cancelled', 'cancelled');
    until = performance.now() + planBudgetMs;
  }
  return counts;
}

/** @throws AppError the reader's reasons; cancelled */
export function previewCsv(deps: CoreDeps, request: ImportRequest & { format: CsvFormat }): Promise<Preview> {
  return withStaged(deps, request, async ({ db, summary }) => {
    const rows: Preview['rows'] = [];
    const { created, updated, unchanged } = await planAll(deps, db, request.signal, (plan) => {
      if (rows.length < shownFirms) rows.push(previewFirm(plan));
    });
    const { encoding, delimiter, headers, mapping, sample, rowCount } = summary;
    const problems = loadStagedProblems(db, shownProblems);
    return {
      encoding,
      delimiter,
      headers,
      mapping,
      sample,
      rowCount,
      willCreate: created,
      willUpdate: updated,
      willKeep: unchanged,
      willSkip: summary.refusedCount,
      rows,
      problems,
    };
  });
}

/**
 * Writes the partners as one undoable operation, or only says what would be.
 * @throws AppError as `previewCsv`; cancelled while it writes comes with the counts so far
 */
export function importCsv(
  deps: CoreDeps,
  request: ImportRequest & { format: CsvFormat; isDryRun: boolean; name: string },
): Promise<Report> {
  return withStaged(deps, request, async ({ db, summary, progress }) => {
    const { signal, isDryRun, operationId } = request;
    const counts = isDryRun
      ? await planAll(deps, db, signal)
      : await writeAll(deps, { db, summary, progress, operationId, signal });
    const text = await errorFileText(refusedRows(db), summary, deps.gate.read().user.language);
    return {
      ...counts,
      hidden: 0,
      skipped: summary.refusedCount,
      problems: loadStagedProblems(db, shownProblems),
      problemCount: summary.refusedCount,
      operationId,
      errorFile: summary.refusedCount === 0 ? null : { name: errorName(request.name), text },
    };
  });
}

const errorName = (name: string): string => `${name.replace(/\.[^.]*$/, '')}-errors.csv`;

async function writeAll(
  deps: CoreDeps,
  staged: {
    db: Database.Database;
    summary: CsvSummary;
    progress: OperationProgress;
    operationId: string;
    signal: AbortSignal;
  },
): Promise<Counts> {
  const { gate, newId } = deps;
  const { db, summary, progress, operationId, signal } = staged;
  reachOf(deps)('import.csvStaged');
  const counts: Counts = { created: 0, updated: 0, unchanged: 0 };
  const home = homeCountry(gate.read());
  const operation = startLongOperation({ gate, newId }, { operationId, command, isUndoable: true, signal });
  try {
    await operation.writeEach(
      stagedFirms(db),
      (tx, rows) => {
        const firm = toFirm(rows);
        if (firm === undefined) return;
        const plan = planFirm(tx, firm, home);
        if (plan.outcome !== 'unchanged') writeFirm(tx, plan);
        count(counts, plan);
      },
      (done) => progress.report('partners', done, summary.firmCount),
    );
    reachOf(deps)('import.csvWritten');
    return counts;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'cancelled') throw error;
    const skipped = summary.refusedCount;
    const soFar = { ...counts, hidden: 0, skipped, problemCount: skipped, operationId };
    throw new AppError('cancelled', 'cancelled', soFar, { cause: error });
  } finally {
    // Also after an error: what was written stays and can be undone as one step.
    operation.finish();
  }
}

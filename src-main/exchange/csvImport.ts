// The import of a table, CSV or XLSX, partners or items: staged by the worker, then preview, dry run or the writing itself
// by one and the same plan a row. Refused rows go into an error file; the rest goes on.

import type Database from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import type { CoreDeps } from '../core/deps.ts';
import { startLongOperation } from '../store/longOperation.ts';
import { type ImportRequest, reachOf } from './commercemlImport.ts';
import { errorFileText } from './csv/errorFileText.ts';
import { plannedFirms } from './csv/plannedFirms.ts';
import type { PlannedRow, Planner, ShownRows } from './csv/plannedRow.ts';
import { type RefusedRow, refusedRows } from './csv/stageCsv.repo.ts';
import { createProblems, type ImportProblems } from './importProblems.ts';
import { plannedItems } from './items/plannedItems.ts';
import { homeCountry } from './knownReferences.repo.ts';
import type { CsvSummary } from './staging/importTask.ts';
import { runImportWorker } from './staging/runImportWorker.ts';
import { eachInTurns, type Staged, withStaging } from './staging/withStaging.ts';

type Report = Output<'exchange.importCsv'>;
type Preview = Output<'exchange.previewCsv'>;
export type CsvFormat = Pick<
  Parsed<'exchange.previewCsv'>,
  'kind' | 'encoding' | 'delimiter' | 'sheet' | 'skipsHidden' | 'mapping'
>;
type CsvRequest = ImportRequest & { format: CsvFormat };
type Counts = { created: number; updated: number; unchanged: number };

const command = 'exchange.importCsv';
const shownRows = 20;

/** Stages the file and hands it over. */
function withStaged<T>(
  deps: CoreDeps,
  request: CsvRequest,
  use: (staged: Staged<CsvSummary>) => Promise<T>,
): Promise<T> {
  const { kind: of, encoding, delimiter, sheet, skipsHidden, mapping } = request.format;
  return withStaging(
    deps,
    request,
    'csv',
    (common, options) =>
      runImportWorker(
        {
          ...{ ...common, kind: 'csv', of, sheet, skipsHidden, mapping },
          country: homeCountry(deps.gate.read()),
          encoding: encoding === 'auto' ? undefined : encoding,
          delimiter: delimiter === 'auto' ? undefined : delimiter,
        },
        options,
      ),
    use,
  );
}

const plannersOf = (deps: CoreDeps, db: Database.Database, { kind }: CsvFormat): Iterable<Planner> =>
  kind === 'items' ? plannedItems(db) : plannedFirms(db, homeCountry(deps.gate.read()));

/** What comes of the plans: counts, and rows that only the plan could refuse. */
function createTally(problems: ImportProblems) {
  const counts: Counts = { created: 0, updated: 0, unchanged: 0 };
  const refused: RefusedRow[] = [];
  return {
    counts,
    refused,
    /** @returns the row when it is to be written */
    count(row: PlannedRow | undefined): Exclude<PlannedRow, { outcome: 'refused' }> | undefined {
      if (row === undefined) return undefined;
      if (row.outcome === 'refused') {
        refused.push(row.refused);
        problems.add({ line: row.refused.line, reason: row.refused.reason });
        return undefined;
      }
      if (row.outcome === 'create') counts.created += 1;
      else if (row.outcome === 'update') counts.updated += 1;
      else counts.unchanged += 1;
      return row;
    },
  };
}
type Tally = ReturnType<typeof createTally>;

/** What would happen, without writing. */
async function planAll(
  deps: CoreDeps,
  planners: Iterable<Planner>,
  { tally, signal, shown }: { tally: Tally; signal: AbortSignal; shown?: ShownRows },
): Promise<void> {
  await eachInTurns(planners, signal, (planner) => {
    const row = tally.count(planner(deps.gate.read()));
    if (row !== undefined && shown !== undefined && shown.rows.length + shown.items.length < shownRows)
      row.show(shown);
  });
}

/** @throws AppError the reader's reasons; cancelled */
export function previewCsv(deps: CoreDeps, request: CsvRequest): Promise<Preview> {
  return withStaged(deps, request, async ({ db, summary }) => {
    const { signal, format } = request;
    const problems = createProblems(db, summary);
    const tally = createTally(problems);
    const shown: ShownRows = { rows: [], items: [] };
    await planAll(deps, plannersOf(deps, db, format), { tally, signal, shown });
    const { plannedCount: _planned, problemCount: _problems, file: _file, ...found } = summary;
    return {
      ...found,
      ...shown,
      willCreate: tally.counts.created,
      willUpdate: tally.counts.updated,
      willKeep: tally.counts.unchanged,
      willSkip: problems.count(),
      problems: [...problems.shown],
    };
  });
}

/**
 * Writes the rows as one undoable operation, or only says what would be.
 * @throws AppError as `previewCsv`; cancelled while it writes comes with the counts so far
 */
export function importCsv(
  deps: CoreDeps,
  request: CsvRequest & { isDryRun: boolean; name: string },
): Promise<Report> {
  return withStaged(deps, request, async (staged) => {
    const { db, summary } = staged;
    const { signal, isDryRun, operationId, format } = request;
    if (summary.headers.length === 0) throw new AppError('invalid_input', 'sheet_empty');
    const problems = createProblems(db, summary);
    const tally = createTally(problems);
    if (isDryRun) await planAll(deps, plannersOf(deps, db, format), { tally, signal });
    else await writeAll(deps, { ...staged, tally, problems, request });
    const refused = [...refusedRows(db), ...tally.refused].sort((a, b) => a.line - b.line);
    const text = await errorFileText(refused, summary, deps.gate.read().user.language);
    return {
      ...tally.counts,
      hidden: 0,
      skipped: problems.count(),
      problems: [...problems.shown],
      problemCount: problems.count(),
      operationId,
      errorFile: refused.length === 0 ? null : { name: errorName(request.name), text },
    };
  });
}

const errorName = (name: string): string => `${name.replace(/\.[^.]*$/, '')}-errors.csv`;

type Writing = Staged<CsvSummary> & { tally: Tally; problems: ImportProblems; request: CsvRequest };

async function writeAll(
  deps: CoreDeps,
  { db, summary, progress, tally, problems, request }: Writing,
): Promise<void> {
  const { gate, newId } = deps;
  const { operationId, signal, format } = request;
  reachOf(deps)('import.csvStaged');
  const operation = startLongOperation({ gate, newId }, { operationId, command, isUndoable: true, signal });
  try {
    await operation.writeEach(
      plannersOf(deps, db, format),
      (tx, planner) => {
        const row = tally.count(planner(tx));
        if (row !== undefined && row.outcome !== 'unchanged') row.write(tx);
      },
      (done) => progress.report(format.kind, done, summary.plannedCount),
    );
    reachOf(deps)('import.csvWritten');
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'cancelled') throw error;
    const skipped = problems.count();
    const soFar = { ...tally.counts, hidden: 0, skipped, problemCount: skipped, operationId };
    throw new AppError('cancelled', 'cancelled', soFar, { cause: error });
  } finally {
    // Also after an error: what was written stays and can be undone as one step.
    operation.finish();
  }
}

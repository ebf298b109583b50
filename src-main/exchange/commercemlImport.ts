// The import of a CommerceML exchange: a worker parses it into a staging file, then the core copies that in key order, in
// transactions of a few milliseconds under one operation. Nothing is written before all of it was read.
import { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import type { Reach } from '../core/crashPoints.ts';
import type { CoreDeps } from '../core/deps.ts';
import { createProgress, type OperationProgress } from '../operations/index.ts';
import { startLongOperation } from '../store/longOperation.ts';
import type { ImportState } from './commerceml/importState.ts';
import { writeExchange } from './commerceml/writeExchange.repo.ts';
import { highestItemRid, loadKnown, usualVatCode } from './knownReferences.repo.ts';
import type { StagedTask } from './stagedWorker.ts';
import type { CommercemlSummary } from './staging/importTask.ts';
import { runImportWorker } from './staging/runImportWorker.ts';
import { createElementIndex } from './staging/stagedElements.repo.ts';
import { loadStagedProblems, openStaging, removeStaging, stagingPath } from './staging/stagingFile.repo.ts';
import { openThreadStream } from './staging/threadStream.ts';

type Report = Output<'exchange.importCommerceml'>;

export type ImportRequest = { paths: string[]; operationId: string; signal: AbortSignal };

const command = 'exchange.importCommerceml';
const shownProblems = 1000;

export const reachOf =
  ({ platform }: CoreDeps): Reach =>
  (point) =>
    platform.reach(point);

/**
 * Reads the exchange under `paths` and writes it as one undoable operation.
 * @throws AppError the reader's reasons (file, line, column); cancelled with the counts so far – what was written stays,
 *   closed and undoable; disk_full; unavailable
 */
export async function importCommerceml(deps: CoreDeps, request: ImportRequest): Promise<Report> {
  const { folder, platform, gate } = deps;
  const { operationId, paths, signal } = request;
  const staging = stagingPath(folder.staging, operationId);
  const progress = createProgress(deps, operationId, 'commerceml');
  try {
    progress.report('read', 0, null);
    const summary = await runImportWorker(
      {
        ...{ kind: 'commerceml', staging, key: folder.key, paths, blobs: folder.blobs },
        readerUrl: platform.paths.worker('readerWorker').href,
        ...loadKnown(gate.read()),
      },
      {
        workerUrl: platform.paths.worker('importWorker'),
        signal,
        onProgress: (done) => progress.report('read', done, null),
      },
    );
    reachOf(deps)('import.staged');
    return await writeStaged(deps, { ...request, staging, progress, summary });
  } finally {
    progress.finish();
    removeStaging(staging);
  }
}

type Staged = ImportRequest & { staging: string; progress: OperationProgress; summary: CommercemlSummary };

async function writeStaged(
  deps: CoreDeps,
  { staging, progress, summary, operationId, signal }: Staged,
): Promise<Report> {
  const { gate, newId } = deps;
  const { key } = deps.folder;
  const db = openStaging(staging, key);
  const stagedUrl = deps.platform.paths.worker('stagedWorker').href;
  const operation = startLongOperation({ gate, newId }, { operationId, command, isUndoable: true, signal });
  const state: ImportState = {
    reach: reachOf(deps),
    ...{
      operation,
      staging: db,
      elements: createElementIndex(db),
      openStaged: <T>(of: StagedTask['of']) =>
        openThreadStream<T>(stagedUrl, { staging, key, of } satisfies StagedTask),
      summary,
      progress,
      done: 0,
      partnersCreated: 0,
    },
    counts: { created: 0, known: 0, hidden: 0, skipped: summary.skippedItems, skippedDeleted: 0 },
    documents: { created: 0, updated: 0, unchanged: 0 },
    touched: new Set(),
    maxRid: highestItemRid(gate.read()),
    unknownItems: new Set(),
    problems: loadStagedProblems(db, shownProblems),
  };
  try {
    await writeExchange(gate, state, usualVatCode(gate.read()));
    operation.finish();
    return toReport(state);
  } catch (error) {
    // What was written stays and can be undone as one step; importing again completes it.
    operation.finish();
    if (error instanceof AppError && error.code === 'cancelled') {
      const { problems: _problems, ...counts } = toReport(state);
      throw new AppError('cancelled', 'cancelled', counts, { cause: error });
    }
    throw error;
  } finally {
    db.close();
  }
}

function toReport({
  counts,
  touched,
  summary,
  problems,
  operation,
  documents,
  partnersCreated,
}: ImportState): Report {
  const updated = touched.size;
  return {
    created: counts.created,
    updated,
    unchanged: Math.max(0, counts.known - updated - counts.hidden),
    hidden: counts.hidden,
    skipped: counts.skipped,
    skippedDeleted: counts.skippedDeleted,
    problems: problems.slice(0, shownProblems),
    problemCount: summary.problemCount,
    operationId: operation.id,
    rounded: summary.roundedPrices,
    documents,
    partnersCreated,
  };
}

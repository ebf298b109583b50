// The calls of exchange: one import at a time, each under an operation id of its own.
import { basename } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { ActionContext, Handlers } from '../core/handlers.ts';
import { makeDemo, removeDemo, reviewDemo } from '../demo/index.ts';
import { type ImportRequest, importCommerceml } from './commercemlImport.ts';
import { fieldsOf } from './csv/stageRows.ts';
import { importCsv, previewCsv } from './csvImport.ts';
import { toImportError } from './importErrors.rules.ts';
import { removeLeftovers } from './staging/stagingFile.repo.ts';
import { importStatement, previewStatement } from './statementImport.ts';
import { withPaths } from './uploads.ts';

type ImportCounts = { created: number; updated: number; skipped: number; problemCount: number };
type Source = Parameters<typeof withPaths>[0];

const nameOf = (source: Source): string =>
  basename(('paths' in source ? source.paths[0] : source.uploads[0]?.name) ?? 'import.csv');

export function createExchangeHandlers(deps: CoreDeps): Handlers['exchange'] {
  let isRunning = false;
  removeLeftovers(deps.folder.staging);

  /** @throws AppError busy/import_running while another one runs */
  const once = async <T>(run: () => Promise<T>): Promise<T> => {
    if (isRunning) throw new AppError('busy', 'import_running');
    isRunning = true;
    try {
      return await run();
    } catch (error) {
      throw toImportError(error);
    } finally {
      isRunning = false;
    }
  };
  const importFrom = <T>(
    source: Source,
    input: { operationId?: string | undefined },
    context: ActionContext,
    run: (request: ImportRequest) => Promise<T>,
  ): Promise<T> => {
    const operationId = input.operationId ?? context.commandId;
    return once(() =>
      withPaths(source, deps.folder.staging, (paths) => run({ paths, operationId, signal: context.signal })),
    );
  };
  /** Goes on when its window is gone, and stands in the tray. */
  const importWatched = <T extends ImportCounts>(
    kind: string,
    source: Source,
    input: { operationId?: string | undefined; kind?: string },
    context: ActionContext,
    run: (request: ImportRequest) => Promise<T>,
  ): Promise<T> =>
    importFrom(source, input, context, (request) =>
      deps.work.run(
        { id: request.operationId, kind, isCancellable: true },
        request.signal,
        (signal) => run({ ...request, signal }),
        ({ created, updated, skipped, problemCount: problems }) => ({
          ...{ created, updated, skipped, problems },
          ...(input.kind && { of: input.kind }),
        }),
      ),
    );

  return {
    importCommerceml: (input, context) =>
      importWatched('exchange.importCommerceml', input.source, input, context, (request) =>
        importCommerceml(deps, request),
      ),
    listCsvFields: ({ kind }) => ({ rows: fieldsOf[kind].map(({ id, isMultiple }) => ({ id, isMultiple })) }),
    previewCsv: (input, context) =>
      importFrom(input.source, {}, context, (request) => previewCsv(deps, { ...request, format: input })),
    importCsv: (input, context) => {
      const run = (request: ImportRequest) =>
        importCsv(deps, { ...request, format: input, isDryRun: input.isDryRun, name: nameOf(input.source) });
      // A trial writes nothing that one would look for later.
      return input.isDryRun
        ? importFrom(input.source, input, context, run)
        : importWatched('exchange.importCsv', input.source, input, context, run);
    },
    previewStatement: (input, context) =>
      importFrom(input.source, {}, context, (request) => previewStatement(deps, request)),
    importStatement: (input, context) =>
      importWatched('exchange.importStatement', input.source, input, context, (request) =>
        importStatement(deps, { ...request, decisions: input.decisions }),
      ),
    makeDemo: (input, context) => makeDemo(deps, input, context),
    reviewDemo: async (_input, { read }) => reviewDemo(read()),
    removeDemo: (_input, { read }) => removeDemo(deps, read),
  };
}

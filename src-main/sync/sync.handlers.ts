// The contract's calls of sync: reads and decisions by the repos, talking by the engine behind its port.
import { AppError } from '#shared/contract/errors.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import { keepAsIs, listConflicts, reopenConflict, takeSide } from './conflicts.repo.ts';
import { discardProblem, listProblems, reopenProblem, retryProblem } from './problems.repo.ts';
import { exportLines, listQueued } from './queued.repo.ts';
import { keepBoth, listDuplicates, listParked, reopenDuplicate } from './setAside.repo.ts';
import { loadStatus } from './status.repo.ts';
import { loadTitles } from './titles.repo.ts';

type Sync = Handlers['sync'];

function exportQueued(deps: CoreDeps): Sync['exportQueued'] {
  return async (_input, { read }) => {
    const context = read();
    if (!loadStatus(context, deps.sync.phase()).hub) throw new AppError('unavailable', 'not_joined');
    const lines = [...exportLines(context)];
    if (lines.length === 0) throw new AppError('conflict', 'nothing_waits');
    const hash = deps.blobs.put(new TextEncoder().encode(`${lines.join('\n')}\n`));
    return { hash, name: `yolda-waiting-${context.today}.jsonl`, transactions: lines.length };
  };
}

function compare(deps: CoreDeps): Sync['compare'] {
  return async (_input, { signal, read }) => {
    const tables = await deps.sync.compare(signal);
    const titles = loadTitles(
      read(),
      tables.flatMap(({ table, differing }) => differing.map(({ rowId }) => ({ table, rowId }))),
    );
    return {
      tables: tables.map((one) => ({
        ...one,
        differing: one.differing.map((row) => ({ ...row, title: titles.of(one.table, row.rowId).title })),
      })),
    };
  };
}

type Decisions = 'takeMine' | 'takeTheirs' | 'keepAsIs' | 'retryProblem' | 'discardProblem' | 'keepBoth';

/** Each answers what was decided: that is how taking it back finds it. */
const decisions: Pick<Sync, Decisions> = {
  takeMine: ({ id }, tx) => {
    takeSide(tx, id, 'mine');
    return { id };
  },
  takeTheirs: ({ id }, tx) => {
    takeSide(tx, id, 'theirs');
    return { id };
  },
  keepAsIs: ({ id }, tx) => {
    keepAsIs(tx, id);
    return { id };
  },
  retryProblem: ({ id }, tx) => {
    retryProblem(tx, id);
    return { id };
  },
  discardProblem: ({ id }, tx) => {
    discardProblem(tx, id);
    return { id };
  },
  keepBoth: (pair, tx) => {
    keepBoth(tx, pair);
    return pair;
  },
};

export function createSyncHandlers(deps: CoreDeps): Sync {
  for (const name of ['takeMine', 'takeTheirs', 'keepAsIs'])
    deps.compensations.set(`sync.${name}`, reopenConflict);
  for (const name of ['retryProblem', 'discardProblem'])
    deps.compensations.set(`sync.${name}`, reopenProblem);
  deps.compensations.set('sync.keepBoth', reopenDuplicate);
  return {
    loadStatus: (_input, context) => loadStatus(context, deps.sync.phase()),
    listQueued: (input, context) => listQueued(context, input),
    exportQueued: exportQueued(deps),
    listConflicts: (input, context) => listConflicts(context, input),
    listProblems: (input, context) => listProblems(context, input),
    listParked: (input, context) => listParked(context, input),
    listDuplicates: (input, context) => listDuplicates(context, input),
    ...decisions,
    compare: compare(deps),
    join: (asked) => deps.sync.join(asked),
    leave: async () => {
      await deps.sync.leave();
      return {};
    },
    syncNow: () => deps.sync.syncNow(),
  };
}

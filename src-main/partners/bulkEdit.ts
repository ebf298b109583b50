// One change to many partners: a long operation, one step of undo. Cancelled, it takes back what it did. Holds no SQL.
import { AppError } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { ActionContext } from '../core/handlers.ts';
import { createProgress } from '../operations/index.ts';
import { startLongOperation } from '../store/longOperation.ts';
import { assertGiven, changeOne, countPartners, partnersOf } from './bulkEdit.repo.ts';

const command = 'partners.bulkEdit';

export async function bulkEdit(
  deps: CoreDeps,
  { which, change, ...input }: Parsed<'partners.bulkEdit'>,
  { signal, commandId, read }: ActionContext,
): Promise<Output<'partners.bulkEdit'>> {
  const operationId = input.operationId ?? commandId;
  const context = read();
  assertGiven(context, change);
  const total = 'ids' in which ? which.ids.length : await countPartners(context, which.filter);
  const ids = 'ids' in which ? new Set(which.ids) : partnersOf(context, which.filter);
  const counts = { changed: 0, unchanged: 0, gone: 0 };
  const progress = createProgress(deps, operationId, 'bulkEdit');
  const operation = startLongOperation(deps, { operationId, command, isUndoable: true, signal });
  try {
    await operation.writeEach(
      ids,
      (tx, id) => {
        counts[changeOne(tx, id, change)] += 1;
      },
      (done) => progress.report('partners', done, total),
    );
    operation.finish();
    return { operationId, ...counts };
  } catch (error) {
    if (error instanceof AppError && error.code === 'cancelled') await operation.abandon();
    // What was written stays, and can be undone as one step.
    else operation.finish();
    throw error;
  } finally {
    progress.finish();
  }
}

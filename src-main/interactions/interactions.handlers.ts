// The interactions calls of the contract: the time line, plans and results. Rows come from the repo.
import { AppError } from '#shared/contract/errors.ts';
import type { Parsed } from '#shared/contract/index.ts';
import type { Handlers } from '../core/handlers.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import {
  type ListedInteraction,
  listBrokenPromises,
  listPromisesOf,
  listTimeline,
  type PromiseTask,
  updateInteraction,
} from './interactions.repo.ts';
import { checkInstant, isPast, planStart } from './interactions.rules.ts';
import { checkNamed, keepPromises, recordInteraction } from './recordInteraction.ts';
import { demandInteraction as demand, demandPlanned, replanInteraction, retime } from './replan.ts';
import { loadFolded } from './seriesFold.repo.ts';
import { deletePromisesOf } from './tasks.repo.ts';

const fromTheTop = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const;

/** Promises as the contract shows them: by due time, the undated last, then by title. */
function promiseRows(tasks: readonly PromiseTask[], context: ReadContext) {
  const startOf = (task: PromiseTask): number =>
    planStart({ at: task.dueAt, on: task.dueOn }, context.user.timeZone) ?? Number.MAX_SAFE_INTEGER;
  return [...tasks]
    .sort((a, b) => startOf(a) - startOf(b) || (a.title < b.title ? -1 : 1))
    .map(({ interactionId: _interactionId, ...task }) => ({
      ...task,
      isBroken: task.status === 'open' && isPast({ at: task.dueAt, on: task.dueOn }, context),
    }));
}

/** Rows as the contract shows them, with their promises in one more query. */
function withPromises(context: ReadContext, rows: readonly ListedInteraction[]) {
  const made = Map.groupBy(
    listPromisesOf(
      context,
      rows.map((row) => row.id),
    ),
    (task) => task.interactionId,
  );
  return rows.map(({ rid: _rid, ...row }) => ({
    ...row,
    isOverdue: row.status === 'planned' && isPast({ at: row.plannedAt, on: row.plannedOn }, context),
    promises: promiseRows(made.get(row.id) ?? [], context),
  }));
}

/** The next occurrence of a series carries those after it. */
function withSeries<R extends Pick<ListedInteraction, 'seriesId' | 'status' | 'occurrenceOn'>>(
  context: ReadContext,
  rows: readonly R[],
) {
  const isNext = ({ seriesId, status, occurrenceOn }: R): boolean =>
    seriesId !== null && status === 'planned' && (occurrenceOn ?? '') >= context.today;
  const folded = loadFolded(
    context,
    rows.filter(isNext).flatMap(({ seriesId }) => seriesId ?? []),
  );
  return rows.map((row) => {
    const series = isNext(row) && folded.get(row.seriesId ?? '');
    return series ? { ...row, series } : row;
  });
}

/** A page of a partner's time line, newest first. */
export function listInteractions(
  context: ReadContext,
  { partnerId, kinds, status, cursor, limit }: Parsed<'interactions.list'>,
) {
  const [at, rid] = decodeCursor(cursor) ?? fromTheTop;
  const before = [Number(at), Number(rid)] as const;
  const rows = listTimeline(context, { partnerId, kinds, status, before, limit: limit + 1 });
  const paged = pageOf(rows, limit, (row) => [row.timelineAt, row.rid]);
  return { ...paged, rows: withPromises(context, paged.rows) };
}

type Area = Handlers['interactions'];

const queries: Pick<Area, 'list' | 'load'> = {
  list: (input, context) => {
    const broken = promiseRows(listBrokenPromises(context, input.partnerId), context);
    const paged = listInteractions(context, input);
    return { ...paged, rows: withSeries(context, paged.rows), broken };
  },
  load: ({ id }, context) => {
    const [row] = withPromises(context, [demand(context, id)]);
    if (!row) throw new AppError('not_found', 'interaction_gone');
    return row;
  },
};

function complete(
  input: Parameters<Extract<Area['complete'], (...args: never[]) => unknown>>[0],
  tx: WriteContext,
) {
  const row = demand(tx, input.id);
  const happenedAt = checkInstant(input.happenedAt ?? row.happenedAt ?? tx.now);
  updateInteraction(tx, row.id, {
    status: 'done',
    result: input.result === '' ? row.result : input.result,
    content: input.content ?? row.content,
    ...retime(tx, row, { happenedAt }),
  });
  keepPromises(tx, row, input.promises);
  if (!input.next) return { id: row.id };
  const { partnerId, contactId, ownerId } = row;
  return { id: row.id, nextId: recordInteraction(tx, { ...input.next, partnerId, contactId, ownerId }) };
}

const commands: Omit<Area, keyof typeof queries> = {
  plan: (input, tx) => ({ id: recordInteraction(tx, input) }),
  record: (input, tx) => ({ id: recordInteraction(tx, input) }),
  complete,
  update: ({ id, ...changes }, tx) => {
    const row = demand(tx, id);
    if (changes.contactId) checkNamed(tx, { partnerId: row.partnerId, contactId: changes.contactId });
    updateInteraction(tx, id, changes);
    return {};
  },
  move: ({ id, planned }, tx) => {
    replanInteraction(tx, id, { planned });
    return {};
  },
  cancel: ({ id, result }, tx) => {
    const row = demandPlanned(tx, id);
    updateInteraction(tx, id, { status: 'cancelled', result: result === '' ? row.result : result });
    return {};
  },
  reopen: ({ id }, tx) => {
    const row = demand(tx, id);
    if (row.plannedAt === null && row.plannedOn === null) throw new AppError('conflict', 'not_planned');
    updateInteraction(tx, id, { status: 'planned', ...retime(tx, row, { happenedAt: null }) });
    return {};
  },
  delete: ({ id }, tx) => {
    const row = demand(tx, id);
    if (row.letterId !== null) throw new AppError('conflict', 'has_letter');
    updateInteraction(tx, id, { deletedAt: tx.now });
    deletePromisesOf(tx, id);
    return {};
  },
};

export const interactionsHandlers: Area = { ...queries, ...commands };

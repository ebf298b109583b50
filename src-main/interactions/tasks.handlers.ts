// The tasks calls of the contract: lists by due time, plain edits.
import { AppError } from '#shared/contract/errors.ts';
import { dateInZone, startOfDayMs } from '#shared/domain/dates.ts';
import type { Handlers } from '../core/handlers.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import { loadInteraction } from './interactions.repo.ts';
import { isPast, planOf, planStart, reminderAt } from './interactions.rules.ts';
import { checkNamed } from './recordInteraction.ts';
import { demandTask as demand } from './replan.ts';
import {
  insertTask,
  type ListedTask,
  listTaskLeg,
  type TaskLeg,
  type TaskQuery,
  updateTask,
} from './tasks.repo.ts';

/** Dated ones first (0), the undated after them (1); then the instant, then the id. */
type Place = readonly [rank: number, at: number, id: string];

function placeOf(task: ListedTask, zone: string): Place {
  const start = planStart({ at: task.dueAt, on: task.dueOn }, zone);
  return start === null ? [1, task.createdAt, task.id] : [0, start, task.id];
}

function comparePlaces(a: Place, b: Place, sign: 1 | -1): number {
  return a[0] - b[0] || sign * (a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
}

/** Where each leg goes on after a place; undefined when the leg is already behind it. */
function resume(leg: TaskLeg, after: Place | null, zone: string): TaskQuery['after'] | undefined {
  if (after === null) return null;
  const [rank, at, id] = after;
  if (leg === 'none') return rank === 0 ? null : [at, id];
  if (rank === 1) return undefined;
  if (leg === 'at') return [at, id];
  const day = dateInZone(at, zone);
  if (startOfDayMs(day, zone) === at) return [day, id];
  // Within a day: its whole-day tasks lie before it going up, and still ahead going down.
  return [day, '\uffff'];
}

type Listing = { of: TaskQuery['of']; status: TaskQuery['status']; after: Place | null; limit: number };

function listTasks(context: ReadContext, { of, status, after, limit }: Listing): ListedTask[] {
  const isDescending = status !== 'open';
  const zone = context.user.timeZone;
  const rows: ListedTask[] = [];
  for (const leg of ['at', 'on', 'none'] as const) {
    const from = resume(leg, after, zone);
    // The undated come last: not asked for while the page is full without them.
    if (from === undefined || (leg === 'none' && rows.length >= limit)) continue;
    rows.push(...listTaskLeg(context, leg, { of, status, isDescending, after: from, limit }));
  }
  const sign = isDescending ? -1 : 1;
  return rows.sort((a, b) => comparePlaces(placeOf(a, zone), placeOf(b, zone), sign)).slice(0, limit);
}

type Named = {
  partnerId: string | null;
  contactId: string | null;
  interactionId: string | null;
  ownerId?: string | undefined;
};

/** @throws AppError not_found partner_gone, contact_gone, user_gone, interaction_gone */
function checkTaskNamed(tx: WriteContext, named: Named): void {
  checkNamed(tx, named);
  if (named.interactionId && !loadInteraction(tx, named.interactionId))
    throw new AppError('not_found', 'interaction_gone');
}

export const tasksHandlers: Handlers['tasks'] = {
  list: ({ partnerId, status, cursor, limit }, context) => {
    const key = decodeCursor(cursor);
    const after: Place | null = key ? [Number(key[0]), Number(key[1]), String(key[2])] : null;
    const of = partnerId === undefined ? { ownerId: context.user.id } : { partnerId };
    const rows = listTasks(context, { of, status, after, limit: limit + 1 });
    const paged = pageOf(rows, limit, (row) => placeOf(row, context.user.timeZone));
    return {
      ...paged,
      rows: paged.rows.map(({ createdAt: _createdAt, ...row }) => ({
        ...row,
        isOverdue: row.status === 'open' && isPast({ at: row.dueAt, on: row.dueOn }, context),
      })),
    };
  },
  create: ({ due, ownerId, ...fields }, tx) => {
    checkTaskNamed(tx, { ...fields, ownerId });
    const plan = planOf(due);
    const id = tx.newId();
    insertTask(tx, {
      ...fields,
      id,
      status: 'open',
      ownerId: ownerId ?? tx.user.id,
      giverId: tx.user.id,
      dueAt: plan.at,
      dueOn: plan.on,
    });
    return { id };
  },
  update: ({ id, due, ...changes }, tx) => {
    const task = demand(tx, id);
    const { partnerId, contactId } = { ...task, ...changes };
    const { interactionId = null, ownerId } = changes;
    const isMoved = changes.partnerId !== undefined || changes.contactId !== undefined;
    checkTaskNamed(tx, {
      partnerId: isMoved ? partnerId : null,
      contactId: isMoved ? contactId : null,
      interactionId,
      ownerId,
    });
    const plan = planOf(due);
    const clock = { now: tx.now, zone: tx.user.timeZone };
    const dates = { dueAt: plan.at, dueOn: plan.on, remindAt: reminderAt(plan, task.reminderMin, clock) };
    updateTask(tx, id, { ...changes, ...(due === undefined ? {} : dates) });
    return {};
  },
  complete: ({ id }, tx) => {
    const { doneAt } = demand(tx, id);
    updateTask(tx, id, { status: 'done', doneAt: doneAt ?? tx.now });
    return {};
  },
  reopen: ({ id }, tx) => {
    demand(tx, id);
    updateTask(tx, id, { status: 'open', doneAt: null });
    return {};
  },
  delete: ({ id }, tx) => {
    demand(tx, id);
    updateTask(tx, id, { deletedAt: tx.now });
    return {};
  },
};

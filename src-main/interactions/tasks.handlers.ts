// The tasks calls of the contract: lists by due time, the card, and the commands behind them.
import type { Parsed } from '#shared/contract/index.ts';
import { dateInZone, startOfDayMs } from '#shared/domain/dates.ts';
import { allowedActions, rolesOf, stateOf, type TaskMove } from '#shared/domain/taskStates.ts';
import type { Handlers } from '../core/handlers.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import { isPast, planStart } from './interactions.rules.ts';
import { listHistory, listPeople, listSteps, subjectNames } from './taskCards.repo.ts';
import { demandTask, idsIn, moveTask, peopleOf } from './taskMoves.ts';
import {
  countOpen,
  findListed,
  type ListedTask,
  listTaskLeg,
  type TaskLeg,
  type TaskOf,
  type TaskQuery,
  taskLegs,
} from './tasks.repo.ts';
import {
  addTaskStep,
  changeMany,
  createTask,
  editTask,
  editTaskStep,
  removeTask,
  removeTaskStep,
} from './taskWrites.ts';

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

type Listing = Omit<TaskQuery, 'of' | 'after' | 'isDescending'> & {
  ofs: readonly TaskOf[];
  after: Place | null;
};

function listTasks(context: ReadContext, { ofs, after, ...listing }: Listing): ListedTask[] {
  const isDescending = listing.status !== 'open';
  const zone = context.user.timeZone;
  const { limit } = listing;
  // Who does it and helps with it as well has it once.
  const rows = new Map<string, ListedTask>();
  for (const leg of taskLegs) {
    const from = resume(leg, after, zone);
    // The undated come last: not asked for while the page is full without them, and never late.
    const isNeeded = leg !== 'none' || (rows.size < limit && !listing.isOverdue);
    if (from === undefined || !isNeeded) continue;
    for (const of of ofs)
      for (const row of listTaskLeg(context, leg, { ...listing, of, isDescending, after: from }))
        rows.set(row.id, row);
  }
  const sign = isDescending ? -1 : 1;
  return [...rows.values()]
    .sort((a, b) => comparePlaces(placeOf(a, zone), placeOf(b, zone), sign))
    .slice(0, limit);
}

const ofsOf = { mine: ['owner', 'helped'], given: ['given'], watched: ['watched'] } as const;

/** A row as the contract shows it. */
function shown(context: ReadContext, row: ListedTask) {
  const {
    createdAt: _at,
    helperIds: _helpers,
    watcherIds: _watchers,
    stage: _stage,
    repeatRule,
    ...rest
  } = row;
  const state = stateOf(row);
  return {
    ...rest,
    state,
    isPrivate: row.isPrivate === 1,
    isRepeated: repeatRule !== '',
    isOverdue: row.status === 'open' && isPast({ at: row.dueAt, on: row.dueOn }, context),
    may: allowedActions(state, rolesOf(peopleOf(row), context.user)),
  };
}

const byPlace = (zone: string) => (row: ListedTask) => placeOf(row, zone);

function list({ partnerId, whose, cursor, limit, ...rest }: Parsed<'tasks.list'>, context: ReadContext) {
  const key = decodeCursor(cursor);
  const after: Place | null = key ? [Number(key[0]), Number(key[1]), String(key[2])] : null;
  const of: Pick<Listing, 'ofs' | 'who'> =
    partnerId === undefined
      ? { ofs: ofsOf[whose], who: context.user.id }
      : { ofs: ['partner'], who: partnerId };
  const rows = listTasks(context, { ...rest, ...of, after, limit: limit + 1 });
  const paged = pageOf(rows, limit, byPlace(context.user.timeZone));
  return { ...paged, rows: paged.rows.map((row) => shown(context, row)) };
}

function loadCard(context: ReadContext, id: string) {
  const task = demandTask(context, id);
  const row = findListed(context, id);
  if (row === undefined) throw new Error('a task that was there a line ago');
  const { contactId, interactionId, documentId, startAt, startOn, repeatRule, createdAt } = task;
  return {
    ...shown(context, row),
    ...{ contactId, interactionId, documentId, startAt, startOn, repeatRule, createdAt },
    ...subjectNames(context, task),
    helpers: listPeople(context, idsIn(task.helperIds)),
    watchers: listPeople(context, idsIn(task.watcherIds)),
    steps: listSteps(context, id),
    history: listHistory(context, id),
  };
}

const mover =
  (move: TaskMove) =>
  ({ id, note }: { id: string; note: string }, tx: WriteContext): Record<string, never> => {
    moveTask(tx, demandTask(tx, id), move, note);
    return {};
  };

const nothing = (): Record<string, never> => ({});

export const tasksHandlers: Handlers['tasks'] = {
  list,
  counts: (_input, context) => ({
    mine: countOpen(context, ofsOf.mine),
    given: countOpen(context, ofsOf.given),
    watched: countOpen(context, ofsOf.watched),
  }),
  load: ({ id }, context) => loadCard(context, id),
  create: (input, tx) => createTask(tx, input),
  update: (input, tx) => {
    editTask(tx, input);
    return nothing();
  },
  accept: mover('accept'),
  complete: mover('complete'),
  return: mover('return'),
  reopen: mover('reopen'),
  cancel: mover('cancel'),
  delete: ({ id }, tx) => {
    removeTask(tx, id);
    return nothing();
  },
  addStep: (input, tx) => addTaskStep(tx, input),
  updateStep: (input, tx) => {
    editTaskStep(tx, input);
    return nothing();
  },
  deleteStep: ({ id }, tx) => {
    removeTaskStep(tx, id);
    return nothing();
  },
  bulk: (input, tx) => changeMany(tx, input),
};

// Moves of a task between its states and its people: who may, what is noted, who is told. One road for single commands,
// for the board and for bulk edits.
import { AppError } from '#shared/contract/errors.ts';
import {
  columnsOf,
  rolesOf,
  stateAfter,
  stateOf,
  type TaskAction,
  type TaskMove,
  type TaskPeople,
  whyNotTask,
} from '#shared/domain/taskStates.ts';
import { type NoticeKind, notify } from '../messages/index.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { missingUsers, noteHistory } from './taskCards.repo.ts';
import { loadTask, type Task, updateTask } from './tasks.repo.ts';

/** A JSON list of ids as the row keeps it; what is none counts as nobody. */
export function idsIn(text: string): string[] {
  const list: unknown = JSON.parse(text === '' ? '[]' : text);
  return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : [];
}

export const peopleOf = (task: {
  giverId: string;
  ownerId: string;
  helperIds: string;
  watcherIds: string;
}): TaskPeople => ({
  giverId: task.giverId,
  ownerId: task.ownerId,
  helperIds: idsIn(task.helperIds),
  watcherIds: idsIn(task.watcherIds),
});

/** Everybody stands in it once, where he has most to do with it. */
export function tidyPeople(people: TaskPeople): TaskPeople {
  const helperIds = [...new Set(people.helperIds)].filter((id) => id !== people.ownerId).sort();
  const others = new Set([people.ownerId, people.giverId, ...helperIds]);
  return {
    ...people,
    helperIds,
    watcherIds: [...new Set(people.watcherIds)].filter((id) => !others.has(id)).sort(),
  };
}

/** @throws AppError not_found/user_gone */
export function checkPeople(tx: WriteContext, ids: readonly string[]): void {
  if (missingUsers(tx, ids).length > 0) throw new AppError('not_found', 'user_gone');
}

/** Of a private one nobody knows but its people. @throws AppError not_found/task_gone */
export function demandTask(context: ReadContext, id: string): Task {
  const found = loadTask(context, id);
  const { user } = context;
  const isHidden = found?.isPrivate && rolesOf(peopleOf(found), { id: user.id, role: 'rep' }).size === 0;
  if (!found || isHidden) throw new AppError('not_found', 'task_gone');
  return found;
}

export type Refusal = 'task_role' | 'task_state';

export function refusalOf({ user }: ReadContext, task: Task, action: TaskAction): Refusal | undefined {
  const why = whyNotTask(action, stateOf(task), rolesOf(peopleOf(task), user));
  return why === undefined ? undefined : `task_${why}`;
}

/** @throws AppError forbidden/task_role, conflict/task_state */
export function checkMay(context: ReadContext, task: Task, action: TaskAction): void {
  const refusal = refusalOf(context, task, action);
  if (refusal !== undefined) throw new AppError(refusal === 'task_role' ? 'forbidden' : 'conflict', refusal);
}

/** Who hears of a move: whoever waits for it. */
const told: Readonly<
  Record<TaskMove, { kind: NoticeKind; who: (people: TaskPeople) => readonly string[] } | null>
> = {
  accept: null,
  complete: { kind: 'done', who: ({ giverId, watcherIds }) => [giverId, ...watcherIds] },
  return: { kind: 'returned', who: ({ ownerId, helperIds }) => [ownerId, ...helperIds] },
  reopen: { kind: 'reopened', who: ({ ownerId, giverId }) => [ownerId, giverId] },
  cancel: { kind: 'cancelled', who: ({ ownerId, helperIds }) => [ownerId, ...helperIds] },
};

/** One that is there already stays as it is. @throws AppError forbidden/task_role, conflict/task_state */
export function moveTask(tx: WriteContext, task: Task, move: TaskMove, note: string): void {
  const fromState = stateOf(task);
  const toState = stateAfter(move);
  // What is returned carries words, and they are not dropped without a word.
  if (fromState === toState && move !== 'return') return;
  // An open one is open already, however far it is: asked again from another window or laptop.
  if (move === 'reopen' && task.status === 'open') return;
  checkMay(tx, task, move);
  const doneAt = toState === 'done' ? (task.doneAt ?? tx.now) : null;
  updateTask(tx, task.id, { ...columnsOf(toState, task.stage), doneAt });
  noteHistory(tx, { taskId: task.id, move, fromState, toState, note });
  const notice = told[move];
  if (notice === null) return;
  const userIds = notice.who(peopleOf(task));
  notify(tx, { kind: notice.kind, userIds, taskId: task.id, text: task.title });
}

/** Columns of new people, and what follows from a new executor. The caller has checked that he may. */
export function changePeople(tx: WriteContext, task: Task, changes: Partial<TaskPeople>): Partial<Task> {
  const before = peopleOf(task);
  const after = tidyPeople({ ...before, ...changes });
  const isHanded = after.ownerId !== before.ownerId;
  if (isHanded) {
    const state = stateOf(task);
    noteHistory(tx, { taskId: task.id, move: 'reassign', fromState: state, toState: state, note: '' });
    notify(tx, { kind: 'assigned', userIds: [after.ownerId], taskId: task.id, text: task.title });
  }
  const known = new Set([before.ownerId, before.giverId, ...before.helperIds, ...before.watcherIds]);
  const added = [...after.helperIds, ...after.watcherIds].filter((id) => !known.has(id));
  notify(tx, { kind: 'added', userIds: added, taskId: task.id, text: task.title });
  const { ownerId, helperIds, watcherIds } = after;
  return {
    ...{ ownerId, helperIds: JSON.stringify(helperIds), watcherIds: JSON.stringify(watcherIds) },
    // Whom it is handed to has not accepted it yet.
    ...(isHanded && task.status === 'open' ? { stage: ownerId === tx.user.id ? 'accepted' : 'new' } : {}),
  };
}

// Writes of tasks: made, edited, in bulk, and their checklists. Rules of who may and who is told: taskMoves.
import { AppError } from '#shared/contract/errors.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { firstStage, stateOf, type TaskPeople } from '#shared/domain/taskStates.ts';
import { notify } from '../messages/index.ts';
import type { WriteContext } from '../store/context.ts';
import { loadInteraction } from './interactions.repo.ts';
import { type PlannedFor, planOf } from './interactions.rules.ts';
import { checkNamed } from './recordInteraction.ts';
import { remindOf } from './replan.ts';
import { addStep, documentLives, findStep, noteHistory, updateStep } from './taskCards.repo.ts';
import {
  changePeople,
  checkMay,
  checkPeople,
  demandTask,
  moveTask,
  type Refusal,
  refusalOf,
  tidyPeople,
} from './taskMoves.ts';
import { insertTask, type Task, type TaskChanges, updateTask } from './tasks.repo.ts';

type Subject = {
  partnerId: string | null;
  contactId: string | null;
  interactionId: string | null;
  documentId: string | null;
};

/** @throws AppError not_found partner_gone, contact_gone, interaction_gone, invoice_gone */
function checkSubject(tx: WriteContext, subject: Subject): void {
  checkNamed(tx, subject);
  if (subject.interactionId && !loadInteraction(tx, subject.interactionId))
    throw new AppError('not_found', 'interaction_gone');
  if (subject.documentId && !documentLives(tx, subject.documentId))
    throw new AppError('not_found', 'invoice_gone');
}

export function createTask(tx: WriteContext, input: Parsed<'tasks.create'>): { id: string } {
  const { due, start, ownerId = tx.user.id, helperIds, watcherIds, steps, ...fields } = input;
  checkSubject(tx, fields);
  checkPeople(tx, [ownerId, ...helperIds, ...watcherIds]);
  const people = tidyPeople({ giverId: tx.user.id, ownerId, helperIds, watcherIds });
  const [dueBy, from] = [planOf(due), planOf(start)];
  const id = tx.newId();
  insertTask(tx, {
    ...{
      ...fields,
      id,
      ownerId,
      giverId: tx.user.id,
      status: 'open',
      stage: firstStage(tx.user.id, ownerId),
    },
    ...{ helperIds: JSON.stringify(people.helperIds), watcherIds: JSON.stringify(people.watcherIds) },
    ...{ dueAt: dueBy.at, dueOn: dueBy.on, startAt: from.at, startOn: from.on },
  });
  for (const title of steps) addStep(tx, id, title);
  notify(tx, { kind: 'assigned', userIds: [ownerId], taskId: id, text: fields.title });
  const added = [...people.helperIds, ...people.watcherIds];
  notify(tx, { kind: 'added', userIds: added, taskId: id, text: fields.title });
  return { id };
}

/** What is named again is checked again: what stands there may have gone since. */
function checkChanged(tx: WriteContext, task: Task, changes: Partial<Subject>): void {
  const isMoved = changes.partnerId !== undefined || changes.contactId !== undefined;
  const { partnerId, contactId } = { ...task, ...changes };
  checkSubject(tx, {
    partnerId: isMoved ? partnerId : null,
    contactId: isMoved ? contactId : null,
    interactionId: changes.interactionId ?? null,
    documentId: changes.documentId ?? null,
  });
}

/** A new day is noted: who promised the old one sees who moved it. */
function reschedule(tx: WriteContext, task: Task, due: Parsed<'tasks.update'>['due']): TaskChanges {
  const { at, on } = planOf(due);
  if (at === task.dueAt && on === task.dueOn) return {};
  const state = stateOf(task);
  noteHistory(tx, { taskId: task.id, move: 'reschedule', fromState: state, toState: state, note: '' });
  return { dueAt: at, dueOn: on, remindAt: remindOf(tx, { at, on }, task.reminderMin) };
}

/** @throws AppError not_found/task_gone, forbidden/task_role, invalid_input/bad_date */
export function replanTask(tx: WriteContext, id: string, due: PlannedFor): void {
  const task = demandTask(tx, id);
  checkMay(tx, task, 'edit');
  updateTask(tx, id, reschedule(tx, task, due));
}

/** @throws AppError not_found/task_gone, forbidden/task_role, conflict/not_planned */
export function remindOfTask(tx: WriteContext, id: string, reminderMin: number | null): void {
  const task = demandTask(tx, id);
  checkMay(tx, task, 'edit');
  const { dueAt, dueOn, status } = task;
  if (status !== 'open' || (dueAt === null && dueOn === null)) throw new AppError('conflict', 'not_planned');
  updateTask(tx, id, { reminderMin, remindAt: remindOf(tx, { at: dueAt, on: dueOn }, reminderMin) });
}

export function editTask(tx: WriteContext, input: Parsed<'tasks.update'>): void {
  const { id, due, start, ownerId, helperIds, watcherIds, ...changes } = input;
  const task = demandTask(tx, id);
  checkMay(tx, task, 'edit');
  checkChanged(tx, task, changes);
  const people: Partial<TaskPeople> = {
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(helperIds === undefined ? {} : { helperIds }),
    ...(watcherIds === undefined ? {} : { watcherIds }),
  };
  checkPeople(tx, [ownerId ?? [], helperIds ?? [], watcherIds ?? []].flat());
  const from = planOf(start);
  updateTask(tx, id, {
    ...changes,
    ...(Object.keys(people).length === 0 ? {} : changePeople(tx, task, people)),
    ...(start === undefined ? {} : { startAt: from.at, startOn: from.on }),
    ...(due === undefined ? {} : reschedule(tx, task, due)),
  });
}

export function removeTask(tx: WriteContext, id: string): void {
  const task = demandTask(tx, id);
  checkMay(tx, task, 'delete');
  updateTask(tx, id, { deletedAt: tx.now });
}

type Change = Parsed<'tasks.bulk'>['change'];

/** @returns why it is left as it is */
function changeOne(tx: WriteContext, task: Task, change: Change): Refusal | undefined {
  if ('move' in change) {
    const isThere = change.move === 'reopen' && task.status === 'open';
    const refusal = isThere ? undefined : refusalOf(tx, task, change.move);
    if (refusal === undefined) moveTask(tx, task, change.move, '');
    return refusal;
  }
  const refusal = refusalOf(tx, task, 'delete' in change ? 'delete' : 'edit');
  if (refusal !== undefined) return refusal;
  if ('delete' in change) updateTask(tx, task.id, { deletedAt: tx.now });
  else if ('ownerId' in change) updateTask(tx, task.id, changePeople(tx, task, change));
  else if ('due' in change) updateTask(tx, task.id, reschedule(tx, task, change.due));
  else updateTask(tx, task.id, { importance: change.importance });
  return undefined;
}

export function changeMany(tx: WriteContext, { ids, change }: Parsed<'tasks.bulk'>) {
  if ('ownerId' in change) checkPeople(tx, [change.ownerId]);
  let done = 0;
  const left: { id: string; reason: Refusal | 'task_gone' }[] = [];
  for (const id of new Set(ids)) {
    const reason = whyLeft(() => changeOne(tx, demandTask(tx, id), change));
    if (reason === undefined) done += 1;
    else left.push({ id, reason });
  }
  return { done, left };
}

/** One that is gone is told like any other that is left. */
function whyLeft(run: () => Refusal | undefined): Refusal | 'task_gone' | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof AppError && error.reason === 'task_gone') return 'task_gone';
    throw error;
  }
}

export function addTaskStep(tx: WriteContext, { taskId, title }: Parsed<'tasks.addStep'>): { id: string } {
  checkMay(tx, demandTask(tx, taskId), 'check');
  return { id: addStep(tx, taskId, title) };
}

/** @throws AppError not_found/step_gone */
function demandStep(tx: WriteContext, id: string): void {
  const step = findStep(tx, id);
  if (step === undefined) throw new AppError('not_found', 'step_gone');
  checkMay(tx, demandTask(tx, step.taskId), 'check');
}

export function editTaskStep(tx: WriteContext, { id, isDone, ...changes }: Parsed<'tasks.updateStep'>): void {
  demandStep(tx, id);
  const done = isDone ? { doneAt: tx.now, doneBy: tx.user.id } : { doneAt: null, doneBy: null };
  updateStep(tx, id, { ...changes, ...(isDone === undefined ? {} : done) });
}

export function removeTaskStep(tx: WriteContext, id: string): void {
  demandStep(tx, id);
  updateStep(tx, id, { deletedAt: tx.now });
}

// States of a task and who may do what with it: one table. Pure; knows no store and no clock but the one it is given.
import { leadsOthers } from './roles.ts';

export type TaskState = 'new' | 'accepted' | 'returned' | 'done' | 'cancelled';
export type TaskStatus = 'open' | 'done' | 'cancelled';
export type TaskStage = 'new' | 'accepted' | 'returned';

/** `manager`: a head or an administrator, who stands where the giver stands. */
export type TaskRole = 'giver' | 'executor' | 'helper' | 'watcher' | 'manager';

export const taskMoves = ['accept', 'complete', 'return', 'reopen', 'cancel'] as const;
export type TaskMove = (typeof taskMoves)[number];
export const taskActions = [...taskMoves, 'edit', 'check', 'delete'] as const;
export type TaskAction = (typeof taskActions)[number];

const open = ['new', 'accepted', 'returned'] as const;
const anyState = [...open, 'done', 'cancelled'] as const;

type Rule = { from: readonly TaskState[]; who: readonly TaskRole[] };

const rules: Readonly<Record<TaskAction, Rule>> = {
  accept: { from: ['new', 'returned'], who: ['executor', 'manager'] },
  complete: { from: open, who: ['giver', 'executor', 'helper', 'manager'] },
  return: { from: ['done'], who: ['giver', 'manager'] },
  reopen: { from: ['done', 'cancelled'], who: ['giver', 'executor', 'manager'] },
  cancel: { from: open, who: ['giver', 'manager'] },
  edit: { from: anyState, who: ['giver', 'executor', 'manager'] },
  check: { from: open, who: ['giver', 'executor', 'helper', 'manager'] },
  delete: { from: anyState, who: ['giver', 'manager'] },
};

const targets: Readonly<Record<TaskMove, TaskState>> = {
  accept: 'accepted',
  complete: 'done',
  return: 'returned',
  reopen: 'accepted',
  cancel: 'cancelled',
};

export const stateAfter = (move: TaskMove): TaskState => targets[move];

export const stateOf = ({ status, stage }: { status: TaskStatus; stage: TaskStage }): TaskState =>
  status === 'open' ? stage : status;

/** The two columns that hold a state; of one that is over the stage stays what it was. */
export const columnsOf = (state: TaskState, stage: TaskStage): { status: TaskStatus; stage: TaskStage } =>
  state === 'done' || state === 'cancelled' ? { status: state, stage } : { status: 'open', stage: state };

/** What is given to oneself needs no accepting. */
export const firstStage = (giverId: string, executorId: string): TaskStage =>
  giverId === executorId ? 'accepted' : 'new';

export type TaskPeople = {
  giverId: string;
  ownerId: string;
  helperIds: readonly string[];
  watcherIds: readonly string[];
};

export function rolesOf(people: TaskPeople, user: { id: string; role: string }): ReadonlySet<TaskRole> {
  const roles = new Set<TaskRole>();
  if (people.giverId === user.id) roles.add('giver');
  if (people.ownerId === user.id) roles.add('executor');
  if (people.helperIds.includes(user.id)) roles.add('helper');
  if (people.watcherIds.includes(user.id)) roles.add('watcher');
  if (leadsOthers(user.role)) roles.add('manager');
  return roles;
}

/** @returns nothing when he may; `role` before `state`, since who may not at all need not know how it stands */
export function whyNotTask(
  action: TaskAction,
  state: TaskState,
  roles: ReadonlySet<TaskRole>,
): 'role' | 'state' | undefined {
  const { from, who } = rules[action];
  if (!who.some((role) => roles.has(role))) return 'role';
  return from.includes(state) ? undefined : 'state';
}

export const allowedActions = (state: TaskState, roles: ReadonlySet<TaskRole>): TaskAction[] =>
  taskActions.filter((action) => whyNotTask(action, state, roles) === undefined);

/** How a card gets from one column of the board to another; nothing when there is no way. */
export function moveBetween(from: TaskState, to: TaskState): TaskMove | undefined {
  return taskMoves.find((move) => targets[move] === to && rules[move].from.includes(from));
}

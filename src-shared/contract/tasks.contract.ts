// Tasks: lists, the card, moves between states, the checklist, bulk edits.
import { z } from 'zod';
import { taskActions, taskMoves } from '../domain/taskStates.ts';
import { Cursor, DateOnly, Empty, Id, Instant, Limit, page, Text } from './common.ts';
import { command, query } from './define.ts';
import { Importance, PlannedFor } from './interactions.contract.ts';

const TaskStatus = z.enum(['open', 'done', 'cancelled']);
export const TaskStateName = z.enum(['new', 'accepted', 'returned', 'done', 'cancelled']);

export const TaskRow = z.object({
  id: Id,
  partnerId: Id.nullable(),
  partnerName: z.string(),
  title: z.string(),
  notes: z.string(),
  status: TaskStatus,
  state: TaskStateName,
  promisedBy: z.enum(['', 'us', 'them']),
  importance: Importance,
  ownerId: Id,
  ownerName: z.string(),
  giverId: Id,
  giverName: z.string(),
  dueAt: Instant.nullable(),
  dueOn: DateOnly.nullable(),
  isOverdue: z.boolean(),
  isPrivate: z.boolean(),
  isRepeated: z.boolean(),
  stepsDone: z.number().int(),
  stepsTotal: z.number().int(),
  /** What the user may do with it now. */
  may: z.array(z.enum(taskActions)),
});

const Person = z.object({ id: Id, name: z.string() });

const TaskStep = z.object({
  id: Id,
  title: z.string(),
  position: z.number().int(),
  doneAt: Instant.nullable(),
  doneBy: Id.nullable(),
});

const TaskEvent = z.object({
  id: Id,
  at: Instant,
  userId: Id,
  userName: z.string(),
  move: z.enum([...taskMoves, 'reassign', 'reschedule']),
  fromState: TaskStateName,
  toState: TaskStateName,
  note: z.string(),
});

const TaskCard = TaskRow.extend({
  contactId: Id.nullable(),
  contactName: z.string(),
  interactionId: Id.nullable(),
  documentId: Id.nullable(),
  documentNumber: z.string(),
  helpers: z.array(Person),
  watchers: z.array(Person),
  startAt: Instant.nullable(),
  startOn: DateOnly.nullable(),
  repeatRule: z.string(),
  createdAt: Instant,
  steps: z.array(TaskStep),
  history: z.array(TaskEvent),
});

const People = z.array(Id).max(50);
/** The text of RFC 5545 without its name; what it means the calendar knows. */
const RepeatRule = Text(500).regex(/^(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*)?$/);

const fields = {
  partnerId: Id.nullable(),
  contactId: Id.nullable(),
  interactionId: Id.nullable(),
  documentId: Id.nullable(),
  title: Text(300).min(1),
  notes: Text(4000),
  importance: Importance,
  helperIds: People,
  watcherIds: People,
  isPrivate: z.boolean(),
  repeatRule: RepeatRule,
};

const TaskFields = z.object({
  partnerId: fields.partnerId.default(null),
  contactId: fields.contactId.default(null),
  interactionId: fields.interactionId.default(null),
  documentId: fields.documentId.default(null),
  title: fields.title,
  notes: fields.notes.default(''),
  importance: fields.importance.default('normal'),
  helperIds: fields.helperIds.default([]),
  watcherIds: fields.watcherIds.default([]),
  isPrivate: fields.isPrivate.default(false),
  repeatRule: fields.repeatRule.default(''),
  start: PlannedFor.optional(),
  due: PlannedFor.optional(),
  ownerId: Id.optional(),
  steps: z.array(Text(300).min(1)).max(100).default([]),
});

/** Every field on its own: defaults of `TaskFields` would overwrite what the caller left out. */
const TaskChanges = z.object(fields).partial().extend({
  id: Id,
  /** null takes the date away. */
  start: PlannedFor.nullable().optional(),
  due: PlannedFor.nullable().optional(),
  ownerId: Id.optional(),
});

const whose = z.enum(['mine', 'given', 'watched']);
const Note = Text(1000).default('');
const namedGone = ['partner_gone', 'contact_gone', 'user_gone', 'interaction_gone', 'invoice_gone'] as const;
const moved = ['task_gone', 'task_role', 'task_state'] as const;
const step = ['step_gone', ...moved] as const;
const move = command({ in: z.object({ id: Id, note: Note }), out: Empty, reasons: moved, undo: true });

export const tasks = {
  /**
   * Of the partner, or by what one has to do with them: done by oneself or with oneself, given to others, only watched.
   * Open ones by due time with the undated last, others newest first.
   */
  list: query({
    in: z.object({
      partnerId: Id.optional(),
      whose: whose.default('mine'),
      status: TaskStatus.default('open'),
      /** Of open ones those at this stage: a column of the board. */
      stage: z.enum(['new', 'accepted', 'returned']).optional(),
      isOverdue: z.boolean().default(false),
      cursor: Cursor,
      limit: Limit,
    }),
    out: page(TaskRow),
    reads: ['tasks', 'partners', 'users', 'task_steps'],
  }),
  /** Open ones, and of them those that are late. */
  counts: query({
    in: Empty,
    out: z.record(whose, z.object({ open: z.number().int(), overdue: z.number().int() })),
    reads: ['tasks'],
  }),
  load: query({
    in: z.object({ id: Id }),
    out: TaskCard,
    reads: ['tasks', 'partners', 'contacts', 'users', 'documents', 'task_steps', 'task_history'],
  }),
  create: command({ in: TaskFields, out: z.object({ id: Id }), reasons: namedGone, undo: true }),
  update: command({
    in: TaskChanges,
    out: Empty,
    reasons: ['task_gone', 'task_role', ...namedGone],
    undo: true,
  }),
  accept: move,
  complete: move,
  /** Done, but not as it was wanted: back to whoever does it, with the words why. */
  return: command({
    in: z.object({ id: Id, note: Text(1000).min(1) }),
    out: Empty,
    reasons: moved,
    undo: true,
  }),
  reopen: move,
  cancel: move,
  delete: command({ in: z.object({ id: Id }), out: Empty, reasons: ['task_gone', 'task_role'], undo: true }),
  addStep: command({
    in: z.object({ taskId: Id, title: Text(300).min(1) }),
    out: z.object({ id: Id }),
    reasons: moved,
    undo: true,
  }),
  updateStep: command({
    in: z.object({
      id: Id,
      title: Text(300).min(1).optional(),
      isDone: z.boolean().optional(),
      position: z.number().int().optional(),
    }),
    out: Empty,
    reasons: step,
    undo: true,
  }),
  deleteStep: command({ in: z.object({ id: Id }), out: Empty, reasons: step, undo: true }),
  /** One step of undo. What may not be done with one of them is left, and told. */
  bulk: command({
    in: z.object({
      ids: z.array(Id).min(1).max(200),
      change: z.union([
        z.object({ move: z.enum(['accept', 'complete', 'reopen', 'cancel']) }),
        z.object({ ownerId: Id }),
        z.object({ due: PlannedFor.nullable() }),
        z.object({ importance: Importance }),
        z.object({ delete: z.literal(true) }),
      ]),
    }),
    out: z.object({
      done: z.number().int(),
      left: z.array(z.object({ id: Id, reason: z.enum(['task_gone', 'task_role', 'task_state']) })),
    }),
    reasons: ['user_gone'],
    undo: true,
  }),
};

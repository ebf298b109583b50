// Undo, redo, the journal of steps, long operations, the outbox of jobs.
import { z } from 'zod';
import { Cursor, Empty, Id, Instant, Limit, page } from './common.ts';
import { command, event, query } from './define.ts';

const Step = z.object({ id: Id, command: z.string(), changeCount: z.number().int() });

export const operations = {
  loadUndoState: query({
    in: Empty,
    out: z.object({ undo: Step.nullable(), redo: Step.nullable() }),
    reads: ['operations'],
  }),
  /** Takes back the last step, or one named. Refuses when a later change stands on it. */
  undo: command({
    in: z.object({ operationId: Id.optional() }),
    out: Step,
    reasons: ['nothing_to_undo', 'stale', 'not_undoable', 'letter_sent', 'has_payments', 'still_running'],
    undo: { by: 'operations.redo' },
  }),
  redo: command({
    in: Empty,
    out: Step,
    reasons: ['nothing_to_redo', 'stale'],
    undo: { by: 'operations.undo' },
  }),
  list: query({
    in: z.object({ cursor: Cursor, limit: Limit }),
    out: page(
      Step.extend({
        at: Instant,
        /** '' for what was done before anybody had a name: the set-up itself. */
        userId: z.string(),
        state: z.enum(['open', 'done', 'undone']),
        isUndoable: z.boolean(),
      }),
    ),
    reads: ['operations'],
  }),
};

export const jobs = {
  /** What waits or failed: kind, since when, why. */
  list: query({
    in: z.object({
      state: z.enum(['waiting', 'running', 'failed', 'done']).optional(),
      cursor: Cursor,
      limit: Limit,
    }),
    out: page(
      z.object({
        id: Id,
        kind: z.string(),
        state: z.enum(['waiting', 'running', 'done', 'failed']),
        runAt: Instant,
        attempts: z.number().int(),
        lastReason: z.string(),
        createdAt: Instant,
      }),
    ),
    reads: ['jobs'],
  }),
};

/** Facts without rows. */
export const events = {
  'operations.progress': event({
    out: z.object({
      operationId: Id,
      kind: z.string(),
      phase: z.string(),
      done: z.number().int(),
      total: z.number().int().nullable(),
      isFinished: z.boolean(),
    }),
  }),
  'mail.letterSent': event({ out: z.object({ letterId: Id }) }),
};

// Undo, redo, the journal of steps, long operations, the outbox of jobs.
import { z } from 'zod';
import { Cursor, Empty, Id, Instant, Limit, page } from './common.ts';
import { action, command, event, query } from './define.ts';

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
  /** Long work that runs, and what has ended and was not seen yet; newest first. */
  listWork: query({
    in: Empty,
    out: page(
      z.object({
        id: Id,
        kind: z.string(),
        state: z.enum(['running', 'done', 'failed', 'cancelled']),
        isCancellable: z.boolean(),
        /** Of the error that ended it; '' otherwise. */
        code: z.string(),
        reason: z.string(),
        result: z.object({
          created: z.number().int().optional(),
          updated: z.number().int().optional(),
          skipped: z.number().int().optional(),
          problems: z.number().int().optional(),
          path: z.string().optional(),
          /** What was imported: partners, items. */
          of: z.string().optional(),
        }),
        startedAt: Instant,
        finishedAt: Instant.nullable(),
      }),
    ),
    reads: ['long_work'],
  }),
  /** Asks it to stop; it ends between two of its small steps. */
  cancelWork: action({ in: z.object({ id: Id }), out: Empty }),
  /** Seen: what has ended is forgotten. */
  dismissWork: action({ in: z.object({ id: Id }), out: Empty }),
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

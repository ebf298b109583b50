// Writes an interaction with its promises: the one road for the desk's commands, sales and calls.
import { AppError } from '#shared/contract/errors.ts';
import type { WriteContext } from '../store/context.ts';
import { type InteractionKind, insertInteraction, lives } from './interactions.repo.ts';
import { checkInstant, type PlannedFor, planOf, reminderAt, timelineAt } from './interactions.rules.ts';
import { insertTask } from './tasks.repo.ts';

export type PromiseInput = { title: string; promisedBy: 'us' | 'them'; due?: PlannedFor | undefined };

/** Nothing said means: done now, by the acting user. */
export type NewInteraction = {
  partnerId: string;
  contactId?: string | null | undefined;
  kind: InteractionKind;
  direction?: 'in' | 'out' | '' | undefined;
  subject: string;
  content?: string | undefined;
  result?: string | undefined;
  place?: string | undefined;
  importance?: 'low' | 'normal' | 'high' | undefined;
  ownerId?: string | undefined;
  durationMin?: number | null | undefined;
  /** A plan makes it a planned one, an event of the calendar. */
  planned?: PlannedFor | undefined;
  /** Of one without a plan: ms UTC. */
  happenedAt?: number | undefined;
  documentId?: string | null | undefined;
  letterId?: string | null | undefined;
  recording?: { hash: string; durationMs: number } | undefined;
  promises?: readonly PromiseInput[] | undefined;
  /** Minutes before a planned one. */
  reminderMin?: number | null | undefined;
  /** Of a series: the row's id follows from both. */
  occurrence?: { id: string; seriesId: string; on: string } | undefined;
};

/** @throws AppError not_found partner_gone, contact_gone, user_gone */
export function checkNamed(
  tx: WriteContext,
  named: {
    partnerId?: string | null | undefined;
    contactId?: string | null | undefined;
    ownerId?: string | undefined;
  },
): void {
  const { partnerId, contactId, ownerId } = named;
  if (partnerId && !lives(tx, { table: 'partners', id: partnerId }))
    throw new AppError('not_found', 'partner_gone');
  if (contactId && !lives(tx, { table: 'contacts', id: contactId, partnerId: partnerId ?? '' })) {
    throw new AppError('not_found', 'contact_gone');
  }
  if (ownerId && !lives(tx, { table: 'users', id: ownerId })) throw new AppError('not_found', 'user_gone');
}

/**
 * Inserts an interaction, planned or done, and its promises as tasks, inside the caller's transaction.
 * @returns its id
 * @throws AppError not_found partner_gone, contact_gone, user_gone; invalid_input bad_date
 */
export function recordInteraction(tx: WriteContext, input: NewInteraction): string {
  checkNamed(tx, input);
  const id = input.occurrence?.id ?? tx.newId();
  const plan = planOf(input.planned);
  const reminderMin = input.reminderMin ?? null;
  const happenedAt = input.planned ? null : checkInstant(input.happenedAt ?? tx.now);
  const ownerId = input.ownerId ?? tx.user.id;
  insertInteraction(tx, {
    id,
    partnerId: input.partnerId,
    contactId: input.contactId ?? null,
    kind: input.kind,
    direction: input.direction ?? '',
    status: input.planned ? 'planned' : 'done',
    subject: input.subject,
    content: input.content ?? '',
    result: input.result ?? '',
    place: input.place ?? '',
    importance: input.importance ?? 'normal',
    ownerId,
    authorId: tx.user.id,
    plannedAt: plan.at,
    plannedOn: plan.on,
    durationMin: input.durationMin ?? null,
    happenedAt,
    timelineAt: timelineAt({ happenedAt, plan, createdAt: tx.now }, tx.user.timeZone),
    documentId: input.documentId ?? null,
    letterId: input.letterId ?? null,
    recordingHash: input.recording?.hash ?? '',
    recordingMs: input.recording?.durationMs ?? 0,
    seriesId: input.occurrence?.seriesId ?? null,
    occurrenceOn: input.occurrence?.on ?? null,
    reminderMin,
    remindAt: reminderAt(plan, reminderMin, { now: tx.now, zone: tx.user.timeZone }),
  });
  keepPromises(
    tx,
    { id, partnerId: input.partnerId, contactId: input.contactId ?? null, ownerId },
    input.promises ?? [],
  );
  return id;
}

type MadeIn = { id: string; partnerId: string; contactId: string | null; ownerId: string };

/** Each promise becomes an open task of the interaction's owner, who keeps ours and reminds them of theirs. */
export function keepPromises(tx: WriteContext, madeIn: MadeIn, promises: readonly PromiseInput[]): void {
  for (const { title, promisedBy, due } of promises) {
    const plan = planOf(due);
    insertTask(tx, {
      id: tx.newId(),
      partnerId: madeIn.partnerId,
      contactId: madeIn.contactId,
      interactionId: madeIn.id,
      title,
      status: 'open',
      promisedBy,
      ownerId: madeIn.ownerId,
      giverId: tx.user.id,
      dueAt: plan.at,
      dueOn: plan.on,
    });
  }
}

// Events to another time: the plan, and what follows from it – the place on the time line, the reminder. For this area and the calendar.
import { AppError } from '#shared/contract/errors.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import {
  type ListedInteraction,
  loadCreatedAt,
  loadInteraction,
  updateInteraction,
} from './interactions.repo.ts';
import { type Plan, type PlannedFor, planOf, reminderAt, timelineAt } from './interactions.rules.ts';

/** @throws AppError not_found/interaction_gone */
export function demandInteraction(context: ReadContext, id: string): ListedInteraction {
  const found = loadInteraction(context, id);
  if (!found) throw new AppError('not_found', 'interaction_gone');
  return found;
}

/** @throws AppError not_found/interaction_gone, conflict/not_planned */
export function demandPlanned(context: ReadContext, id: string): ListedInteraction {
  const found = demandInteraction(context, id);
  if (found.status !== 'planned') throw new AppError('conflict', 'not_planned');
  return found;
}

/** Changes of time: the place on the time line follows by the rule. */
export function retime(
  tx: WriteContext,
  row: ListedInteraction,
  time: { happenedAt: number | null; plannedAt?: number | null; plannedOn?: string | null },
) {
  const { happenedAt, plannedAt = row.plannedAt, plannedOn = row.plannedOn } = time;
  const facts = { happenedAt, plan: { at: plannedAt, on: plannedOn }, createdAt: loadCreatedAt(tx, row.id) };
  return { happenedAt, plannedAt, plannedOn, timelineAt: timelineAt(facts, tx.user.timeZone) };
}

export const remindOf = (tx: WriteContext, plan: Plan, reminderMin: number | null): number | null =>
  reminderAt(plan, reminderMin, { now: tx.now, zone: tx.user.timeZone });

export type NewTime = { planned: PlannedFor; durationMin?: number | null | undefined };

/** @throws AppError not_found/interaction_gone, conflict/not_planned, invalid_input/bad_date */
export function replanInteraction(tx: WriteContext, id: string, { planned, durationMin }: NewTime): void {
  const row = demandPlanned(tx, id);
  const plan = planOf(planned);
  updateInteraction(tx, id, {
    ...retime(tx, row, { happenedAt: null, plannedAt: plan.at, plannedOn: plan.on }),
    ...(durationMin === undefined ? {} : { durationMin }),
    remindAt: remindOf(tx, plan, row.reminderMin),
  });
}

/** @throws AppError not_found/interaction_gone, conflict/not_planned */
export function remindOfInteraction(tx: WriteContext, id: string, reminderMin: number | null): void {
  const { plannedAt, plannedOn } = demandPlanned(tx, id);
  const remindAt = remindOf(tx, { at: plannedAt, on: plannedOn }, reminderMin);
  updateInteraction(tx, id, { reminderMin, remindAt });
}

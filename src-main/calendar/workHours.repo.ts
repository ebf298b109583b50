// Working hours of a user: rows of the company's settings, one a user; who has none works as the company does.
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { loadCalendar, loadSetting, saveSetting } from '../company/index.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';

type Hours = NonNullable<Input<'calendar.saveWorkHours'>['hours']>;

const Kept = z.object({
  workDays: z.array(z.number().int().min(1).max(7)),
  workFrom: z.string(),
  workTo: z.string(),
});

const keyOf = (ownerId: string): string => `workHours|${ownerId}`;

export function loadWorkHours(context: ReadContext, owners: readonly string[]) {
  const { holidays, workDates, ...usual } = loadCalendar(context);
  const rows = owners.map((ownerId) => {
    const own = Kept.safeParse(loadSetting(context, keyOf(ownerId)));
    return own.success ? { ...own.data, ownerId, isOwn: true } : { ...usual, ownerId, isOwn: false };
  });
  return { rows, holidays, workDates };
}

/** @throws AppError invalid_input/fields when the day would end before it begins */
export function saveWorkHours(tx: WriteContext, ownerId: string, hours: Hours | null): void {
  if (hours !== null && hours.workFrom >= hours.workTo)
    throw new AppError('invalid_input', 'fields', {
      fields: [{ path: 'hours.workTo', code: 'hours_order' }],
    });
  const value = hours && { ...hours, workDays: [...new Set(hours.workDays)].sort() };
  saveSetting(tx, keyOf(ownerId), value);
}

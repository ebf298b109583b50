// What the form of an event holds: a plan of once, or of a series. Schema, first values, and what they come to.
import { z } from 'zod';
import { type RepeatChoice, repeats, units } from './repeatRule.ts';

export const importances = ['low', 'normal', 'high'] as const;
/** Minutes before; '' none. */
export const reminderChoices = [
  '',
  '0',
  '5',
  '10',
  '15',
  '30',
  '60',
  '120',
  '1440',
  '2880',
  '10080',
] as const;

const Chosen = z.object({ id: z.string(), label: z.string() }).nullable();

export const PlanForm = z
  .object({
    kind: z.enum(['call', 'meeting']),
    partner: Chosen,
    subject: z.string().trim().min(1).max(300),
    contactId: z.string(),
    day: z.string(),
    time: z.string().nullable(),
    durationMin: z.number().int().min(0).nullable(),
    place: z.string().max(300),
    importance: z.enum(importances),
    content: z.string().max(8000),
    reminder: z.string(),
    repeat: z.enum([...repeats, 'own']),
    unit: z.enum(units),
    interval: z.number().int().min(1),
    weekdays: z.array(z.number()),
    end: z.enum(['never', 'on', 'after']),
    endOn: z.string().nullable(),
    endAfter: z.number().int().min(1).nullable(),
  })
  .superRefine((values, context) => {
    const demand = (path: 'partner' | 'endOn' | 'endAfter'): void =>
      context.addIssue({ code: 'custom', path: [path], message: 'required' });
    if (values.partner === null) demand('partner');
    if (values.repeat === 'none' || values.repeat === 'own') return;
    if (values.end === 'on' && values.endOn === null) demand('endOn');
    if (values.end === 'after' && values.endAfter === null) demand('endAfter');
  });
export type PlanValues = z.infer<typeof PlanForm>;

export const choiceOfForm = ({
  repeat,
  unit,
  interval,
  weekdays,
  end,
  endOn,
  endAfter,
}: PlanValues): RepeatChoice => ({ repeat, unit, interval, weekdays, end, endOn, endAfter });

export const minutesOfReminder = (reminder: string): number | null =>
  reminder === '' ? null : Number(reminder);

// A company with two clients and a colleague, on a clock that stands still, and what the calendar does by itself there.
import { randomUUID } from 'node:crypto';
import { type CalendarService, createCalendarService } from '#main/calendar/index.ts';
import type { Input } from '#shared/contract/index.ts';
import type { EventPayload } from '#shared/rpc/client.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore, type TestCoreOptions } from '#tests/tools/testCore.ts';

/** A Thursday, noon in Baku. */
export const nowMs = Date.UTC(2026, 10, 26, 8);

export type Told = EventPayload<'calendar.reminded'>['reminders'];

/** The core's own service, without its timer. @param told what the windows hear */
export const serviceOf = ({ core, platform }: TestCore, told: Told[] = []): CalendarService =>
  createCalendarService({
    ...{ gate: core.gate, platform, newId: randomUUID },
    emit: (_name, { reminders }) => void told.push(reminders),
  });

export async function openCalendar(options: TestCoreOptions = {}) {
  const t = await openTestCore({ nowMs, ...options });
  const { userId } = await t.client.call('company.setUp', setUpInput());
  const { id: partnerId } = await t.client.call('partners.create', { name: 'Əliyev ticarət MMC' });
  return { t, userId, partnerId };
}

/** Mondays at ten, without end, reminded of a quarter of an hour before. */
export const weekly = (partnerId: string): Input<'calendar.planSeries'> => ({
  ...{ partnerId, kind: 'meeting', subject: 'Həftəlik görüş', rule: 'FREQ=WEEKLY', startOn: '2026-11-30' },
  ...{ startTime: '10:00', durationMin: 60, reminderMin: 15 },
});

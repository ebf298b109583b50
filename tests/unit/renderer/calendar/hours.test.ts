// Which hours a column shows as worked: of one person, of several together, on a weekend and a holiday.
import { expect, it } from 'vitest';
import { type WorkHours, workedOn } from '#renderer/features/calendar/hours.ts';

const week = [1, 2, 3, 4, 5];
const hours: WorkHours = {
  rows: [
    { ownerId: 'a', workDays: week, workFrom: '09:00', workTo: '18:00', isOwn: false },
    { ownerId: 'b', workDays: [5, 6], workFrom: '08:30', workTo: '13:00', isOwn: true },
  ],
  holidays: ['2026-11-26'],
  workDates: [],
};

it('is of the person, or the widest of those who work that day; none on a holiday', () => {
  expect(workedOn(hours, '2026-11-25', 'a')).toEqual({ from: 540, to: 1080 });
  expect(workedOn(hours, '2026-11-25', 'b')).toBeNull();
  expect(workedOn(hours, '2026-11-27', null)).toEqual({ from: 510, to: 1080 });
  expect(workedOn(hours, '2026-11-28', null)).toEqual({ from: 510, to: 780 });
  expect(workedOn(hours, '2026-11-26', null)).toBeNull();
  const moved = { ...hours, workDates: ['2026-11-26', '2026-11-28'] };
  expect(workedOn(moved, '2026-11-26', 'a')).toEqual({ from: 540, to: 1080 });
  expect(workedOn(moved, '2026-11-28', 'a')).toEqual({ from: 540, to: 1080 });
});

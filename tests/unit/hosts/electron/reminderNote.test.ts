// What a notification of reminders says: each by itself while they are few, one for a whole sleep.
import { expect, it } from 'vitest';
import { reminderNotes } from '#main/hosts/electron/reminderNote.rules.ts';

const due = (n: number) =>
  Array.from({ length: n }, (_, index) => ({
    ...({ source: 'interaction', kind: 'call', partnerId: 'p', partnerName: 'Əliyev MMC' } as const),
    ...{
      id: `e${index}`,
      subject: `Zəng ${index + 1}`,
      at: index,
      on: null,
      remindAt: index,
      isMissed: false,
    },
  }));

it('names each of a few, and counts many in one', () => {
  expect(reminderNotes(due(2), 'az')).toEqual([
    { title: 'Zəng 1', body: 'Əliyev MMC' },
    { title: 'Zəng 2', body: 'Əliyev MMC' },
  ]);
  expect(reminderNotes(due(40), 'ru')).toEqual([
    { title: 'Напоминания: 40', body: 'Zəng 1\nZəng 2\nZəng 3\n…' },
  ]);
});

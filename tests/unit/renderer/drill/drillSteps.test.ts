// Which steps of the drill count as done: since it began, by any way that writes a note or a sale, and not what was taken back.
import { expect, it } from 'vitest';
import { stepsDone } from '#renderer/features/drill/drillSteps.ts';

const drill = { startedAtMs: 1_000, hasChosen: true, hasCalled: false };
const operation = (command: string, at: number, state: 'open' | 'done' | 'undone' = 'done') => ({
  ...{ id: command, command, at, state, changeCount: 1, userId: '', isUndoable: true },
});

it('counts what was done since the drill began', () => {
  expect(stepsDone(drill, [])).toEqual({ choose: true, call: false, note: false, sell: false });
  expect(stepsDone(drill, [operation('interactions.record', 999), operation('sales.sell', 1_000)])).toEqual({
    choose: true,
    call: false,
    note: false,
    sell: true,
  });
});

it.each(['interactions.record', 'interactions.complete', 'callLog.finish'])(
  'takes %s for a note',
  (command) => {
    expect(stepsDone(drill, [operation(command, 2_000)]).note).toBe(true);
  },
);

it('does not count what was taken back', () => {
  expect(stepsDone(drill, [operation('sales.sell', 2_000, 'undone')]).sell).toBe(false);
});

// The steps of the drill, and which of them the user has done: pure, from what was seen and from the operations of the store.
import type { Output } from '#shared/contract/index.ts';

export type StepName = 'choose' | 'call' | 'note' | 'sell';
export const stepNames: readonly StepName[] = ['choose', 'call', 'note', 'sell'];

/** Keys of each step, as they are shown. */
export const stepKeys: { readonly [N in StepName]: readonly string[] } = {
  choose: ['J', 'K'],
  call: ['D'],
  note: ['Ctrl+Enter'],
  sell: ['S', 'Enter', 'Ctrl+Enter'],
};

type Operation = Output<'operations.list'>['rows'][number];

const noteCommands = ['interactions.record', 'interactions.complete', 'callLog.finish'];
const saleCommands = ['sales.sell'];

/** What was taken back is not done. */
export function stepsDone(
  drill: { startedAtMs: number; hasChosen: boolean; hasCalled: boolean },
  operations: readonly Operation[],
): { readonly [N in StepName]: boolean } {
  const has = (commands: readonly string[]): boolean =>
    operations.some(
      ({ command, at, state }) => state === 'done' && at >= drill.startedAtMs && commands.includes(command),
    );
  return { choose: drill.hasChosen, call: drill.hasCalled, note: has(noteCommands), sell: has(saleCommands) };
}

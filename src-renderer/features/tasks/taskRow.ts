// What lists, board and card of tasks share: a row's type, tones of states, the steps that move one. No component.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { Tone } from '#renderer/ui/Chip.tsx';
import type { Output } from '#shared/contract/index.ts';
import type { TaskMove, TaskState } from '#shared/domain/taskStates.ts';
import { useStep } from '../steps/index.ts';

export type TaskRow = Output<'tasks.list'>['rows'][number];
export const whoseLists = ['mine', 'given', 'watched'] as const;
export type Whose = (typeof whoseLists)[number];
export const pageSize = 50;

export const tones: Readonly<Record<TaskState, Tone>> = {
  new: 'accent',
  accepted: 'neutral',
  returned: 'warn',
  done: 'call',
  cancelled: 'neutral',
};

/** Moves of a task that need no words; each can be undone. */
export function useTaskMoves(): (move: Exclude<TaskMove, 'return'>, id: string) => Promise<boolean> {
  const t = useT();
  const toasted = { isErrorToasted: true };
  const steps = {
    accept: useStep('tasks.accept', toasted),
    complete: useStep('tasks.complete', toasted),
    reopen: useStep('tasks.reopen', toasted),
    cancel: useStep('tasks.cancel', toasted),
  };
  return async (move, id) => (await steps[move].run({ id }, t(`tasks.${move}Done`))) !== undefined;
}

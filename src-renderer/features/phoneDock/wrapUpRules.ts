// What the wrap-up starts with and what it suggests. Pure.
import type { Output } from '#shared/contract/index.ts';
import type { NextStep } from './nextStep.ts';

type Row = Output<'callLog.load'>;
export type Outcome = Exclude<Row['outcome'], ''>;

/** In the order of their keys, 1–6. */
export const outcomes: readonly Outcome[] = [
  ...(['reached', 'agreed', 'refused'] as const),
  ...(['noAnswer', 'callBack', 'wrongNumber'] as const),
];

/** What is known without asking: who did not pick up did not answer. */
export function firstOutcome({
  outcome,
  result,
  reason,
}: Pick<Row, 'outcome' | 'result' | 'reason'>): Outcome | undefined {
  if (outcome !== '') return outcome;
  if (result === 'noAnswer' || result === 'busy') return 'noAnswer';
  return reason === 'unknown_number' ? 'wrongNumber' : undefined;
}

/** Who was not reached is called again in two hours, unless the user says otherwise. */
export function suggestedStep(outcome: Outcome | undefined): NextStep | undefined {
  return outcome === 'noAnswer' || outcome === 'callBack' ? 'twoHours' : undefined;
}

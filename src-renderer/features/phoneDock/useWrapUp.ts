// The state of one wrap-up form and its saving: the outcome, the note, the next step. One command; the card goes once it is
// kept.
import { useState } from 'react';
import { useMe } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import { type CallLogRow, type LiveCall, useCallActions } from '../calls/index.ts';
import { useKeptState } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import { dropCallNote } from './callNotes.ts';
import { type NextStep, type Picked, plannedOf } from './nextStep.ts';
import { type CallNote, useCallNote } from './useCallNote.ts';
import { firstOutcome, type Outcome, suggestedStep } from './wrapUpRules.ts';

export type WrapUp = {
  outcome: Outcome | undefined;
  choose(outcome: Outcome): void;
  note: CallNote;
  /** null: none, said so. */
  step: NextStep | undefined;
  chooseStep(step: NextStep): void;
  picked: Picked;
  pick(picked: Picked): void;
  subject: string;
  setSubject(subject: string): void;
  /** What is missing before it can be saved. */
  missing: 'outcome' | 'day' | 'subject' | undefined;
  isTried: boolean;
  error: AppError | undefined;
  isRunning: boolean;
  save(): Promise<void>;
};

/** @param about what a next call would be about; '' nothing in particular */
export function useWrapUp(call: LiveCall, row: CallLogRow, about = ''): WrapUp {
  const t = useT();
  const { timeZone } = useMe();
  const { end } = useCallActions();
  const finish = useStep('callLog.finish');
  const note = useCallNote(call.id, row.note);
  const [said, setOutcome] = useState<Outcome>();
  // How it ended may be written a moment after the card is there.
  const outcome = said ?? firstOutcome(row);
  /** undefined: as suggested. */
  const [chosen, setChosen] = useState<NextStep | null>();
  const [picked, setPicked] = useState<Picked>({ day: null, time: null });
  const kept = useKeptState(`wrapUp.${call.id}`, { subject: about || t('calls.nextSubjectDefault') });
  const { subject } = kept.values;
  const [isTried, setTried] = useState(false);
  // A next step needs a client; until then it is not offered.
  const step =
    row.partnerId === null
      ? undefined
      : chosen === undefined
        ? suggestedStep(outcome)
        : (chosen ?? undefined);
  const planned = step && plannedOf(step, picked, Date.now(), timeZone);
  const missing =
    outcome === undefined
      ? 'outcome'
      : step && !planned
        ? 'day'
        : step && subject.trim() === ''
          ? 'subject'
          : undefined;
  return {
    ...{ outcome, note, step, picked, subject, missing, isTried },
    ...{ error: finish.error, isRunning: finish.isRunning, pick: setPicked },
    setSubject: (next) => kept.set({ subject: next }),
    choose: setOutcome,
    chooseStep: (next) => setChosen(next === step ? null : next),
    async save() {
      setTried(true);
      if (missing !== undefined || outcome === undefined) return;
      const saved = await finish.run(
        {
          ...{ callId: call.id, outcome, note: note.text },
          ...(planned ? { next: { kind: 'call', subject, planned } } : {}),
        },
        t('calls.saved'),
      );
      if (!saved) return;
      dropCallNote(call.id);
      kept.drop();
      end(call);
    },
  };
}

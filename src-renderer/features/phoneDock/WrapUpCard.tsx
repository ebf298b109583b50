// After a call: what came of it by one key, the note as it was typed, the next step, saved by Ctrl+Enter. Digits typed in a
// text field stay digits.
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { submitOnCtrlEnter } from '#renderer/ui/submitOnCtrlEnter.ts';
import { TextArea } from '#renderer/ui/TextField.tsx';
import {
  CallClock,
  type CallLogRow,
  type LiveCall,
  OpenClient,
  useCallActions,
  useNameOf,
} from '../calls/index.ts';
import { useCountdown, useSessionOfCall } from '../dialSession/index.ts';
import { FormError } from '../partner/index.ts';
import styles from './CallSlot.module.css';
import { useCallNotes } from './callNotes.ts';
import { NextStepFields } from './NextStepFields.tsx';

import { useNoAnswer } from './useNoAnswer.ts';
import { useWrapUp, type WrapUp } from './useWrapUp.ts';
import { WhoIsIt } from './WhoIsIt.tsx';
import { firstOutcome, outcomes } from './wrapUpRules.ts';

/** Of a dial session, where nobody was reached. */
const goesOnAfterMs = 10_000;

type OutcomesProps = {
  form: WrapUp;
  callId: string;
  /** In a dial session one key is enough. */
  onNoAnswer: (() => void) | undefined;
};

function Outcomes({ form, callId, onNoAnswer }: OutcomesProps) {
  const t = useT();
  useHotkeys(
    outcomes.map((outcome, index) => ({
      keys: `Digit${index + 1}`,
      label: t(`calls.outcome_${outcome}`),
      run: () => (outcome === 'noAnswer' && onNoAnswer ? onNoAnswer() : form.choose(outcome)),
    })),
    { group: t('calls.wrapUp') },
  );
  return (
    <fieldset className={styles.outcomes}>
      <legend className="visually-hidden">{t('calls.outcome')}</legend>
      {outcomes.map((outcome, index) => (
        <label key={outcome} className={styles.outcome}>
          <input
            type="radio"
            className="visually-hidden"
            name={`outcome-${callId}`}
            checked={form.outcome === outcome}
            onChange={() => form.choose(outcome)}
            aria-keyshortcuts={String(index + 1)}
          />
          <Kbd keys={String(index + 1)} />
          <span>{t(`calls.outcome_${outcome}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Who typed the note as the call ended goes on typing; who did nothing stands in the card, where digits are outcomes. */
function useFirstFocus(callId: string) {
  const note = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { typedIn } = useCallNotes.getState();
    if (typedIn !== callId || !note.current) return;
    useCallNotes.setState({ typedIn: undefined });
    note.current.focus();
    note.current.setSelectionRange(note.current.value.length, note.current.value.length);
  }, [callId]);
  return note;
}

function Head({ call, row }: { call: LiveCall; row: CallLogRow }) {
  const t = useT();
  const { end } = useCallActions();
  const nameOf = useNameOf();
  const { name, detail } = nameOf(row);
  return (
    <header className={styles.head}>
      <div className={styles.headText}>
        <p className={styles.state}>
          {call.state === 'failed' && call.reason !== '' ? t(`calls.why_${call.reason}`) : t('calls.wrapUp')}
        </p>
        <p className={styles.name}>{name}</p>
        <p className={styles.muted}>
          {detail === '' ? null : `${detail} · `}
          {call.answeredAt === null ? null : <CallClock fromMs={call.answeredAt} untilMs={call.endedAt} />}
        </p>
      </div>
      <IconButton size="sm" label={t('calls.skip')} icon={<X aria-hidden />} onClick={() => end(call)} />
    </header>
  );
}

export function WrapUpCard({ call, row }: { call: LiveCall; row: CallLogRow }) {
  const t = useT();
  const session = useSessionOfCall(call.id);
  const form = useWrapUp(call, row, session?.callSubject);
  const noAnswer = useNoAnswer(call, session?.callSubject ?? '');
  const note = useFirstFocus(call.id);
  useCountdown({
    // That nobody answered is known without asking. A wrong number is not: a PBX may be wrong about all of them.
    of: session && firstOutcome(row) === 'noAnswer' && row.partnerId !== null ? call.id : undefined,
    totalMs: goesOnAfterMs,
    stopsForGood: true,
    onDone: () => void noAnswer(),
  });
  useHotkeys([{ keys: 'Ctrl+Enter', label: t('calls.save'), run: () => void form.save() }], {
    group: t('calls.wrapUp'),
  });
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
      onKeyDown={submitOnCtrlEnter}
    >
      <Head call={call} row={row} />
      {row.partnerId === null ? <WhoIsIt call={call} /> : <OpenClient partnerId={row.partnerId} />}
      <Outcomes form={form} callId={call.id} onNoAnswer={session ? () => void noAnswer() : undefined} />
      {form.isTried && form.missing === 'outcome' ? (
        <p role="alert" className={styles.bad}>
          {t('calls.chooseOutcome')}
        </p>
      ) : null}
      <Field label={t('calls.wrapUpNote')} isLabelHidden>
        <TextArea
          ref={note}
          rows={2}
          value={form.note.text}
          onChange={form.note.setText}
          maxLength={8_000}
          placeholder={t('calls.notePlaceholder')}
        />
      </Field>
      {row.partnerId === null ? null : (
        <>
          <NextStepFields form={form} />
          {form.step ? null : (
            <div>
              <Chip tone="warn">{t('calls.noNextStep')}</Chip>
            </div>
          )}
        </>
      )}
      <FormError error={form.error} />
      <Button type="submit" variant="primary" isWide kbd="Ctrl+Enter" disabled={form.isRunning}>
        {t(session ? 'dialSession.saveAndNext' : 'calls.save')}
      </Button>
    </form>
  );
}

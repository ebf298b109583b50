// Tries a line as it stands in the form: each step as it goes and what failed, and a certificate that nobody vouches for to be
// compared.
import { CircleAlert, CircleCheck, LoaderCircle, Square, Stethoscope } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useCall, useLive } from '#renderer/data/DataProvider.tsx';
import { FormError } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { readableFingerprint } from '#shared/domain/fingerprint.ts';
import shared from '../Settings.module.css';
import type { LineValues } from './lineValues.ts';
import styles from './Phone.module.css';
import type { TestStep } from './runLineTest.ts';
import { useTestWords } from './testWords.ts';
import { type LineTest as Test, useLineTest } from './useLineTest.ts';

export type LineTestProps = {
  values: LineValues;
  isComplete: boolean;
  /** Asked for while something is missing. */
  onAsk: () => void;
  onPin: (fingerprint: string) => void;
};

/** Typed once, kept for this computer. */
function useEchoNumber(): [string, (number: string) => void, () => void] {
  const call = useCall();
  const kept = useLive('company.loadPreferences', {}).value?.echoNumber ?? '';
  const [typed, setTyped] = useState<string>();
  const number = typed ?? kept;
  const keep = (): void => {
    const echoNumber = number.trim();
    if (echoNumber !== kept) void call('company.savePreferences', { echoNumber }).catch(() => undefined);
  };
  return [number, setTyped, keep];
}

/** The answer belongs to what was tested: a change takes it away. */
export function LineTest({ values, isComplete, onAsk, onPin }: LineTestProps) {
  const t = useT();
  const { tested, start, stop } = useLineTest(values);
  const [number, setNumber, keepNumber] = useEchoNumber();
  const isSip = (values.kind ?? 'sip') === 'sip';
  const isRunning = tested?.state === 'running';
  const test = (): void => {
    onAsk();
    if (!isComplete) return;
    keepNumber();
    start(values, isSip ? number.trim() : '');
  };
  const handleEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    // In the form it would save the line.
    event.preventDefault();
    if (!isRunning) test();
  };
  return (
    <section className={shared.stack} aria-label={t('phone.test')}>
      <div className={styles.test}>
        {isSip ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: Enter in its field begins the test
          <div className={styles.number} onKeyDown={handleEnter}>
            <Field label={t('lineTest.number')} hint={t('lineTest.numberHint')}>
              <TextField type="tel" value={number} maxLength={100} onChange={setNumber} />
            </Field>
          </div>
        ) : null}
        <Button
          icon={isRunning ? <Square aria-hidden /> : <Stethoscope aria-hidden />}
          onClick={isRunning ? stop : test}
        >
          {t(isRunning ? 'lineTest.stop' : 'phone.test')}
        </Button>
      </div>
      {tested ? (
        <Verdict tested={tested} isSip={isSip} isChanged={Boolean(values.pin)} onPin={onPin} />
      ) : null}
    </section>
  );
}

type Tested = NonNullable<Test['tested']>;

type VerdictProps = {
  tested: Tested;
  isSip: boolean;
  isChanged: boolean;
  onPin: (fingerprint: string) => void;
};

function Verdict({ tested, isSip, isChanged, onPin }: VerdictProps) {
  const { steps, fingerprint, error } = tested;
  // The form is longer than its window: what is new comes into sight by itself.
  const end = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each step, and at the end
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [steps, tested.state]);
  return (
    <div ref={end} className={shared.stack}>
      <div role="status" className={shared.stack}>
        <Steps steps={steps} />
        <Conclusion tested={tested} isSip={isSip} />
      </div>
      {fingerprint ? <PinCard {...{ fingerprint, isChanged }} onPin={() => onPin(fingerprint)} /> : null}
      <FormError error={error} />
    </div>
  );
}

function Conclusion({ tested, isSip }: { tested: Tested; isSip: boolean }) {
  const t = useT();
  const { state, steps, error, number, fingerprint } = tested;
  if (state === 'running' || error || fingerprint) return null;
  if (state === 'stopped') return <p className={shared.hint}>{t('lineTest.stopped')}</p>;
  if (!steps.every(({ isOk }) => isOk)) return <p className={shared.doubt}>{t('lineTest.notAll')}</p>;
  if (!isSip) return <p className={shared.good}>{t('phone.testOkAmi')}</p>;
  const isEcho = steps.some((step) => step.kind === 'sound' && step.sound === 'echo');
  if (isEcho) return <p className={shared.good}>{t('lineTest.allWell')}</p>;
  return (
    <>
      <p className={shared.good}>{t('phone.testOk')}</p>
      {number === '' ? <p className={shared.hint}>{t('lineTest.noCall')}</p> : null}
    </>
  );
}

function Steps({ steps }: { steps: readonly TestStep[] }) {
  const t = useT();
  const words = useTestWords();
  return (
    <ul className={styles.steps} aria-label={t('phone.steps')}>
      {steps.map((step) => (
        <li key={step.key} className={toneOf(step)}>
          <StepIcon step={step} />
          <span>
            {words.what(step)}: {words.how(step)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Heard, but not as it was meant. */
const isDoubtful = (step: TestStep): boolean => step.kind === 'sound' && step.sound === 'other';

function toneOf(step: TestStep): string | undefined {
  if (step.isRunning) return styles.running;
  if (isDoubtful(step)) return shared.doubt;
  return step.isOk ? styles.done : shared.error;
}

function StepIcon({ step }: { step: TestStep }) {
  if (step.isRunning) return <LoaderCircle aria-hidden />;
  return step.isOk && !isDoubtful(step) ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />;
}

function PinCard(props: { fingerprint: string; isChanged: boolean; onPin: () => void }) {
  const t = useT();
  return (
    <section className={shared.card} role="alert" aria-label={t('phone.pinTitle')}>
      <h3>{t('phone.pinTitle')}</h3>
      <p>{t(props.isChanged ? 'phone.pinChanged' : 'phone.pinHint')}</p>
      <p className={styles.fingerprint}>{readableFingerprint(props.fingerprint)}</p>
      <div>
        <Button variant="primary" onClick={props.onPin}>
          {t('phone.pinYes')}
        </Button>
      </div>
    </section>
  );
}

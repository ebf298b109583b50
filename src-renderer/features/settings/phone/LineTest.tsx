// Tries a line as it stands in the form: each step and what failed, and a certificate that nobody vouches for to be compared.
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { FormError } from '#renderer/features/partner/index.ts';
import { useLineWords } from '#renderer/features/phone/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import type { Output } from '#shared/contract/index.ts';
import { readableFingerprint } from '#shared/domain/fingerprint.ts';
import shared from '../Settings.module.css';
import type { LineValues } from './lineValues.ts';
import styles from './Phone.module.css';

type Verdict = Output<'telephony.testLine'>;

const stepKeys = {
  dns: 'phone.stepDns',
  connect: 'phone.stepConnect',
  tls: 'phone.stepTls',
  websocket: 'phone.stepWebsocket',
  register: 'phone.stepRegister',
  greeting: 'phone.stepGreeting',
  login: 'phone.stepLogin',
  phone: 'phone.stepPhone',
} as const satisfies Record<Verdict['steps'][number]['step'], string>;

export type LineTestProps = {
  values: LineValues;
  isComplete: boolean;
  /** Asked for while something is missing. */
  onAsk: () => void;
  onPin: (fingerprint: string) => void;
};

/** The answer belongs to what was tested: a change takes it away. */
export function LineTest({ values, isComplete, onAsk, onPin }: LineTestProps) {
  const t = useT();
  const { run, error, isRunning } = useCommand('telephony.testLine');
  const [tested, setTested] = useState<{ values: LineValues; verdict: Verdict }>();
  const verdict = tested?.values === values ? tested.verdict : undefined;
  // The form is longer than its window: the verdict comes into sight by itself.
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (verdict) end.current?.scrollIntoView({ block: 'nearest' });
  }, [verdict]);
  const test = async (): Promise<void> => {
    onAsk();
    if (!isComplete) return;
    const answer = await run(values);
    if (answer) setTested({ values, verdict: answer });
  };
  return (
    <div ref={end} className={shared.stack}>
      <div className={shared.row}>
        <Button disabled={isRunning} onClick={() => void test()}>
          {t(isRunning ? 'phone.testing' : 'phone.test')}
        </Button>
      </div>
      <div role="status">
        {verdict ? <Steps verdict={verdict} /> : null}
        {verdict?.isOk ? (
          <p className={shared.good}>{t(values.kind === 'ami' ? 'phone.testOkAmi' : 'phone.testOk')}</p>
        ) : null}
      </div>
      {verdict?.fingerprint ? (
        <PinCard
          fingerprint={verdict.fingerprint}
          isChanged={Boolean(values.pin)}
          onPin={() => onPin(verdict.fingerprint)}
        />
      ) : null}
      <FormError error={error} />
    </div>
  );
}

function Steps({ verdict }: { verdict: Verdict }) {
  const t = useT();
  const words = useLineWords();
  return (
    <ul className={styles.steps} aria-label={t('phone.steps')}>
      {verdict.steps.map(({ step, isOk, reason }) => (
        <li key={step} className={isOk ? shared.good : shared.error}>
          {isOk ? <CircleCheck aria-hidden /> : <CircleAlert aria-hidden />}
          <span>
            {t(stepKeys[step])}: {isOk ? t('phone.stepDone') : words.why(reason)}
          </span>
        </li>
      ))}
    </ul>
  );
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

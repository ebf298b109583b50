// What of this computer would lose or stop the company, in plain words: asked of the core, and of this page what only it
// knows – microphone and notifications.
import { CircleAlert, CircleCheck, CircleX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { FormError } from '#renderer/features/partner/index.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { requestMicrophone, useMicrophoneAccess } from '#renderer/media/microphoneAccess.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { type AppError, asAppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import { FormGroup } from '../FormPage.tsx';
import shared from '../Settings.module.css';
import styles from './SetUp.module.css';

type Found = Output<'setUp.checkComputer'>;
type Check = Found['checks'][number];
type State = Check['state'];

const icons = { good: CircleCheck, warn: CircleAlert, bad: CircleX } as const;
const gigabyte = 1024 ** 3;

export function ComputerCheck() {
  const t = useT();
  const call = useCall();
  const [found, setFound] = useState<Found>();
  const [error, setError] = useState<AppError>();
  const [isRunning, setRunning] = useState(false);
  const check = async (): Promise<void> => {
    setRunning(true);
    setError(undefined);
    try {
      setFound(await call('setUp.checkComputer', {}));
    } catch (thrown) {
      setError(asAppError(thrown));
    } finally {
      setRunning(false);
    }
  };
  return (
    <FormGroup title={t('setUp.computer')} hint={t('setUp.computerHint')}>
      <div className={shared.row}>
        <Button disabled={isRunning} onClick={() => void check()}>
          {t(isRunning ? 'setUp.checking' : found ? 'setUp.checkAgain' : 'setUp.check')}
        </Button>
      </div>
      <FormError error={error} />
      {found ? (
        <div role="status">
          <ul className={styles.list} aria-label={t('setUp.computer')}>
            {found.checks.map((one) => (
              <CoreCheck key={one.id} check={one} />
            ))}
            <Microphone />
            <Notes />
          </ul>
          <p className={shared.hint}>{t('setUp.companyFolder', { folder: found.folder })}</p>
        </div>
      ) : null}
    </FormGroup>
  );
}

type RowProps = { name: string; state: State; text: string; action?: ReactNode };

function Row({ name, state, text, action }: RowProps) {
  const t = useT();
  const Icon = icons[state];
  return (
    <li className={styles.row} data-state={state}>
      <Icon aria-hidden />
      <div>
        <p className={styles.name}>
          {name} <span className={styles.state}>{t(`setUp.${state}`)}</span>
        </p>
        <p className={shared.hint}>{text}</p>
      </div>
      {action}
    </li>
  );
}

function CoreCheck({ check: { id, state, finding, amount } }: { check: Check }) {
  const t = useT();
  const format = useFormat();
  const size = format.quantity(Math.round(((amount ?? 0) / gigabyte) * 10) * 100);
  const minutes = Math.round(Math.abs(amount ?? 0) / 60_000);
  const text = (): string => {
    if (finding === 'disk_low' || finding === 'disk_nearly_full') return t(`setUp.${finding}`, { size });
    if (finding === 'clock_off') return t('setUp.clock_off', { minutes });
    return id === 'disk' ? t('setUp.diskFree', { size }) : t(`setUp.${finding}`);
  };
  return <Row name={t(`setUp.${id}`)} state={state} text={text()} />;
}

function Microphone() {
  const t = useT();
  const access = useMicrophoneAccess();
  const name = t('setUp.microphone');
  if (access === 'granted') return <Row name={name} state="good" text={t('setUp.microphoneAllowed')} />;
  if (access === 'denied') return <Row name={name} state="bad" text={t('setUp.microphoneDenied')} />;
  return (
    <Row
      name={name}
      state="warn"
      text={t('setUp.microphoneAsks')}
      action={
        <Button
          size="sm"
          aria-label={t('setUp.allowNamed', { name })}
          onClick={() => void requestMicrophone()}
        >
          {t('setUp.allow')}
        </Button>
      }
    />
  );
}

function Notes() {
  const t = useT();
  const [permission, setPermission] = useState(() => Notification.permission);
  const name = t('setUp.notes');
  if (permission === 'granted') return <Row name={name} state="good" text={t('setUp.notesAllowed')} />;
  if (permission === 'denied') return <Row name={name} state="warn" text={t('setUp.notesDenied')} />;
  return (
    <Row
      name={name}
      state="warn"
      text={t('setUp.notesAsk')}
      action={
        <Button
          size="sm"
          aria-label={t('setUp.allowNamed', { name })}
          onClick={() => void Notification.requestPermission().then(setPermission)}
        >
          {t('setUp.allow')}
        </Button>
      }
    />
  );
}

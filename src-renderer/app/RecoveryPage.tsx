// A company that cannot be opened, for the person before it: what happened, where the folder is, and what to do –
// restore a backup, enter the recovery key, try again. Goes away by itself once the company opens.
import { CircleAlert, HardDrive, KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { type AppError, asAppError } from '#shared/contract/errors.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import { useCall } from '../data/DataProvider.tsx';
import { useFormat, useT } from '../i18n/I18nProvider.tsx';
import { useErrorText } from '../i18n/useErrorText.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './FatalPage.module.css';
import { StopPage } from './FatalPage.tsx';
import { adviceFor, asksForKey, offersRestore } from './recoveryAdvice.ts';

type Loaded = Output<'recovery.load'>;
type Backup = Loaded['backups'][number];
type Problem = NonNullable<Loaded['problem']>;

const megabyte = 1024 * 1024;

type Attempt = {
  isRunning: boolean;
  error: AppError | undefined;
  restore(input: Input<'recovery.restore'>): void;
  retry(input: Input<'recovery.retry'>): void;
};

function useAttempt(onChanged: () => Promise<void>): Attempt {
  const call = useCall();
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<AppError>();
  const run = async (attempt: () => Promise<unknown>): Promise<void> => {
    setRunning(true);
    setError(undefined);
    try {
      // It stays as running: the company opens and takes the page's place.
      await attempt();
    } catch (thrown) {
      const failure = asAppError(thrown);
      if (failure.reason === 'core_gone') return;
      setError(failure);
      setRunning(false);
      await onChanged();
    }
  };
  return {
    isRunning,
    error,
    restore: (input) => void run(() => call('recovery.restore', input)),
    retry: (input) => void run(() => call('recovery.retry', input)),
  };
}

function BackupRow({ backup, onRestore, isDisabled }: RowProps) {
  const t = useT();
  const format = useFormat();
  const date = format.dateTime(backup.at);
  const size = t('settings.megabytes', { size: format.number(Math.ceil(backup.sizeBytes / megabyte)) });
  return (
    <li>
      <span>
        {date} · {size}
        {backup.kind === 'beforeMigration' ? ` · ${t('recovery.beforeMigration')}` : null}
      </span>
      <Button aria-label={t('recovery.restoreOf', { date })} disabled={isDisabled} onClick={onRestore}>
        {t('recovery.restore')}
      </Button>
    </li>
  );
}
type RowProps = { backup: Backup; onRestore: () => void; isDisabled: boolean };

type LineProps = {
  label: string;
  button: string;
  value: string;
  onChange: (value: string) => void;
  onSubmit: () => void;
  isDisabled: boolean;
};

/** A field and what to do with it; Enter does it too. */
function LineForm({ label, button, value, onChange, onSubmit, isDisabled }: LineProps) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isDisabled && value.trim() !== '') onSubmit();
  };
  return (
    <form className={styles.line} onSubmit={submit}>
      <Field label={label}>
        <TextField value={value} maxLength={1000} spellCheck={false} onChange={onChange} />
      </Field>
      <Button type="submit" disabled={isDisabled || value.trim() === ''}>
        {button}
      </Button>
    </form>
  );
}

function Restores({ backups, attempt, recoveryKey }: RestoresProps) {
  const t = useT();
  const [path, setPath] = useState('');
  const restore = (from: string): void => attempt.restore({ path: from, recoveryKey });
  return (
    <>
      {backups.length > 0 ? (
        <ul className={styles.backups} aria-label={t('settings.backups')}>
          {backups.map((backup) => (
            <BackupRow
              key={backup.path}
              backup={backup}
              isDisabled={attempt.isRunning}
              onRestore={() => restore(backup.path)}
            />
          ))}
        </ul>
      ) : null}
      <LineForm
        label={t('recovery.otherFile')}
        button={t('recovery.restoreFile')}
        value={path}
        onChange={setPath}
        onSubmit={() => restore(path.trim())}
        isDisabled={attempt.isRunning}
      />
    </>
  );
}
type RestoresProps = { backups: readonly Backup[]; attempt: Attempt; recoveryKey: string };

function CopyDetails({
  dir,
  problem,
  error,
}: {
  dir: string;
  problem: Problem;
  error: AppError | undefined;
}) {
  const t = useT();
  const [isCopied, setCopied] = useState(false);
  const lines = [problem, ...(error ? [error] : [])].map(({ code, reason }) => `${code}: ${reason}`);
  const copy = (): Promise<void> =>
    navigator.clipboard.writeText([...lines, dir].join('\n')).then(() => setCopied(true));
  return <Button onClick={() => void copy()}>{t(isCopied ? 'common.copied' : 'common.copyDetails')}</Button>;
}

export type RecoveryPageProps = Loaded & { problem: Problem; onChanged: () => Promise<void> };

export function RecoveryPage({ dir, problem, backups, onChanged }: RecoveryPageProps) {
  const t = useT();
  const errorText = useErrorText();
  const attempt = useAttempt(onChanged);
  const { error, isRunning } = attempt;
  const [recoveryKey, setRecoveryKey] = useState('');
  const isKeyProblem = asksForKey(problem);
  const hasKeyField = isKeyProblem || (error !== undefined && asksForKey(error)) || recoveryKey !== '';
  const canRestore = offersRestore(problem);
  const hint = `${errorText(problem)}. ${t('recovery.untouched')}`;
  return (
    <StopPage
      icon={<ProblemIcon problem={problem} />}
      title={t('recovery.cannotOpen')}
      hint={hint}
      actions={
        <>
          <Button
            variant={canRestore || isKeyProblem ? 'default' : 'primary'}
            disabled={isRunning}
            onClick={() => attempt.retry({})}
          >
            {t('recovery.tryAgain')}
          </Button>
          <CopyDetails dir={dir} problem={problem} error={error} />
          {/* Electron's main process follows it (security.ts). */}
          {location.protocol === 'app:' ? <a href="app://host/logs">{t('recovery.showLog')}</a> : null}
        </>
      }
    >
      <p>{t(adviceFor(problem, backups.length > 0))}</p>
      <p>
        {t('app.companyFolder')}: <code>{dir}</code>
      </p>
      {hasKeyField ? (
        <LineForm
          label={t('settings.recovery')}
          button={t('recovery.openWithKey')}
          value={recoveryKey}
          onChange={setRecoveryKey}
          onSubmit={() => attempt.retry({ recoveryKey })}
          isDisabled={isRunning}
        />
      ) : null}
      {canRestore ? <Restores backups={backups} attempt={attempt} recoveryKey={recoveryKey} /> : null}
      <p role="status">{isRunning ? t('recovery.working') : null}</p>
      {error ? <p className={styles.error}>{errorText(error)}</p> : null}
    </StopPage>
  );
}

function ProblemIcon({ problem }: { problem: Problem }) {
  if (asksForKey(problem)) return <KeyRound aria-hidden />;
  return problem.code === 'disk_full' ? <HardDrive aria-hidden /> : <CircleAlert aria-hidden />;
}

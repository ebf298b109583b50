// A full page for what stops all work: what happened, that nothing was thrown away, and what to do next.
import { CircleAlert, HardDrive, ServerOff } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import { useCall } from '../data/DataProvider.tsx';
import { type FatalCode, useFatalState } from '../data/fatalState.ts';
import { useFormat, useT } from '../i18n/I18nProvider.tsx';
import { useErrorText } from '../i18n/useErrorText.ts';
import { Button } from '../ui/Button.tsx';
import styles from './FatalPage.module.css';

type Folder = Output<'maintenance.loadFolder'>;

/** Asked straight from the disk: the database may be the very thing that is damaged. */
function useFolder(): Folder | undefined {
  const call = useCall();
  const [folder, setFolder] = useState<Folder>();
  useEffect(() => {
    call('maintenance.loadFolder', {}).then(setFolder, () => undefined);
  }, [call]);
  return folder;
}

export type StopPageProps = {
  icon: ReactNode;
  title: string;
  hint: string;
  /** What to do, in order. */
  steps?: readonly string[];
  children?: ReactNode;
  actions?: ReactNode;
};

export function StopPage({ icon, title, hint, steps = [], children, actions }: StopPageProps) {
  return (
    <main className={styles.page}>
      <div className={styles.sheet} role="alert">
        <div className={styles.icon}>{icon}</div>
        <h1>{title}</h1>
        <p>{hint}</p>
        {steps.length > 0 ? (
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        ) : null}
        {children}
        <div className={styles.actions}>{actions}</div>
      </div>
    </main>
  );
}

function useTexts(code: FatalCode): { title: string; hint: string; steps: string[] } {
  const t = useT();
  switch (code) {
    case 'corrupt':
      return {
        title: t('errors.corrupt'),
        hint: t('app.corruptHint'),
        steps: [t('app.corruptStep1'), t('app.corruptStep2'), t('app.corruptStep3')],
      };
    case 'incompatible':
      return {
        title: t('errors.incompatible'),
        hint: t('app.incompatibleHint'),
        steps: [t('app.incompatibleStep1'), t('app.incompatibleStep2')],
      };
    case 'disk_full':
      return {
        title: t('errors.disk_full'),
        hint: t('app.diskFullHint'),
        steps: [t('app.diskFullStep1'), t('app.diskFullStep2')],
      };
  }
}

function Commands({ folder, code }: { folder: Folder; code: FatalCode }) {
  const t = useT();
  const format = useFormat();
  const [newest] = folder.backups;
  return (
    <>
      <p>
        {t('app.companyFolder')}: <code>{folder.dir}</code>
      </p>
      {code === 'corrupt' ? (
        <>
          <p>
            {newest ? t('app.newestBackup', { date: format.dateTime(newest.at) }) : t('settings.noBackups')}
          </p>
          <code className={styles.command}>
            {`yolda restore "${newest?.path ?? 'backup.yolda'}" --data "${folder.dir}"`}
          </code>
        </>
      ) : null}
    </>
  );
}

export function FatalPage({ error, code }: { error: AppError; code: FatalCode }) {
  const t = useT();
  const errorText = useErrorText();
  const folder = useFolder();
  const [isCopied, setCopied] = useState(false);
  const { clear } = useFatalState();
  const { title, hint, steps } = useTexts(code);
  const reason = errorText(error);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(
      `${error.code}: ${error.reason}\n${JSON.stringify(error.details ?? {})}\n${folder?.dir ?? ''}`,
    );
    setCopied(true);
  };
  return (
    <StopPage
      icon={code === 'disk_full' ? <HardDrive aria-hidden /> : <CircleAlert aria-hidden />}
      title={title}
      hint={reason === title ? hint : `${reason}. ${hint}`}
      steps={steps}
      actions={
        <>
          <Button
            variant="primary"
            onClick={() => {
              clear();
              location.reload();
            }}
          >
            {t('common.retry')}
          </Button>
          <Button onClick={() => void copy()}>{t(isCopied ? 'common.copied' : 'common.copyDetails')}</Button>
        </>
      }
    >
      {folder ? <Commands folder={folder} code={code} /> : null}
    </StopPage>
  );
}

/** While the core is away before the first answer: it comes back by itself. */
export function ConnectingPage() {
  const t = useT();
  return (
    <StopPage
      icon={<ServerOff aria-hidden />}
      title={t('app.connectionLost')}
      hint={t('app.connectionLostHint')}
      actions={<Button onClick={() => location.reload()}>{t('common.retry')}</Button>}
    />
  );
}

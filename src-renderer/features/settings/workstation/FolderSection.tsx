// The company folder: where it is, a backup now, how to restore one, and the check of the data.
import { FolderLock, HardDriveDownload, Stethoscope } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { useMe } from '#renderer/data/useMe.ts';
import { FormError } from '#renderer/features/partner/index.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import type { Output } from '#shared/contract/index.ts';
import { FormGroup } from '../FormPage.tsx';
import shared from '../Settings.module.css';
import styles from './FolderSection.module.css';

type Folder = Output<'maintenance.loadFolder'>;
const megabyte = 1024 * 1024;

export function FolderSection() {
  const t = useT();
  const { show } = useToasts();
  const { run: load, error: loadError } = useCommand('maintenance.loadFolder');
  const backup = useCommand('maintenance.backup');
  const [folder, setFolder] = useState<Folder>();
  const [path, setPath] = useState('');
  const refresh = useCallback(async (): Promise<void> => {
    const found = await load({});
    if (!found) return;
    setFolder(found);
    setPath(found.suggestedBackup);
  }, [load]);
  useEffect(() => void refresh(), [refresh]);
  const save = async (): Promise<void> => {
    const made = await backup.run({ path });
    if (!made) return;
    show({ title: t('settings.backupMade'), description: made.path });
    await refresh();
  };
  return (
    <>
      <FormGroup title={t('settings.dataFolder')}>
        <p className={styles.path}>
          <FolderLock aria-hidden /> <code>{folder?.dir}</code>
        </p>
        <FormError error={loadError} />
      </FormGroup>
      <FormGroup title={t('settings.backup')} hint={t('settings.backupHint')}>
        <div className={shared.lineForm}>
          <Field label={t('settings.backupFile')}>
            <TextField value={path} maxLength={1000} onChange={setPath} />
          </Field>
          <Button
            icon={<HardDriveDownload aria-hidden />}
            disabled={backup.isRunning || path.trim() === ''}
            onClick={() => void save()}
          >
            {t(backup.isRunning ? 'settings.backingUp' : 'settings.backupNow')}
          </Button>
        </div>
        <FormError error={backup.error} />
        {folder ? <Backups folder={folder} /> : null}
      </FormGroup>
      <Doctor />
    </>
  );
}

function Backups({ folder }: { folder: Folder }) {
  const t = useT();
  const format = useFormat();
  const { timeZone } = useMe();
  const newest = folder.backups[0]?.path ?? folder.suggestedBackup;
  return (
    <>
      {folder.backups.length === 0 ? (
        <p className={shared.hint}>{t('settings.noBackups')}</p>
      ) : (
        <ul className={styles.plain} aria-label={t('settings.backups')}>
          {folder.backups.slice(0, 8).map(({ name, at, sizeBytes }) => (
            <li key={name}>
              <span>{format.dateTime(at, timeZone)}</span>
              <code>{name}</code>
              <span>{t('settings.megabytes', { size: format.number(Math.ceil(sizeBytes / megabyte)) })}</span>
            </li>
          ))}
        </ul>
      )}
      <details className={styles.details}>
        <summary>{t('settings.howToRestore')}</summary>
        <p>{t('settings.restoreSteps')}</p>
        <code className={styles.command}>{`yolda restore "${newest}" --data "${folder.dir}"`}</code>
      </details>
    </>
  );
}

function Doctor() {
  const t = useT();
  const { run, error, isRunning } = useCommand('maintenance.check');
  const [result, setResult] = useState<Output<'maintenance.check'>>();
  const bad = result?.findings.filter((finding) => !finding.isOk) ?? [];
  return (
    <FormGroup title={t('settings.doctor')} hint={t('settings.doctorHint')}>
      <div className={shared.row}>
        <Button
          icon={<Stethoscope aria-hidden />}
          disabled={isRunning}
          onClick={() => void run({}).then(setResult)}
        >
          {t(isRunning ? 'settings.checking' : 'settings.checkNow')}
        </Button>
        <span role="status">
          {result?.isOk ? (
            <span className={shared.good}>{t('settings.doctorOk', { count: result.findings.length })}</span>
          ) : null}
          {result && !result.isOk ? (
            <span className={shared.error}>{t('settings.doctorBad', { count: bad.length })}</span>
          ) : null}
        </span>
      </div>
      {bad.length > 0 ? (
        <ul className={styles.plain}>
          {bad.map(({ check, count }) => (
            <li key={check}>
              <code>{check}</code> <span>{t('common.rowsCount', { count })}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <FormError error={error} />
    </FormGroup>
  );
}

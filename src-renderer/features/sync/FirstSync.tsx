// The company on its way to this computer: usable already, the rest as progress; why it does not come, and trying again.
import { FormError } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ProgressBar } from '#renderer/ui/States.tsx';
import { AppError } from '#shared/contract/errors.ts';
import styles from './Sync.module.css';
import { useMovingText } from './syncSentence.ts';
import { useSyncNow } from './useSyncNow.ts';
import type { SyncStatus } from './useSyncStatus.ts';

export type FirstSyncProps = {
  status: SyncStatus;
  /** There is no desk to work on yet. */
  isFirst?: boolean;
};

export function FirstSync({ status, isFirst = false }: FirstSyncProps) {
  const t = useT();
  const movingText = useMovingText();
  const { run, isRunning } = useSyncNow();
  const { phase, failure } = status;
  const isKnown = phase.total > 0 && phase.total >= phase.done;
  return (
    <section className={styles.card} aria-label={t('sync.firstSync')}>
      <ProgressBar
        label={t('sync.firstSync')}
        text={movingText(phase)}
        value={isKnown ? phase.done / phase.total : undefined}
      />
      <p className={styles.muted}>{t(isFirst ? 'sync.joinedWait' : 'sync.firstSyncHint')}</p>
      {isFirst && failure ? (
        <>
          <FormError error={new AppError('unavailable', failure.reason)} />
          <div className={styles.buttons}>
            <Button disabled={isRunning} onClick={() => void run()}>
              {t(isRunning ? 'sync.syncing' : 'sync.syncNow')}
            </Button>
          </div>
        </>
      ) : null}
    </section>
  );
}

// The company on its way to this computer: usable already, the rest as progress.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { ProgressBar } from '#renderer/ui/States.tsx';
import styles from './Sync.module.css';
import { useMovingText } from './syncSentence.ts';
import type { SyncStatus } from './useSyncStatus.ts';

export type FirstSyncProps = {
  phase: SyncStatus['phase'];
  /** There is no desk to work on yet. */
  isFirst?: boolean;
};

export function FirstSync({ phase, isFirst = false }: FirstSyncProps) {
  const t = useT();
  const movingText = useMovingText();
  return (
    <section className={styles.card} aria-label={t('sync.firstSync')}>
      <ProgressBar
        label={t('sync.firstSync')}
        text={movingText(phase)}
        value={phase.total > 0 ? phase.done / phase.total : undefined}
      />
      <p className={styles.muted}>{t(isFirst ? 'sync.joinedWait' : 'sync.firstSyncHint')}</p>
    </section>
  );
}

// How sync stands, in full: what is going on, what waits and why, and the connection with its ways out.
import { RefreshCw } from 'lucide-react';
import { useMe } from '#renderer/data/useMe.ts';
import { FormError } from '#renderer/features/partner/index.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { Connection } from './Connection.tsx';
import { FirstSync } from './FirstSync.tsx';
import { PageHead } from './PageHead.tsx';
import { StopNotice } from './StopPage.tsx';
import styles from './Sync.module.css';
import { useMoment, useMovingText, useSyncSentence } from './syncSentence.ts';
import { useSyncNow } from './useSyncNow.ts';
import type { StopReason, SyncStatus } from './useSyncStatus.ts';

export type Status = SyncStatus & { stop: StopReason | undefined };

/** Counts are bounded by the core: beyond the bound it says "at least". */
export function useCount(): (count: number, isMore: boolean) => string {
  const t = useT();
  const format = useFormat();
  return (count, isMore) =>
    isMore ? t('sync.manyWait', { least: format.number(count) }) : format.number(count);
}

function StateFacts({ status }: { status: Status }) {
  const t = useT();
  const format = useFormat();
  const moment = useMoment();
  const errorText = useErrorText();
  const count = useCount();
  const { timeZone } = useMe();
  const { syncedAt, failure, phase, queued, files, leaseUntil } = status;
  const why =
    failure && `${moment(failure.at)} – ${errorText({ code: 'unavailable', reason: failure.reason })}`;
  return (
    <Facts
      rows={[
        [t('sync.lastSynced'), syncedAt === null ? t('sync.notYet') : moment(syncedAt)],
        [t('sync.lastFailure'), why],
        [t('sync.nextAttempt'), phase.nextAt === null ? null : moment(phase.nextAt)],
        [t('sync.waiting'), queued.transactions === 0 ? null : count(queued.transactions, queued.isMore)],
        [t('sync.waitsSince'), queued.oldestAt === null ? null : moment(queued.oldestAt)],
        [
          t('sync.filesWait'),
          files.up + files.down === 0
            ? null
            : t('sync.filesUpDown', { up: format.number(files.up), down: format.number(files.down) }),
        ],
        [t('sync.leaseUntil'), leaseUntil === null ? null : format.dateTime(leaseUntil, timeZone)],
      ]}
    />
  );
}

export function StatePage({ status }: { status: Status }) {
  const t = useT();
  const format = useFormat();
  const sentence = useSyncSentence();
  const movingText = useMovingText();
  const { run, isRunning, error } = useSyncNow();
  const { hub, phase, clockOffMs, stop } = status;
  if (stop) return <StopNotice status={status} stop={stop} />;
  if (!hub) return null;
  const isBusy = isRunning || ['connecting', 'pushing', 'snapshot', 'pulling'].includes(phase.state);
  // Decisions have their own pages; here it says how the exchange stands.
  const { text } = sentence({ ...status, conflicts: 0, problems: 0 });
  return (
    <div className={styles.page}>
      <PageHead
        title={t('sync.title')}
        actions={
          <Button
            variant="primary"
            icon={<RefreshCw aria-hidden />}
            disabled={isBusy}
            onClick={() => void run()}
          >
            {t(isBusy ? 'sync.syncing' : 'sync.syncNow')}
          </Button>
        }
      />
      <p role="status">{movingText(phase) ?? (phase.state === 'connecting' ? t('sync.connecting') : text)}</p>
      <FormError error={error} />
      {hub.isComplete ? null : <FirstSync status={status} />}
      {clockOffMs === null ? null : (
        <p className={styles.warn}>
          {t('sync.clockOff', { minutes: format.number(Math.round(Math.abs(clockOffMs) / 60_000)) })}
        </p>
      )}
      <StateFacts status={status} />
      <Connection status={status} hub={hub} />
    </div>
  );
}

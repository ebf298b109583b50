// What ended the talk with the office, calmly: what it is, that nothing is lost, what to do. As the whole screen where
// work must stop, and on the page of sync where it goes on.
import { CloudAlert, Download, RefreshCw } from 'lucide-react';
import { FormError } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { MessageKey } from '#renderer/i18n/translate.ts';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Connection } from './Connection.tsx';
import styles from './Sync.module.css';
import { useExport } from './useExport.ts';
import { useSyncNow } from './useSyncNow.ts';
import type { StopReason, SyncStatus } from './useSyncStatus.ts';

type Key = Extract<MessageKey, `sync.stop${string}`>;
type Words = { title: Key; hint?: Key; steps: readonly Key[] };

const words: { readonly [R in StopReason]: Words } = {
  revoked: {
    title: 'sync.stopRevoked',
    hint: 'sync.stopRevokedHint',
    steps: ['sync.stopRevokedStep1', 'sync.stopRevokedStep2', 'sync.stopRevokedStep3'],
  },
  lease_over: {
    title: 'sync.stopLease',
    hint: 'sync.stopLeaseHint',
    steps: ['sync.stopLeaseStep1', 'sync.stopLeaseStep2'],
  },
  hub_older: { title: 'sync.stopOlder', hint: 'sync.stopOlderHint', steps: ['sync.stopOlderStep1'] },
  program_older: { title: 'sync.stopNewer', hint: 'sync.stopNewerHint', steps: ['sync.stopNewerStep1'] },
  pin_mismatch: {
    title: 'sync.stopPin',
    hint: 'sync.stopPinHint',
    steps: ['sync.stopPinStep1', 'sync.stopPinStep2'],
  },
  // Said in the words of its reason.
  other: { title: 'sync.stopped', steps: [] },
};

export type StopNoticeProps = { status: SyncStatus; stop: StopReason };

export function StopNotice({ status, stop }: StopNoticeProps) {
  const t = useT();
  const say = t as (key: Key) => string;
  const errorText = useErrorText();
  const { run, isRunning, error } = useSyncNow();
  const file = useExport();
  const { title, hint, steps } = words[stop];
  const reason = status.phase.reason || status.failure?.reason || '';
  // A locked folder gives nothing out, and one that is shut out leaves by itself.
  const canSave = status.queued.transactions > 0 && stop !== 'lease_over';
  const canLeave = stop !== 'lease_over' && stop !== 'revoked';
  return (
    <div className={styles.page}>
      <div className={styles.stop}>
        <CloudAlert aria-hidden size={32} />
        <h1>{say(title)}</h1>
        <p>{hint ? say(hint) : errorText({ code: 'forbidden', reason })}</p>
        {steps.length > 0 ? (
          <ol>
            {steps.map((step) => (
              <li key={step}>{say(step)}</li>
            ))}
          </ol>
        ) : null}
        <FormError error={file.error ?? (error?.reason === reason ? undefined : error)} />
        <div className={styles.buttons}>
          <Button
            variant="primary"
            icon={<RefreshCw aria-hidden />}
            disabled={isRunning}
            onClick={() => void run()}
          >
            {t(isRunning ? 'sync.syncing' : 'sync.syncNow')}
          </Button>
          {canSave ? (
            <Button icon={<Download aria-hidden />} disabled={file.isRunning} onClick={() => void file.run()}>
              {t('sync.exportQueued')}
            </Button>
          ) : null}
        </div>
      </div>
      {canLeave && status.hub ? <Connection status={status} hub={status.hub} /> : null}
    </div>
  );
}

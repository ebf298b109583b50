// What ended the talk with the office, calmly: what it is, that nothing is lost, what to do. As the whole screen where
// work must stop, and on the page of sync where it goes on.
import { CloudAlert, Download, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { FormError } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { MessageKey } from '#renderer/i18n/translate.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { JoinForm } from './JoinForm.tsx';
import styles from './Sync.module.css';
import { useExport } from './useExport.ts';
import { useSyncNow } from './useSyncNow.ts';
import type { StopReason } from './useSyncStatus.ts';

type Key = Extract<MessageKey, `sync.stop${string}`>;
type Words = { title: Key; hint: Key; steps: readonly Key[] };

const words: { readonly [R in StopReason]: Words } = {
  revoked: {
    title: 'sync.stopRevoked',
    hint: 'sync.stopRevokedHint',
    steps: ['sync.stopRevokedStep1', 'sync.stopRevokedStep2', 'sync.stopRevokedStep3'],
  },
  wiped: {
    title: 'sync.stopWiped',
    hint: 'sync.stopWipedHint',
    steps: ['sync.stopWipedStep1', 'sync.stopWipedStep2'],
  },
  lease_over: {
    title: 'sync.stopLease',
    hint: 'sync.stopLeaseHint',
    steps: ['sync.stopLeaseStep1', 'sync.stopLeaseStep2'],
  },
  hub_older: { title: 'sync.stopOlder', hint: 'sync.stopOlderHint', steps: ['sync.stopOlderStep1'] },
  hub_newer: { title: 'sync.stopNewer', hint: 'sync.stopNewerHint', steps: ['sync.stopNewerStep1'] },
  pin_mismatch: {
    title: 'sync.stopPin',
    hint: 'sync.stopPinHint',
    steps: ['sync.stopPinStep1', 'sync.stopPinStep2'],
  },
};

export type StopNoticeProps = {
  stop: StopReason;
  hasQueued: boolean;
  /** On the page of sync, not instead of the program. */
  isInPage?: boolean;
};

export function StopNotice({ stop, hasQueued, isInPage = false }: StopNoticeProps) {
  const t = useT();
  const say = t as (key: Key) => string;
  const { run, isRunning, error } = useSyncNow();
  const file = useExport();
  const [isJoining, setJoining] = useState(false);
  const { title, hint, steps } = words[stop];
  const canJoin = stop === 'revoked' || stop === 'wiped';
  return (
    <div className={isInPage ? styles.page : styles.stop}>
      <div className={styles.stop}>
        <CloudAlert aria-hidden size={32} />
        <h1>{say(title)}</h1>
        <p>{say(hint)}</p>
        <ol>
          {steps.map((step) => (
            <li key={step}>{say(step)}</li>
          ))}
        </ol>
        <FormError error={file.error ?? (error?.reason === stop ? undefined : error)} />
        {isJoining ? (
          <JoinForm onBack={() => setJoining(false)} />
        ) : (
          <div className={styles.buttons}>
            <Button
              variant="primary"
              icon={<RefreshCw aria-hidden />}
              disabled={isRunning}
              onClick={() => void run()}
            >
              {t(isRunning ? 'sync.syncing' : 'sync.syncNow')}
            </Button>
            {hasQueued ? (
              <Button
                icon={<Download aria-hidden />}
                disabled={file.isRunning}
                onClick={() => void file.run()}
              >
                {t('sync.exportQueued')}
              </Button>
            ) : null}
            {canJoin ? <Button onClick={() => setJoining(true)}>{t('sync.joinStart')}</Button> : null}
          </div>
        )}
      </div>
    </div>
  );
}

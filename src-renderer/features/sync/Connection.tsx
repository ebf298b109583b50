// The office this computer is joined to, who it is there, and leaving it – the one step of sync that asks first.
import { useState } from 'react';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { useMe } from '#renderer/data/useMe.ts';
import { FormError } from '#renderer/features/partner/index.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { readableFingerprint } from '#shared/domain/fingerprint.ts';
import styles from './Sync.module.css';
import type { SyncStatus } from './useSyncStatus.ts';

export type ConnectionProps = { status: SyncStatus; hub: NonNullable<SyncStatus['hub']> };

function LeaveDialog({ waiting, onClose }: { waiting: number; onClose: () => void }) {
  const t = useT();
  const { show } = useToasts();
  const { run, isRunning, error } = useCommand('sync.leave');
  const leave = async (): Promise<void> => {
    if (!(await run({}))) return;
    show({ title: t('sync.left') });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('sync.leaveTitle')}
      description={t('sync.leaveHint')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="danger" disabled={isRunning} onClick={() => void leave()}>
            {t('sync.leave')}
          </Button>
        </>
      }
    >
      {waiting > 0 ? <p className={styles.warn}>{t('sync.leaveWaiting', { count: waiting })}</p> : null}
      <FormError error={error} />
    </Dialog>
  );
}

export function Connection({ status, hub }: ConnectionProps) {
  const t = useT();
  const format = useFormat();
  const { timeZone } = useMe();
  const [isLeaving, setLeaving] = useState(false);
  return (
    <section className={styles.card} aria-label={t('sync.connection')}>
      <h2>{t('sync.connection')}</h2>
      <Facts
        rows={[
          [t('sync.address'), <code key="url">{hub.url}</code>],
          [
            t('sync.fingerprint'),
            hub.pin === null ? (
              t('sync.noFingerprint')
            ) : (
              <code key="pin" className={styles.fingerprint}>
                {readableFingerprint(hub.pin)}
              </code>
            ),
          ],
          [t('sync.deviceId'), <code key="device">{hub.deviceId}</code>],
          [t('sync.prefix'), status.prefix],
          [t('sync.joinedAt'), format.dateTime(hub.joinedAt, timeZone)],
        ]}
      />
      <div className={styles.buttons}>
        <Button size="sm" variant="quiet" onClick={() => setLeaving(true)}>
          {t('sync.leave')}
        </Button>
      </div>
      {isLeaving ? (
        <LeaveDialog waiting={status.queued.transactions} onClose={() => setLeaving(false)} />
      ) : null}
    </section>
  );
}

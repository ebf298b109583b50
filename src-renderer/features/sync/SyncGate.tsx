// Stands before the desk where work must stop: the lease is over, the computer is shut out or was cleared. Otherwise
// nobody notices it.
import { lazy, type ReactNode, Suspense } from 'react';
import { Skeleton } from '#renderer/ui/States.tsx';
import styles from './SyncGate.module.css';
import { type StopReason, useSyncStatus } from './useSyncStatus.ts';

const StopNotice = lazy(async () => ({ default: (await import('./StopPage.tsx')).StopNotice }));

const locks: readonly StopReason[] = ['revoked', 'wiped', 'lease_over'];

export function SyncGate({ children }: { children: ReactNode }) {
  const status = useSyncStatus();
  if (status?.stop === undefined || !locks.includes(status.stop)) return children;
  return (
    <main className={styles.screen}>
      <Suspense fallback={<Skeleton rows={6} />}>
        <StopNotice stop={status.stop} hasQueued={status.queued.transactions > 0} />
      </Suspense>
    </main>
  );
}

// Stands before the desk where work must stop: the lease is over, or the computer is shut out. Otherwise
// nobody notices it.
import { lazy, type ReactNode, Suspense } from 'react';
import { Skeleton } from '#renderer/ui/States.tsx';
import styles from './SyncGate.module.css';
import { type StopReason, useFollowPhase, useSyncStatus } from './useSyncStatus.ts';

const StopNotice = lazy(async () => ({ default: (await import('./StopPage.tsx')).StopNotice }));

const locks: readonly StopReason[] = ['revoked', 'lease_over'];

export function SyncGate({ children }: { children: ReactNode }) {
  useFollowPhase();
  const status = useSyncStatus();
  if (status?.stop === undefined || !locks.includes(status.stop)) return children;
  return (
    <main className={styles.screen}>
      <Suspense fallback={<Skeleton rows={6} />}>
        <StopNotice status={status} stop={status.stop} />
      </Suspense>
    </main>
  );
}

// Tells the core of panes that failed, so that its log has what support asks for. While the core is gone there is none.
import { type ReactNode, useCallback } from 'react';
import { useCall } from '../data/DataProvider.tsx';
import { FaultContext } from '../ui/ErrorBoundary.tsx';
import type { PaneFault } from '../ui/paneFault.ts';

export function FaultLog({ children }: { children: ReactNode }) {
  const call = useCall();
  const tell = useCallback(
    (fault: PaneFault) => void call('maintenance.noteFault', fault).catch(() => undefined),
    [call],
  );
  return <FaultContext value={tell}>{children}</FaultContext>;
}

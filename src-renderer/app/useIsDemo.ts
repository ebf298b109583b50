// Whether the company here is the demo, and nobody's but ours: one that was joined to an office is no plaything.
import { useCompanyState } from '../data/useMe.ts';
import { useSyncStatus } from '../features/sync/useSyncStatus.ts';

export function useIsDemo(): boolean {
  const isDemo = useCompanyState()?.isDemo === true;
  const status = useSyncStatus();
  return isDemo && status !== undefined && !status.hub;
}

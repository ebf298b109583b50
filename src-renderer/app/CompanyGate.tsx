// What stands before the desk: reaching the core, being let in, and a company to work for.
import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useConnectionState, useLive } from '../data/DataProvider.tsx';
import { useAreDraftsKnown } from '../data/DraftProvider.tsx';
import { useFatalState } from '../data/fatalState.ts';
import { useT } from '../i18n/I18nProvider.tsx';
import { lazyPane } from '../ui/lazyPane.tsx';
import { Skeleton } from '../ui/States.tsx';
import { ConnectingPage, StopPage } from './FatalPage.tsx';
import { PreferenceSync } from './PreferenceSync.tsx';
import { StoppedPage } from './StoppedPage.tsx';

const Welcome = lazyPane(
  async () => (await import('../features/welcome/index.ts')).Welcome,
  <Skeleton rows={8} />,
);

export function CompanyGate({ children }: { children: ReactNode }) {
  const t = useT();
  const connection = useConnectionState();
  const { value, error } = useLive('company.loadState', {});
  const areDraftsKnown = useAreDraftsKnown();
  const fatal = useFatalState((state) => state.error);
  if (connection === 'denied') {
    return <StopPage icon={<KeyRound aria-hidden />} title={t('app.denied')} hint={t('app.deniedHint')} />;
  }
  const stop = fatal ?? (value ? undefined : error);
  if (stop) return <StoppedPage error={stop} />;
  if (!value) return connection === 'lost' ? <ConnectingPage /> : <Skeleton rows={8} />;
  if (!areDraftsKnown) return <Skeleton rows={8} />;
  if (!value.hasCompany) return <Welcome />;
  return (
    <>
      <PreferenceSync />
      {children}
    </>
  );
}

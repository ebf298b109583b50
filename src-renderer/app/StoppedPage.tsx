// Why there is no desk: a company that could not be opened and can be recovered here, trouble of a running core that
// stops all work, or a refusal of another kind. Chooses the page, nothing else.
import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import { useCall, useConnectionState } from '../data/DataProvider.tsx';
import { isFatal } from '../data/fatalState.ts';
import { useErrorText } from '../i18n/useErrorText.ts';
import { ErrorState, Skeleton } from '../ui/States.tsx';
import { FatalPage } from './FatalPage.tsx';
import { RecoveryPage } from './RecoveryPage.tsx';
import { WipedPage } from './WipedPage.tsx';

type Loaded = Output<'recovery.load'> | 'unknown';

function useRecovery(): {
  loaded: Loaded | undefined;
  /** Counts the cores that answered: a page of the former one waits for an answer that will not come. */
  visit: number;
  refresh: () => Promise<void>;
} {
  const call = useCall();
  const connection = useConnectionState();
  const [loaded, setLoaded] = useState<Loaded>();
  const [visit, setVisit] = useState(0);
  const refresh = useCallback(
    () => call('recovery.load', {}).then(setLoaded, () => setLoaded((last) => last ?? 'unknown')),
    [call],
  );
  useEffect(() => {
    if (connection !== 'open') return;
    setVisit((last) => last + 1);
    void refresh();
  }, [connection, refresh]);
  return { loaded, visit, refresh };
}

export function StoppedPage({ error }: { error: AppError }) {
  const errorText = useErrorText();
  const { loaded, visit, refresh } = useRecovery();
  if (!loaded) return <Skeleton rows={8} />;
  if (loaded !== 'unknown' && loaded.problem?.reason === 'wiped') return <WipedPage key={visit} />;
  if (loaded !== 'unknown' && loaded.problem)
    return <RecoveryPage key={visit} {...loaded} problem={loaded.problem} onChanged={refresh} />;
  if (isFatal(error)) return <FatalPage error={error} code={error.code} />;
  return <ErrorState title={errorText(error)} details={error.message} />;
}

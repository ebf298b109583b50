// Gives the forms their drafts before the first of them is painted, and sends what waits when the window goes or the
// core comes back. Owns no rule of drafts.
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useCall, useConnectionState, useLive } from './DataProvider.tsx';
import { createDraftKeeper, type DraftKeeper } from './draftKeeper.ts';
import { adoptOldDrafts } from './oldDrafts.ts';

type Drafts = { keeper: DraftKeeper; areKnown: boolean };

const DraftContext = createContext<Drafts | undefined>(undefined);

export function DraftProvider({ children }: { children: ReactNode }) {
  const call = useCall();
  const connection = useConnectionState();
  const { value, error } = useLive('drafts.list', {});
  const [keeper] = useState(() =>
    createDraftKeeper({
      send: (key, text) =>
        text === undefined ? call('drafts.drop', { key }) : call('drafts.keep', { key, text }),
      now: Date.now,
    }),
  );
  const [areKnown, setKnown] = useState(false);
  useEffect(() => {
    if (value) {
      keeper.take(value.rows);
      adoptOldDrafts(keeper);
    }
    if (value || error) setKnown(true);
  }, [keeper, value, error]);
  useEffect(() => {
    if (connection === 'open') keeper.flush();
  }, [keeper, connection]);
  useEffect(() => {
    window.addEventListener('pagehide', keeper.flush);
    window.addEventListener('blur', keeper.flush);
    return () => {
      window.removeEventListener('pagehide', keeper.flush);
      window.removeEventListener('blur', keeper.flush);
    };
  }, [keeper]);
  return <DraftContext value={{ keeper, areKnown }}>{children}</DraftContext>;
}

function useDrafts(): Drafts {
  const drafts = useContext(DraftContext);
  if (!drafts) throw new Error('DraftProvider is missing');
  return drafts;
}

export const useDraftKeeper = (): DraftKeeper => useDrafts().keeper;

/** Forms wait for it: a draft that comes after the form would have to be written over what is typed. */
export const useAreDraftsKnown = (): boolean => useDrafts().areKnown;

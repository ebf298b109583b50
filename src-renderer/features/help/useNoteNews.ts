// Whoever sees the page of what is new, from wherever, has looked at it: the mark beside the question mark goes.
import { useEffect } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { newsPage } from '#renderer/data/helpState.ts';
import { useCompanyState } from '#renderer/data/useMe.ts';

/** @param page that is shown */
export function useNoteNews(page: string | undefined): void {
  const call = useCall();
  const state = useCompanyState();
  const isNew = state !== undefined && state.newsSeen !== state.version;
  const version = state?.version ?? '';
  useEffect(() => {
    // What is not kept is marked again at the next look.
    if (page === newsPage && isNew) call('company.noteNewsSeen', { version }).catch(() => undefined);
  }, [page, isNew, version, call]);
}

// Keeps the list of records opened lately: cards and documents by their address, the client of the desk when it was
// chosen from elsewhere. Walking the day's list is no opening.
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { useDeskState } from '#renderer/data/deskState.ts';
import { usePaletteState } from '#renderer/data/paletteState.ts';
import { pathTo } from '#renderer/ui/routing.ts';

const places = [
  { kind: 'partner', prefix: pathTo('partner', { id: '' }) },
  { kind: 'item', prefix: pathTo('item', { id: '' }) },
  { kind: 'document', prefix: pathTo('invoice', { id: '' }) },
  { kind: 'quote', prefix: pathTo('quote', { id: '' }) },
] as const;

export function useNoteOpened(): void {
  const [location] = useLocation();
  const { noteOpened } = usePaletteState.getState();
  useEffect(() => {
    for (const { kind, prefix } of places) {
      const id = location.startsWith(prefix) ? decodeURIComponent(location.slice(prefix.length)) : '';
      if (id !== '' && id !== 'new') noteOpened({ kind, id });
    }
  }, [location, noteOpened]);
  useEffect(
    () =>
      useDeskState.subscribe(({ partnerId, isFocusAsked }, before) => {
        if (isFocusAsked && !before.isFocusAsked && partnerId) noteOpened({ kind: 'partner', id: partnerId });
      }),
    [noteOpened],
  );
}

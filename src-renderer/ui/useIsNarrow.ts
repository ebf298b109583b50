// Whether the window is too narrow for the pane beside the record (ux.md §1.1): it is a drawer then.
import { useSyncExternalStore } from 'react';

const query = '(width < 1100px)';

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

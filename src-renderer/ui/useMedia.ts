// Whether a media query holds now; follows it.
import { useSyncExternalStore } from 'react';

/** @param query one that stays the same, as a constant */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

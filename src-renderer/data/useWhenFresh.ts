// Enter pressed faster than the answer came (a quick typist, a barcode scanner): the step waits for the list that
// belongs to the words, so that it never takes a row of the words before. Knows no list.
import { useEffect, useRef } from 'react';

/**
 * @param isFresh whether what is shown answers what was typed
 * @param run reads the newest rows when it is called
 * @returns does it now, or as soon as the answer is there
 */
export function useWhenFresh(isFresh: boolean, run: () => void): () => void {
  const isWaiting = useRef(false);
  useEffect(() => {
    if (!isFresh || !isWaiting.current) return;
    isWaiting.current = false;
    run();
  });
  return () => {
    if (isFresh) run();
    else isWaiting.current = true;
  };
}

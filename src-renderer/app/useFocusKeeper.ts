// What has the focus may go by its own work, long after the key: a button whose step is done, a layer whose opener has gone
// meanwhile. The next key would go nowhere; the layer on top takes the focus, or else the screen.
import { useEffect } from 'react';

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

function takeLostFocus(): void {
  if (!isLost()) return;
  const layer = [...document.querySelectorAll<HTMLElement>('[data-hotkey-layer]:not([data-closed])')].at(-1);
  (layer ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
}

export function useFocusKeeper(): void {
  useEffect(() => {
    let last: Element | null = document.activeElement;
    const note = ({ target }: FocusEvent): void => {
      last = target instanceof Element ? target : null;
    };
    const observer = new MutationObserver(() => {
      if (last === null || last.isConnected || !isLost()) return;
      last = null;
      // Two frames: a layer that goes gives the focus back by itself, where it can.
      requestAnimationFrame(() => requestAnimationFrame(takeLostFocus));
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', note);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', note);
    };
  }, []);
}

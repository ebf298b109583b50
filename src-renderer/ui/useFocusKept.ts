// After a layer has gone the focus returns to what opened it – unless that has gone too: a button that its own work took away.
// Then the next key would go nowhere.
import { useEffect } from 'react';

/** Once the layer is gone and has given the focus back, in vain or not; the screen takes it in the first case. */
function takeLostFocus(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const { activeElement, body } = document;
      if (activeElement === null || activeElement === body)
        document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
    }),
  );
}

export function useFocusKept(isOpen: boolean): void {
  useEffect(() => (isOpen ? takeLostFocus : undefined), [isOpen]);
}

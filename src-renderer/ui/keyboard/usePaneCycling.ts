// F6 / Shift+F6 round the panes: every visible element marked data-pane (Panel, toasts, shell parts), in page order.
import { useEffect } from 'react';

function visiblePanes(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => pane.checkVisibility() && pane.childElementCount > 0,
  );
}

function focusPane(pane: HTMLElement): void {
  const remembered = pane.querySelector<HTMLElement>(
    '[tabindex="0"], [aria-current]:not([aria-current="false"]), input:not(:disabled), button:not(:disabled), a[href]',
  );
  (remembered ?? pane).focus();
}

/** Moves the focus to the next (or previous) pane from where it is now. */
export function focusNextPane(step: 1 | -1): void {
  const panes = visiblePanes();
  const from = panes.findLastIndex((pane) => pane.contains(document.activeElement));
  const start = from < 0 && step < 0 ? 0 : from;
  const next = panes[(start + step + panes.length) % panes.length];
  if (next) focusPane(next);
}

/** Installs F6. In the capture phase, before Base UI's toast viewport takes it for itself. */
export function usePaneCycling(): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (
        event.code !== 'F6' ||
        event.ctrlKey ||
        event.altKey ||
        document.querySelector('[data-hotkey-layer]')
      )
        return;
      event.preventDefault();
      event.stopImmediatePropagation();
      focusNextPane(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', handle, { capture: true });
    return () => window.removeEventListener('keydown', handle, { capture: true });
  }, []);
}

// Whether somebody is doing something that a call must not come into: typing, a dialog, the keys or the pointer on the card of
// the session or of a call. Reads the page; holds only when it was last touched.
import { isTextTarget } from '#renderer/ui/keyboard/hotkeyMatch.ts';

export type Busy = 'typing' | 'card' | 'dialog';

/** A breath between two words. */
const breathMs = 3_000;
const cardSelector = '[data-session-card]';

let typedAt = Number.NEGATIVE_INFINITY;
let touchedAt = Number.NEGATIVE_INFINITY;

function noteUse(event: Event): void {
  const { target } = event;
  if (event.type !== 'pointermove' && event.type !== 'pointerdown' && isTextTarget(target))
    typedAt = Date.now();
  if (target instanceof Element && target.closest(cardSelector)) touchedAt = Date.now();
}

const watched = ['keydown', 'input', 'pointerdown', 'pointermove', 'wheel'] as const;

/** @returns stops watching */
export function watchRep(): () => void {
  for (const type of watched) window.addEventListener(type, noteUse, { capture: true, passive: true });
  return () => {
    for (const type of watched) window.removeEventListener(type, noteUse, { capture: true });
  };
}

/** A text that stands in a field is not finished while the field has the focus. */
function isInText(): boolean {
  const { activeElement } = document;
  if (!isTextTarget(activeElement)) return false;
  const field = activeElement as HTMLElement & { value?: string };
  return (field.value ?? field.textContent ?? '') !== '';
}

/** @returns what it is; undefined when nobody is busy */
export function repIsBusy(nowMs: number): Busy | undefined {
  if (document.querySelector('[data-hotkey-layer]:not([data-closed])')) return 'dialog';
  if (isInText() || nowMs - typedAt < breathMs) return 'typing';
  const { activeElement } = document;
  const isOnCard = activeElement?.closest(cardSelector) && activeElement.matches(':focus-visible');
  return isOnCard || nowMs - touchedAt < breathMs ? 'card' : undefined;
}

/** Whether a card was used at all since then. */
export const wasTouchedSince = (atMs: number): boolean => touchedAt >= atMs;

// Keys pressed while a chosen thing is on its way are meant for it, not for what is still shown: kept in their order, and
// done once it is there. Knows no feature.
import { isTextTarget } from './hotkeyMatch.ts';

/** Whoever waits longer has forgotten what he pressed. */
const heldMostMs = 3000;

/** As if pressed now; in a text field it is a character. */
function replay({ key, code, shiftKey }: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  const isLeft = target.dispatchEvent(
    new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true }),
  );
  if (isLeft && key.length === 1 && isTextTarget(target)) document.execCommand('insertText', false, key);
}

let release = (): void => undefined;

/**
 * Holds keys of one character until `isThere`. Esc and any other key end it: they are for what is seen.
 * A new hold takes the place of the one before.
 */
export function holdKeys(isThere: () => boolean): void {
  release();
  const sinceMs = performance.now();
  const held: KeyboardEvent[] = [];
  const listening = new AbortController();
  release = () => listening.abort();
  const look = (): void => {
    if (listening.signal.aborted) return;
    const isForgotten = performance.now() - sinceMs > heldMostMs;
    if (!isForgotten && !isThere()) {
      requestAnimationFrame(look);
      return;
    }
    release();
    if (!isForgotten) held.forEach(replay);
  };
  const hear = (event: KeyboardEvent): void => {
    if (event.key === 'Shift') return;
    const isOther = event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey;
    if (isOther || (held.length === 0 && isThere())) {
      release();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    held.push(event);
  };
  window.addEventListener('keydown', hear, { capture: true, signal: listening.signal });
  requestAnimationFrame(look);
}

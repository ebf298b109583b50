// A short text beside an element on hover and focus. Never the only place of a fact. One layer serves the whole page:
// an element only carries its text, so that a list of a hundred buttons costs no more than one.
import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useEffect, useState } from 'react';
import { Kbd } from './Kbd.tsx';
import styles from './Tooltip.module.css';

const showAfterMs = 450;
// Time to reach the text itself with the pointer (WCAG 1.4.13).
const hideAfterMs = 120;

export type TooltipOptions = { kbd?: string; side?: 'top' | 'bottom' | 'left' | 'right' };

/** `<button {...tooltip('Move', { kbd: 'M' })}>` */
export function tooltip(
  text: string,
  { kbd, side }: TooltipOptions = {},
): Record<string, string | undefined> {
  return { 'data-tooltip': text, 'data-tooltip-kbd': kbd, 'data-tooltip-side': side };
}

type Show = (element: HTMLElement | undefined) => void;

/** Tells whose text is to be seen. @returns stops watching */
function watchTooltips(show: Show): () => void {
  let shown: HTMLElement | undefined;
  let wanted: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const removal = new MutationObserver(() => shown?.isConnected === false && set(undefined));
  const set: Show = (element) => {
    clearTimeout(timer);
    wanted = element;
    if (shown === element) return;
    shown = element;
    removal.disconnect();
    if (element) removal.observe(document.body, { subtree: true, childList: true });
    show(element);
  };
  const ownerOf = ({ target }: Event): HTMLElement | undefined => {
    if (!(target instanceof Element)) return undefined;
    if (target.closest('[data-tooltip-popup]')) return shown;
    return target.closest<HTMLElement>('[data-tooltip]') ?? undefined;
  };
  const over = (event: PointerEvent): void => {
    const owner = ownerOf(event);
    if (event.pointerType !== 'mouse' || owner === wanted) return;
    clearTimeout(timer);
    wanted = owner;
    timer = setTimeout(() => set(owner), owner ? (shown ? 0 : showAfterMs) : hideAfterMs);
  };
  const focus = (event: Event): void => {
    const owner = ownerOf(event);
    if (owner === event.target && owner?.matches(':focus-visible')) set(owner);
  };
  const blur = (event: Event): void => {
    if (ownerOf(event) === shown) set(undefined);
  };
  const press = (event: Event): void => {
    set(undefined);
    // What was pressed stays silent until the pointer leaves it.
    wanted = ownerOf(event);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.code === 'Escape') set(undefined);
  };
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  document.addEventListener('pointerover', over, options);
  document.addEventListener('focusin', focus, options);
  document.addEventListener('focusout', blur, options);
  document.addEventListener('pointerdown', press, options);
  document.addEventListener('click', press, options);
  document.addEventListener('keydown', key, options);
  return () => {
    set(undefined);
    listening.abort();
  };
}

/** Put once, beside the program. */
export function TooltipLayer() {
  const [{ element, isOpen }, setShown] = useState<{ element?: HTMLElement; isOpen: boolean }>({
    isOpen: false,
  });
  useEffect(
    // The last text stays while it fades.
    () =>
      watchTooltips((next) =>
        setShown((last) => (next ? { element: next, isOpen: true } : { ...last, isOpen: false })),
      ),
    [],
  );
  if (!element) return null;
  const { tooltip: text, tooltipKbd: kbd, tooltipSide: side } = element.dataset;
  return (
    <Base.Root open={isOpen}>
      <Base.Portal>
        <Base.Positioner
          anchor={element}
          side={side as TooltipOptions['side']}
          sideOffset={6}
          className={styles.positioner}
        >
          <Base.Popup className={styles.popup} data-tooltip-popup="">
            {text}
            {kbd ? <Kbd keys={kbd} isOnFill /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

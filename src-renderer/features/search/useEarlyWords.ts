// What was typed into the palette's box before the palette was loaded: taken over with the focus, and with Enter.
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { usePaletteState } from '#renderer/data/paletteState.ts';

export const earlyText = (): string => usePaletteState.getState().early?.text ?? '';

/** @param enter what Enter does, once the list is open */
export function useEarlyWords(
  input: RefObject<HTMLInputElement | null>,
  isOpen: boolean,
  enter: () => void,
): void {
  const isEntered = useRef(false);
  useLayoutEffect(() => {
    const { early, setEarly } = usePaletteState.getState();
    if (!early) return;
    isEntered.current = early.isEntered;
    setEarly(undefined);
    input.current?.focus();
    input.current?.setSelectionRange(early.text.length, early.text.length);
  }, [input]);
  useEffect(() => {
    if (!isOpen || !isEntered.current) return;
    isEntered.current = false;
    enter();
  });
}

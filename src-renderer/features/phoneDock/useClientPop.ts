// Opens the client's card on an incoming call, where the user has set it so – never over what is being typed or a dialog, which
// is the most hated fault of such programs; the card of the call has its button for that. One window of the program does it.
import { useEffect, useRef } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { isTextTarget } from '#renderer/ui/keyboard/hotkeyMatch.ts';
import { useNavigate } from '#renderer/ui/routing.ts';
import { useCalls } from '../calls/index.ts';
import { callToPop } from './popRules.ts';

/** A field with something in it, a text begun, or a dialog: what is open stays open. */
function isBusy(): boolean {
  if (document.querySelector('[data-hotkey-layer]:not([data-closed])')) return true;
  const texts = [...document.querySelectorAll<HTMLTextAreaElement>('main textarea')];
  if (texts.some(({ value }) => value !== '')) return true;
  const focused = document.activeElement;
  return isTextTarget(focused) && (focused as HTMLInputElement).value !== '';
}

/** Held by the first window for as long as it is there. */
function useIsFirstWindow() {
  const isFirst = useRef(false);
  useEffect(() => {
    const gone = new AbortController();
    const hold = (): Promise<void> => {
      isFirst.current = true;
      return new Promise((resolve) => gone.signal.addEventListener('abort', () => resolve()));
    };
    // Refused only when the window goes.
    navigator.locks.request('yolda.clientPop', { signal: gone.signal }, hold).catch(() => undefined);
    return () => gone.abort();
  }, []);
  return isFirst;
}

export function useClientPop(): void {
  const moment = useLive('company.loadPreferences', {}).value?.popsClient;
  const calls = useCalls();
  const go = useNavigate();
  const isFirst = useIsFirstWindow();
  const done = useRef(new Set<string>());
  useEffect(() => {
    const call = moment && callToPop(calls, moment, done.current);
    if (!call) return;
    done.current.add(call.id);
    if (!isFirst.current || isBusy()) return;
    // It takes no focus.
    useDeskState.getState().selectPartner(call.partnerId);
    go('desk');
  }, [calls, moment, go, isFirst]);
}

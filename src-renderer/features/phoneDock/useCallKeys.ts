// The keys of calls, always on: each means the one call that it can mean. None of them does anything without one.
import { useArea } from '#renderer/data/useArea.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { type Hotkey, useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { AppError } from '#shared/contract/errors.ts';
import {
  currentCalls,
  endableCall,
  type LiveCall,
  ringingCall,
  talkingCall,
  useCallActions,
} from '../calls/index.ts';
import { callKeys } from './callKeys.ts';
import { useDockState } from './dockState.ts';
import { useOfferText } from './useNumberOffers.ts';

type Choose = (calls: readonly LiveCall[]) => LiveCall | undefined;

export function useCallKeys(): void {
  const t = useT();
  const actions = useCallActions();
  const { show } = useToasts();
  const errorText = useErrorText();
  const offerText = useOfferText();
  const hasPhone = useArea('calls');
  const on = (name: keyof typeof callKeys, choose: Choose, run: (call: LiveCall) => void): Hotkey => ({
    keys: callKeys[name].keys,
    label: t(`calls.${name}`),
    isAllowedOverDialog: true,
    isAvailable: () => choose(currentCalls()) !== undefined,
    run: () => {
      const call = choose(currentCalls());
      if (call) run(call);
    },
  });
  const dial: Hotkey = {
    keys: callKeys.dial.keys,
    label: t('calls.focusQuickDial'),
    run: () => {
      // A number that is selected in the page comes along.
      offerText(getSelection()?.toString() ?? '');
      useDockState.getState().askDial(true);
    },
  };
  useHotkeys(
    [
      on('answer', ringingCall, actions.answer),
      on('decline', ringingCall, actions.decline),
      on('end', endableCall, actions.end),
      on('mute', talkingCall, actions.mute),
      on('hold', talkingCall, actions.hold),
      ...(hasPhone ? [dial] : []),
      on('transfer', talkingCall, ({ id, isAtPhone }) => {
        if (isAtPhone) show({ title: errorText(new AppError('conflict', 'at_phone')), tone: 'warn' });
        else useDockState.getState().showTransfer(id);
      }),
    ],
    { group: t('calls.keys') },
  );
}

// The keys of the chosen client: D, P, S, R, N. They mean it as soon as it is chosen, with its record still on its way: only the
// call waits for that, since it needs a number.
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { numbersOf, type PartnerCard } from '../calls/index.ts';
import { useInteractionDialogs } from '../interactions/index.ts';
import { useSaleKeys } from '../partner/index.ts';

export function useClientKeys(options: {
  partnerId: string;
  card: PartnerCard | undefined;
  /** The buttons, once they are there. */
  bar: RefObject<HTMLDivElement | null>;
  isEnabled: boolean;
}): void {
  const { partnerId, card, bar, isEnabled } = options;
  const t = useT();
  const go = useNavigate();
  const show = useInteractionDialogs((state) => state.show);
  const group = t('desk.keysClient');
  const askedCall = useRef<string>(undefined);
  const isShown = card !== undefined;
  const pressCall = useCallback(() => bar.current?.querySelector<HTMLElement>('[data-call]')?.click(), [bar]);
  useEffect(() => {
    if (isShown && askedCall.current === partnerId) pressCall();
    if (isShown) askedCall.current = undefined;
  }, [isShown, partnerId, pressCall]);
  const dial = (): void => {
    if (isShown) pressCall();
    else askedCall.current = partnerId;
  };
  useHotkeys([{ keys: 'KeyD', label: t('desk.call'), run: dial }], {
    group,
    isEnabled: isEnabled && (!card || numbersOf(card).length > 0),
  });
  useSaleKeys(partnerId, { group, isEnabled });
  useHotkeys(
    [
      { keys: 'KeyR', label: t('desk.requisites'), run: () => go('partner', { id: partnerId }) },
      {
        keys: 'KeyN',
        label: t('desk.planHint'),
        run: () => show({ type: 'plan', partnerId, kind: 'call' }),
      },
    ],
    { group, isEnabled },
  );
}

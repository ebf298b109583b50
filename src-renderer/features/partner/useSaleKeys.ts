// P and S: the picker for a client, as soon as it is chosen – its record may still be on its way.
import { useSellState } from '#renderer/data/sellState.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';

/** @param options.group heading of the keys in the shortcut sheet */
export function useSaleKeys(partnerId: string, options: { group: string; isEnabled: boolean }): void {
  const t = useT();
  const openPicker = useSellState((state) => state.openPicker);
  const pick = (): void => openPicker(partnerId);
  useHotkeys(
    [
      { keys: 'KeyP', label: t('desk.price'), run: pick },
      { keys: 'KeyS', label: t('desk.sell'), run: pick },
    ],
    options,
  );
}

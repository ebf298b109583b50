// SELL and Price of one client with their keys, wherever the client is shown.
import { ReceiptText, Tag } from 'lucide-react';
import { useSellState } from '#renderer/data/sellState.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';

/** @param props.keyGroup heading of the keys in the shortcut sheet */
export function SaleButtons({ partnerId, keyGroup }: { partnerId: string; keyGroup: string }) {
  const t = useT();
  const openPicker = useSellState((state) => state.openPicker);
  const pick = (): void => openPicker(partnerId);
  useHotkeys(
    [
      { keys: 'KeyP', label: t('desk.price'), run: pick },
      { keys: 'KeyS', label: t('desk.sell'), run: pick },
    ],
    { group: keyGroup },
  );
  return (
    <>
      <Button variant="primary" kbd="S" icon={<ReceiptText aria-hidden />} onClick={pick}>
        {t('desk.sell')}
      </Button>
      <Button kbd="P" icon={<Tag aria-hidden />} onClick={pick}>
        {t('desk.price')}
      </Button>
    </>
  );
}

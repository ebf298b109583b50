// SELL and Price of one client, wherever the client is shown; their keys are useSaleKeys.
import { ReceiptText, Tag } from 'lucide-react';
import { useSellState } from '#renderer/data/sellState.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';

export function SaleButtons({ partnerId }: { partnerId: string }) {
  const t = useT();
  const openPicker = useSellState((state) => state.openPicker);
  const pick = (): void => openPicker(partnerId);
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

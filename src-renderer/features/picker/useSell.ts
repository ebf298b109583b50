// SELL from the picker: the invoice is made and its letter shown ready –
// or sent at once, with time to undo, where the user chose that.
import { useCall, useCommand, useLive } from '#renderer/data/DataProvider.tsx';
import { useSellState } from '#renderer/data/sellState.ts';
import { useWhenFresh } from '#renderer/data/useWhenFresh.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import { type SaleDraft, toSellLines } from './saleDraft.ts';
import type { Reasons } from './useReasons.ts';

type Sell = {
  sell: () => void;
  error: AppError | undefined;
  isSelling: boolean;
};

export function useSell(options: {
  partnerId: string;
  draft: SaleDraft;
  reasons: Reasons;
  /** Whether the rows are counted from the lines as they stand. */
  isFresh: boolean;
}): Sell {
  const { partnerId, draft, reasons, isFresh } = options;
  const t = useT();
  const call = useCall();
  const { show } = useToasts();
  const { closePicker, showLetter } = useSellState();
  const { value: preferences } = useLive('company.loadPreferences', {});
  const command = useCommand('sales.sell');

  const sellNow = async (): Promise<void> => {
    if (draft.lines.length === 0 || command.isRunning) return;
    if (!reasons.check()) return;
    const isSendAtOnce = preferences?.isSendAtOnce ?? false;
    const holdMs = (preferences?.undoSendSeconds ?? 10) * 1000;
    const made = await command.run({
      partnerId,
      lines: toSellLines(draft.lines),
      send: isSendAtOnce,
      holdMs: isSendAtOnce ? holdMs : 0,
    });
    if (!made) return;
    draft.clear();
    closePicker();
    if (!isSendAtOnce) {
      showLetter(made.letterId);
      return;
    }
    show({
      title: t('sell.issued', { number: made.number }),
      description: t('sell.letterWaits', { seconds: Math.round(holdMs / 1000) }),
      timeoutMs: Math.max(holdMs, 4000),
      onUndo: () => void call('sales.cancelInvoice', { id: made.invoiceId }),
    });
  };
  // A price just typed is judged before it is sold.
  const sell = useWhenFresh(isFresh, () => void sellNow());
  return { sell, error: command.error, isSelling: command.isRunning };
}

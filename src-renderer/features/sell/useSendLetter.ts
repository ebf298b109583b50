// Saves what the rep changed in the letter and releases it, with the user's time to undo.
import { useState } from 'react';
import { useCall, useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { AppError, asAppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';

export type LetterDraft = { to: string; subject: string; body: string };
type Letter = Output<'mail.loadLetter'>;

export function useSendLetter(letter: Letter, draft: LetterDraft, onDone: () => void) {
  const t = useT();
  const call = useCall();
  const errorText = useErrorText();
  const { show } = useToasts();
  const { value: preferences } = useLive('company.loadPreferences', {});
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<AppError>();

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    if (isRunning) return;
    setRunning(true);
    setError(undefined);
    try {
      await work();
      onDone();
    } catch (thrown) {
      setError(asAppError(thrown));
    } finally {
      setRunning(false);
    }
  };

  const takeBack = async (): Promise<void> => {
    try {
      await call('mail.cancelLetter', { id: letter.id });
      show({ title: t('sell.letterCancelled') });
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      show({ title: errorText(thrown), tone: 'warn' });
    }
  };

  const send = (): Promise<void> =>
    attempt(async () => {
      if (draft.to.trim() === '') throw new AppError('invalid_input', 'no_recipient');
      const isChanged =
        draft.to !== letter.to || draft.subject !== letter.subject || draft.body !== letter.body;
      if (isChanged) await call('mail.updateLetter', { id: letter.id, ...draft });
      const seconds = preferences?.undoSendSeconds ?? 10;
      await call('mail.sendLetter', { id: letter.id, holdMs: seconds * 1000 });
      show({
        title: t('sell.letterWaits', { seconds }),
        timeoutMs: Math.max(seconds * 1000, 3000),
        onUndo: seconds > 0 ? () => void takeBack() : undefined,
      });
    });

  /** The document that the letter carries. */
  const cancelDocument = (): Promise<void> =>
    attempt(async () => {
      if (letter.invoiceId !== null) await call('sales.cancelInvoice', { id: letter.invoiceId });
      if (letter.quoteId !== null) await call('quotes.cancel', { id: letter.quoteId });
      show({ title: t(letter.quoteId === null ? 'sell.invoiceCancelled' : 'quotes.cancelled') });
    });

  return { send, cancelDocument, isRunning, error };
}

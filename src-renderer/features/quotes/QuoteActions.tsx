// What is done with a quote: an invoice of what remains, a new version, the client's word, its PDF and letter, cancelling.
import { EllipsisVertical } from 'lucide-react';
import { blobUrl } from '#renderer/data/blobUrl.ts';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useSellState } from '#renderer/data/sellState.ts';
import { useStep } from '#renderer/features/steps/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu, type MenuEntry } from '#renderer/ui/Menu.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import type { Input } from '#shared/contract/index.ts';
import type { Quote } from './quote.ts';

type Answer = Input<'quotes.answer'>['answer'];

function useQuoteSteps(quote: Quote) {
  const t = useT();
  const { showLetter } = useSellState();
  const answering = useStep('quotes.answer', { isErrorToasted: true });
  const cancelling = useStep('quotes.cancel', { isErrorToasted: true });
  const invoicing = useStep('quotes.makeInvoice', { isErrorToasted: true });
  const { id } = quote;
  return {
    answer: (answer: Answer) => void answering.run({ id, answer }, t('quotes.answered')),
    cancel: () => void cancelling.run({ id }, t('quotes.cancelled')),
    invoice: async (): Promise<void> => {
      const made = await invoicing.run({ quoteId: id, send: false }, t('quotes.makeInvoice'));
      if (made) showLetter(made.letterId);
    },
    isRunning: answering.isRunning || cancelling.isRunning || invoicing.isRunning,
  };
}

function useMore(quote: Quote, steps: ReturnType<typeof useQuoteSteps>): MenuEntry[] {
  const t = useT();
  const go = useNavigate();
  const { openPartner } = useDeskState();
  const { showLetter } = useSellState();
  const { pdfHash, letterId, state, answer } = quote;
  const isWaiting = state === 'draft' || state === 'sent' || state === 'expired';
  const client: MenuEntry = {
    id: 'client',
    label: t('terms.client'),
    onSelect: () => {
      openPartner(quote.partnerId);
      go('desk');
    },
  };
  return [
    client,
    ...(pdfHash
      ? [{ id: 'pdf', label: 'PDF', onSelect: () => window.open(blobUrl(pdfHash), '_blank', 'noreferrer') }]
      : []),
    ...(letterId ? [{ id: 'letter', label: t('terms.letter'), onSelect: () => showLetter(letterId) }] : []),
    ...(state === 'draft'
      ? [{ id: 'handOver', label: t('quotes.handOver'), onSelect: () => steps.answer('sent') }]
      : []),
    ...(answer !== '' && quote.invoices.length === 0 && state !== 'cancelled'
      ? [{ id: 'takeBack', label: t('quotes.takeBack'), onSelect: () => steps.answer('') }]
      : []),
    ...(isWaiting || state === 'refused'
      ? [
          { id: 'line', isSeparator: true as const },
          { id: 'cancel', label: t('quotes.cancel'), isDanger: true, onSelect: steps.cancel },
        ]
      : []),
  ];
}

export function QuoteActions({ quote }: { quote: Quote }) {
  const t = useT();
  const { openVersion } = useSellState();
  const steps = useQuoteSteps(quote);
  const more = useMore(quote, steps);
  const { state } = quote;
  const isWaiting = state === 'draft' || state === 'sent' || state === 'expired';
  return (
    <ActionBar align="end">
      {isWaiting ? (
        <>
          <Button disabled={steps.isRunning} onClick={() => steps.answer('accepted')}>
            {t('quotes.accept')}
          </Button>
          <Button disabled={steps.isRunning} onClick={() => steps.answer('refused')}>
            {t('quotes.refuse')}
          </Button>
        </>
      ) : null}
      {state === 'superseded' || state === 'cancelled' ? null : (
        <Button onClick={() => openVersion(quote.partnerId, quote.id)}>{t('quotes.newVersion')}</Button>
      )}
      {quote.remaining.length > 0 ? (
        <Button variant="primary" disabled={steps.isRunning} onClick={() => void steps.invoice()}>
          {t('quotes.makeInvoice')}
        </Button>
      ) : null}
      <Menu
        trigger={<IconButton label={t('quotes.more')} icon={<EllipsisVertical aria-hidden />} />}
        entries={more}
      />
    </ActionBar>
  );
}

// One invoice as it was issued: parties and sums, lines, its frozen PDF, its letter; cancelling it.
import { FileDown } from 'lucide-react';
import { blobUrl } from '#renderer/data/blobUrl.ts';
import { useCommand, useLive } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useSellState } from '#renderer/data/sellState.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { useNavigate, useRouteParams } from '#renderer/ui/routing.ts';
import { ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import { DocumentLines, DocumentTotals } from '../documentLines/index.ts';
import styles from './Invoice.module.css';

type Invoice = Output<'sales.loadInvoice'>;
const tones = {
  issued: 'accent',
  partPaid: 'accent',
  paid: 'call',
  overdue: 'danger',
  cancelled: 'neutral',
} as const;

export function InvoiceScreen() {
  const params = useRouteParams('invoice');
  const errorText = useErrorText();
  const { value, error } = useLive('sales.loadInvoice', params === null ? undefined : { id: params.id });
  if (error) return <ErrorState isPage title={errorText(error)} />;
  return value ? <InvoiceView invoice={value} /> : <Skeleton rows={8} />;
}

function InvoiceActions({ invoice }: { invoice: Invoice }) {
  const t = useT();
  const go = useNavigate();
  const errorText = useErrorText();
  const { openPartner } = useDeskState();
  const { showLetter } = useSellState();
  const { run, error, isRunning } = useCommand('sales.cancelInvoice');
  const { pdfHash, letterId, partnerId } = invoice;
  return (
    <>
      {error ? (
        <span role="alert" className={styles.error}>
          {errorText(error)}
        </span>
      ) : null}
      <ActionBar align="end">
        <Button
          onClick={() => {
            openPartner(partnerId);
            go('desk');
          }}
        >
          {t('terms.client')}
        </Button>
        {pdfHash ? (
          <Button
            icon={<FileDown aria-hidden />}
            onClick={() => window.open(blobUrl(pdfHash), '_blank', 'noreferrer')}
          >
            PDF
          </Button>
        ) : null}
        {letterId ? <Button onClick={() => showLetter(letterId)}>{t('terms.letter')}</Button> : null}
        {invoice.state === 'cancelled' ? null : (
          <Button disabled={isRunning} onClick={() => void run({ id: invoice.id })}>
            {t('sell.cancelInvoice')}
          </Button>
        )}
      </ActionBar>
    </>
  );
}

function InvoiceView({ invoice }: { invoice: Invoice }) {
  const t = useT();
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, invoice.currency);
  const title = t('sell.invoiceTitle', { number: invoice.number, date: format.longDate(invoice.date) });
  return (
    <Panel
      label={title}
      isScrollable={false}
      header={
        <PanelHeader isPage title={title} actions={<InvoiceActions invoice={invoice} />}>
          <Chip tone={tones[invoice.state]}>{t(`finance.${invoice.state}`)}</Chip>
        </PanelHeader>
      }
      footer={
        <DocumentTotals
          rows={[
            { label: t('terms.client'), value: invoice.partnerName },
            { label: t('common.vat'), value: money(invoice.vatMinor) },
            { label: t('common.total'), value: money(invoice.totalMinor), isGrand: true },
            { label: t('sell.paid'), value: money(invoice.paidMinor) },
          ]}
        />
      }
    >
      <DocumentLines aria-label={t('sell.invoiceLines')} lines={invoice.lines} />
    </Panel>
  );
}

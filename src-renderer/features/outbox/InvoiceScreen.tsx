// One invoice as it was issued: parties and sums, lines, its frozen PDF, its letter; cancelling it.
import { FileDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { blobUrl } from '#renderer/data/blobUrl.ts';
import { useCommand, useLive } from '#renderer/data/DataProvider.tsx';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useSellState } from '#renderer/data/sellState.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { ActionBar } from '#renderer/ui/ActionBar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { useNavigate, useRouteParams } from '#renderer/ui/routing.ts';
import { ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import styles from './Invoice.module.css';

type Invoice = Output<'sales.loadInvoice'>;
type Line = Invoice['lines'][number];
const keyOf = (row: Line): string => row.id;
const tones = {
  issued: 'accent',
  partPaid: 'accent',
  paid: 'call',
  overdue: 'danger',
  cancelled: 'neutral',
} as const;

function useColumns(): DataGridColumn<Line>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('terms.item'),
        width: 240,
        isFlexible: true,
        isRowHeader: true,
        render: (row) => row.name,
      },
      { id: 'article', header: t('common.article'), width: 110, render: (row) => row.article },
      {
        id: 'quantity',
        header: t('common.quantity'),
        width: 100,
        align: 'end',
        render: (row) => format.quantity(Math.round(row.quantity * 1000), row.unit),
      },
      {
        id: 'price',
        header: t('common.price'),
        width: 110,
        align: 'end',
        render: (row) => format.amount(row.priceMinor),
      },
      {
        id: 'discount',
        header: t('common.discount'),
        width: 90,
        align: 'end',
        render: (row) => (row.discountBp === 0 ? '' : format.percent(row.discountBp)),
      },
      {
        id: 'vat',
        header: t('common.vat'),
        width: 100,
        align: 'end',
        render: (row) => format.amount(row.vatMinor),
      },
      {
        id: 'sum',
        header: t('common.sum'),
        width: 120,
        align: 'end',
        render: (row) => <b>{format.amount(row.sumMinor)}</b>,
      },
      { id: 'reason', header: t('picker.belowMinimum'), width: 200, render: (row) => row.belowMinimumReason },
    ],
    [t, format],
  );
}

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
  const columns = useColumns();
  const [currentKey, setCurrentKey] = useState<string | null>(null);
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
        <dl className={styles.totals}>
          <dt>{t('terms.client')}</dt>
          <dd>{invoice.partnerName}</dd>
          <dt>{t('common.vat')}</dt>
          <dd>{money(invoice.vatMinor)}</dd>
          <dt>{t('common.total')}</dt>
          <dd className={styles.grand}>{money(invoice.totalMinor)}</dd>
          <dt>{t('sell.paid')}</dt>
          <dd>{money(invoice.paidMinor)}</dd>
        </dl>
      }
    >
      <DataGrid
        aria-label={t('sell.invoiceLines')}
        rows={invoice.lines}
        getKey={keyOf}
        columns={columns}
        currentKey={currentKey}
        onCurrentChange={setCurrentKey}
      />
    </Panel>
  );
}

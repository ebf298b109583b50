// One version of a quote: lines and sums, all versions, what changed since the one before, its invoices.
import { useMemo, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Chip } from '#renderer/ui/Chip.tsx';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { useRouteParams } from '#renderer/ui/routing.ts';
import { ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import { QuoteActions } from './QuoteActions.tsx';
import styles from './Quotes.module.css';
import { type Quote, quoteTones } from './quote.ts';
import { VersionChanges } from './VersionChanges.tsx';
import { VersionList } from './VersionList.tsx';

type Line = Quote['lines'][number];
const keyOf = (row: Line): string => row.id;

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

export function QuoteScreen() {
  const params = useRouteParams('quote');
  const errorText = useErrorText();
  const { value, error } = useLive('quotes.load', params === null ? undefined : { id: params.id });
  if (error) return <ErrorState isPage title={errorText(error)} />;
  return value ? <QuoteView key={value.id} quote={value} /> : <Skeleton rows={8} />;
}

function QuoteView({ quote }: { quote: Quote }) {
  const t = useT();
  const format = useFormat();
  const columns = useColumns();
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const title = t('quotes.title', { number: quote.number, date: format.longDate(quote.date) });
  return (
    <Panel
      label={title}
      isScrollable={false}
      header={
        <PanelHeader isPage title={title} actions={<QuoteActions quote={quote} />}>
          <Chip tone={quoteTones[quote.state]}>{t(`finance.${quote.state}`)}</Chip>
        </PanelHeader>
      }
      footer={<Totals quote={quote} />}
    >
      <div className={styles.screen}>
        <DataGrid
          aria-label={t('quotes.lines')}
          rows={quote.lines}
          getKey={keyOf}
          columns={columns}
          currentKey={currentKey}
          onCurrentChange={setCurrentKey}
        />
        <div className={styles.below}>
          <VersionList quote={quote} />
          <VersionChanges quote={quote} />
        </div>
      </div>
    </Panel>
  );
}

function Totals({ quote }: { quote: Quote }) {
  const t = useT();
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, quote.currency);
  return (
    <dl className={styles.totals}>
      <dt>{t('terms.client')}</dt>
      <dd>{quote.partnerName}</dd>
      <dt>{t('quotes.validUntil')}</dt>
      <dd>{quote.validUntil === null ? t('quotes.noTerm') : format.date(quote.validUntil)}</dd>
      <dt>{t('common.vat')}</dt>
      <dd>{money(quote.vatMinor)}</dd>
      <dt>{t('common.total')}</dt>
      <dd className={styles.grand}>{money(quote.totalMinor)}</dd>
    </dl>
  );
}

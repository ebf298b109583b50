// One version of a quote: lines and sums, all versions, what changed since the one before, its invoices.
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Chip } from '#renderer/ui/Chip.tsx';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { useRouteParams } from '#renderer/ui/routing.ts';
import { ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import { DocumentLines, DocumentTotals, quoteTones } from '../documentLines/index.ts';
import { QuoteActions } from './QuoteActions.tsx';
import styles from './Quotes.module.css';
import type { Quote } from './quote.ts';
import { VersionChanges } from './VersionChanges.tsx';
import { VersionList } from './VersionList.tsx';

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
        <DocumentLines aria-label={t('quotes.lines')} lines={quote.lines} />
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
    <DocumentTotals
      rows={[
        { label: t('terms.client'), value: quote.partnerName },
        {
          label: t('quotes.validUntil'),
          value: quote.validUntil === null ? t('quotes.noTerm') : format.date(quote.validUntil),
        },
        { label: t('common.vat'), value: money(quote.vatMinor) },
        { label: t('common.total'), value: money(quote.totalMinor), isGrand: true },
      ]}
    />
  );
}

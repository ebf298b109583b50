// All versions of a quote and the invoices made from them; each opens.
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { pathTo } from '#renderer/ui/routing.ts';
import { quoteTones } from '../documentLines/index.ts';
import styles from './Quotes.module.css';
import type { Quote } from './quote.ts';

export function VersionList({ quote }: { quote: Quote }) {
  const t = useT();
  const format = useFormat();
  return (
    <section className={styles.pane} aria-label={t('quotes.versions')}>
      <h2 className={styles.paneTitle}>{t('quotes.versions')}</h2>
      <ol className={styles.list}>
        {quote.versions.map((version) => (
          <li key={version.id} className={styles.row}>
            <a
              href={`#${pathTo('quote', { id: version.id })}`}
              aria-current={version.id === quote.id ? 'page' : undefined}
            >
              {t('quotes.versionOf', { version: version.version })}
            </a>
            <span className={styles.muted}>{version.number}</span>
            <span className={styles.muted}>{format.date(version.date)}</span>
            <span className={styles.amount}>{format.money(version.totalMinor, quote.currency)}</span>
            <Chip tone={quoteTones[version.state]}>{t(`finance.${version.state}`)}</Chip>
          </li>
        ))}
      </ol>
      {quote.invoices.length > 0 ? (
        <>
          <h2 className={styles.paneTitle}>{t('quotes.invoices')}</h2>
          <ul className={styles.list}>
            {quote.invoices.map((invoice) => (
              <li key={invoice.id} className={styles.row}>
                <a href={`#${pathTo('invoice', { id: invoice.id })}`}>{invoice.number}</a>
                <span className={styles.muted}>{format.date(invoice.date)}</span>
                <span className={styles.amount}>{format.money(invoice.totalMinor, invoice.currency)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

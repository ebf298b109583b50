// What changed since the version before, line by line; lines that stayed are not shown.
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import styles from './Quotes.module.css';
import type { Quote } from './quote.ts';

type Changes = NonNullable<Quote['changes']>;
type Figures = Changes['lines'][number]['before'];

function Side({ side, unit }: { side: Figures; unit: string }) {
  const format = useFormat();
  if (side === null) return <>–</>;
  const quantity = format.quantity(Math.round(side.quantity * 1000), unit);
  const discount = side.discountBp === 0 ? '' : ` – ${format.percent(side.discountBp)}`;
  return (
    <>
      {quantity} × {format.amount(side.priceMinor)}
      {discount}
      <br />
      <b>{format.amount(side.sumMinor)}</b>
    </>
  );
}

export function VersionChanges({ quote }: { quote: Quote }) {
  const t = useT();
  const { changes } = quote;
  if (changes === null) {
    return (
      <section className={styles.pane} aria-label={t('quotes.noChanges')}>
        <p className={styles.muted}>{t('quotes.noChanges')}</p>
      </section>
    );
  }
  const title = t('quotes.changes', { number: changes.fromNumber });
  return (
    <section className={styles.pane} aria-label={title}>
      <h2 className={styles.paneTitle}>{title}</h2>
      <ChangesTable quote={quote} changes={changes} title={title} />
    </section>
  );
}

function ChangesTable({ quote, changes, title }: { quote: Quote; changes: Changes; title: string }) {
  const t = useT();
  const format = useFormat();
  const signed = (minor: number): string => `${minor > 0 ? '+' : ''}${format.amount(minor)}`;
  const shown = changes.lines.filter(({ kind }) => kind !== 'same');
  return (
    <table className={styles.changes} aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{t('terms.item')}</th>
          <th scope="col">{t('quotes.before')}</th>
          <th scope="col">{t('quotes.after')}</th>
          <th scope="col">{t('quotes.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.length === 0 ? (
          <tr>
            <td colSpan={4}>{t('quotes.sameLines')}</td>
          </tr>
        ) : null}
        {shown.map(({ id, kind, name, unit, before, after }) => (
          <tr key={id} data-kind={kind}>
            <th scope="row">
              {name} <span className={styles.muted}>{kind === 'same' ? '' : t(`quotes.${kind}`)}</span>
            </th>
            <td>
              <Side side={before} unit={unit} />
            </td>
            <td>
              <Side side={after} unit={unit} />
            </td>
            <td>{signed((after?.sumMinor ?? 0) - (before?.sumMinor ?? 0))}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('common.total')}</th>
          <td>{format.money(changes.totalBeforeMinor, quote.currency)}</td>
          <td>{format.money(quote.totalMinor, quote.currency)}</td>
          <td>{signed(quote.totalMinor - changes.totalBeforeMinor)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

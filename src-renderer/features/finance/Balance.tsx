// What the client owes us, per currency, and how old the debt is as small bars.
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import type { Output } from '#shared/contract/index.ts';
import styles from './Finance.module.css';

type FinanceHead = Output<'desk.loadFinance'>;
type Currency = FinanceHead['debt'][number]['currency'];
type Bucket = FinanceHead['ageing'][number]['bucket'];

const buckets: readonly Bucket[] = ['notDue', 'd1_30', 'd31_60', 'd61_90', 'd91'];

function Ageing({ currency, rows }: { currency: Currency; rows: FinanceHead['ageing'] }) {
  const t = useT();
  const format = useFormat();
  const minorOf = (bucket: Bucket): number => rows.find((row) => row.bucket === bucket)?.minor ?? 0;
  const greatest = Math.max(1, ...buckets.map(minorOf));
  return (
    <div className={styles.ageingBox}>
      <div className={styles.muted} aria-hidden>
        {t('finance.ageing')}
      </div>
      <ul className={styles.ageing} aria-label={t('finance.ageing')}>
        {buckets.map((bucket) => {
          const minor = minorOf(bucket);
          return (
            <li key={bucket} className={styles.bucket}>
              <span className={styles.bar} aria-hidden>
                <span
                  className={bucket === 'notDue' ? styles.fresh : styles.late}
                  style={{ height: `${Math.round((minor / greatest) * 100)}%` }}
                />
              </span>
              <span className={styles.muted}>{t(`finance.${bucket}`)}</span>
              <span className={classNames(styles.bucketSum, minor === 0 && styles.zero)}>
                {format.money(minor, currency)}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function OneCurrency({ head, currency }: { head: FinanceHead; currency: Currency }) {
  const t = useT();
  const format = useFormat();
  const of = (rows: FinanceHead['debt']): number => rows.find((row) => row.currency === currency)?.minor ?? 0;
  const debt = of(head.debt);
  const overdue = of(head.overdue);
  const title = debt === 0 ? 'finance.settled' : debt > 0 ? 'finance.theyOwe' : 'finance.weOwe';
  return (
    <div className={styles.balance}>
      <div>
        <div className={styles.muted}>{t(title)}</div>
        <div className={styles.sum}>{format.money(Math.abs(debt), currency)}</div>
        {overdue > 0 ? (
          <div className={styles.overdue}>
            {t('finance.ofItOverdue')}: {format.money(overdue, currency)}
          </div>
        ) : null}
      </div>
      <Ageing currency={currency} rows={head.ageing.filter((row) => row.currency === currency)} />
    </div>
  );
}

/** One line per currency: sums never mix. */
export function Balance({ partnerId }: { partnerId: string }) {
  const t = useT();
  const errorText = useErrorText();
  const { value, error } = useLive('desk.loadFinance', { partnerId });
  if (error && !value) {
    return (
      <p role="alert" className={styles.overdue}>
        {errorText(error)}
      </p>
    );
  }
  if (!value) return <div className={styles.balances} />;
  const currencies = [...new Set([...value.debt, ...value.ageing].map((row) => row.currency))];
  return (
    <section className={styles.balances} aria-label={t('finance.balance')}>
      {currencies.length === 0 ? <div className={styles.muted}>{t('finance.settled')}</div> : null}
      {currencies.map((currency) => (
        <OneCurrency key={currency} head={value} currency={currency} />
      ))}
    </section>
  );
}

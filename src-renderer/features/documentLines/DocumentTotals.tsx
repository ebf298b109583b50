// The row of facts and sums below a document.
import styles from './DocumentTotals.module.css';

export type DocumentTotalsProps = {
  rows: readonly { label: string; value: string; isGrand?: boolean }[];
};

export function DocumentTotals({ rows }: DocumentTotalsProps) {
  return (
    <dl className={styles.totals}>
      {rows.map(({ label, value, isGrand }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={isGrand ? styles.grand : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

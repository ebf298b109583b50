// Labelled facts of a card, one a row; what is empty is left out.
import type { ReactNode } from 'react';
import styles from './Card.module.css';

export type Fact = readonly [label: string, value: ReactNode];

export function Facts({ rows }: { rows: readonly Fact[] }) {
  const filled = rows.filter(([, value]) => value !== '' && value !== null);
  if (filled.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {filled.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

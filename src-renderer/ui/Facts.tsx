// A list of what is known: label and value; empty values are left out.
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './Facts.module.css';

export type Fact = readonly [label: string, value: ReactNode];

export type FactsProps = {
  /** Labels are unique within the list. */
  rows: readonly Fact[];
  /** Values are amounts: they stand at the end, under each other. */
  areAmounts?: boolean;
};

export function Facts({ rows, areAmounts }: FactsProps) {
  const filled = rows.filter(([, value]) => value !== '' && value !== null);
  if (filled.length === 0) return null;
  return (
    <dl className={classNames(styles.facts, areAmounts && styles.amounts)}>
      {filled.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

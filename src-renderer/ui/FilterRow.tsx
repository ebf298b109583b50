// The filters of a list in one row, as narrow as their words; made to stand beside tabs or in a head.
import type { ReactNode } from 'react';
import styles from './FilterRow.module.css';

export function FilterRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

// The head of a page of sync: its title, what it is about, what can be done.
import type { ReactNode } from 'react';
import styles from './Sync.module.css';

export type PageHeadProps = { title: string; hint?: ReactNode; actions?: ReactNode };

export function PageHead({ title, hint, actions }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <h1>{title}</h1>
      {actions}
      {hint ? <p className={styles.hint}>{hint}</p> : null}
    </header>
  );
}

// A part of the item's card under its own heading.
import type { ReactNode } from 'react';
import styles from './Catalog.module.css';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{title}</h3>
      {children}
    </section>
  );
}

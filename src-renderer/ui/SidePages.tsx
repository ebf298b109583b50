// A screen of several pages: their list at the side – above on a narrow screen – and the chosen one, which scrolls by itself.
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Badge } from './Badge.tsx';
import styles from './SidePages.module.css';

export type SidePage = { id: string; label: string; to: string; count?: number; isUrgent?: boolean };
export type SidePagesProps = {
  /** The accessible name of the list. */
  label: string;
  pages: readonly SidePage[];
  current: SidePage['id'];
  /** Ways out to other screens, set apart at the end. */
  more?: readonly { to: string; label: string }[];
  children: ReactNode;
};

export function SidePages({ label, pages, current, more = [], children }: SidePagesProps) {
  const shown = pages.find(({ id }) => id === current);
  return (
    <div className={styles.screen}>
      <nav aria-label={label} className={styles.nav}>
        {pages.map(({ id, to, label: name, count, isUrgent }) => (
          <Link key={id} to={to} aria-current={id === current ? 'page' : undefined}>
            {name}
            {count ? <Badge count={count} tone={isUrgent ? 'danger' : 'neutral'} /> : null}
          </Link>
        ))}
        {more.length > 0 ? (
          <div className={styles.more}>
            {more.map(({ to, label: name }) => (
              <Link key={to} to={to}>
                {name}
              </Link>
            ))}
          </div>
        ) : null}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.page} key={current} tabIndex={0} aria-label={shown?.label}>
        {children}
      </section>
    </div>
  );
}

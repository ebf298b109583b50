// A row of buttons that never wraps: in a narrow place shortcuts vanish first, then labels of buttons with icons.
import type { ReactNode } from 'react';
import styles from './ActionBar.module.css';
import { classNames } from './classNames.ts';

export type ActionBarProps = { children: ReactNode; align?: 'start' | 'end'; className?: string };

/** Measures its own width (container query), so it must sit in a place that can grow. */
export function ActionBar({ children, align = 'start', className }: ActionBarProps) {
  return (
    <div className={classNames(styles.container, className)} data-action-bar="">
      <div className={classNames(styles.bar, align === 'end' && styles.end)}>{children}</div>
    </div>
  );
}

// Tabs over one panel. The caller renders the chosen panel only; nothing of the others stays mounted.
import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { Badge } from './Badge.tsx';
import { classNames } from './classNames.ts';
import styles from './Tabs.module.css';

export type TabItem<V extends string> = { id: V; label: string; count?: number; isDisabled?: boolean };
export type TabsProps<V extends string> = {
  value: V;
  onChange: (value: V) => void;
  items: readonly TabItem<V>[];
  'aria-label': string;
  /** The panel of the chosen tab. */
  children: ReactNode;
  /** Beside the tabs, at the end of their row. */
  actions?: ReactNode;
  className?: string;
};

/** The tab's name is its label alone; the count is shown beside it. Arrow keys move and choose. */
export function Tabs<V extends string>({
  value,
  onChange,
  items,
  children,
  actions,
  className,
  ...rest
}: TabsProps<V>) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next: V) => onChange(next)}
      className={classNames(styles.root, className)}
    >
      <div className={styles.bar}>
        <Base.List activateOnFocus aria-label={rest['aria-label']} className={styles.list}>
          {items.map((item) => (
            <Base.Tab key={item.id} value={item.id} disabled={item.isDisabled} className={styles.tab}>
              {item.label}
              {item.count === undefined ? null : <Badge count={item.count} isHidden />}
            </Base.Tab>
          ))}
        </Base.List>
        {actions}
      </div>
      <Base.Panel key={value} value={value} className={styles.panel}>
        {children}
      </Base.Panel>
    </Base.Root>
  );
}

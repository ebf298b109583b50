// A named region of the screen, reachable by F6, with its own head, scroll and error boundary.
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import styles from './Panel.module.css';

export type PanelHeaderProps = {
  title: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
  /** The head of a whole screen: its title is the page's first heading. */
  isPage?: boolean;
};

/** A heading row; `children` stand between title and actions. */
export function PanelHeader({ title, actions, children, isPage = false }: PanelHeaderProps) {
  const Heading = isPage ? 'h1' : 'h2';
  return (
    <header className={styles.header}>
      <Heading
        className={styles.title}
        data-ellipsis=""
        title={typeof title === 'string' ? title : undefined}
      >
        {title}
      </Heading>
      {children}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
  );
}

export type PanelProps = {
  /** The accessible name of the region. */
  label: string;
  children: ReactNode;
  /** Usually a PanelHeader. */
  header?: ReactNode;
  footer?: ReactNode;
  look?: 'plain' | 'card';
  isScrollable?: boolean;
  /** Whether F6 stops here (default yes for plain panels, no for cards). */
  isPane?: boolean;
  className?: string;
};

/** role=region named `label`; a failure inside stays inside. */
export function Panel({
  label,
  children,
  header,
  footer,
  look = 'plain',
  isScrollable = true,
  isPane = look === 'plain',
  className,
}: PanelProps) {
  return (
    <section
      aria-label={label}
      tabIndex={-1}
      data-pane={isPane ? '' : undefined}
      className={classNames(styles.panel, styles[look], className)}
    >
      {header}
      <div className={classNames(styles.body, isScrollable && styles.scroll)}>
        <ErrorBoundary pane="panel">{children}</ErrorBoundary>
      </div>
      {footer}
    </section>
  );
}

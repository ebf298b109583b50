// The frame of every settings form: one measure, a heading, groups, and a bar of actions that stays in sight.
import type { ReactNode } from 'react';
import { submitOnCtrlEnter } from '#renderer/ui/submitOnCtrlEnter.ts';
import styles from './FormPage.module.css';
import shared from './Settings.module.css';

export type FormPageProps = {
  title: string;
  hint?: ReactNode;
  /** Beside the title. */
  actions?: ReactNode;
  /** Stays at the foot of the page while it scrolls. */
  foot?: ReactNode;
  /** Given: a form, submitted by Enter in a field, Ctrl+Enter anywhere, or its button. */
  onSubmit?: () => void;
  isWide?: boolean;
  children: ReactNode;
};

export function FormPage({ title, hint, actions, foot, onSubmit, isWide, children }: FormPageProps) {
  const body = (
    <>
      <header className={styles.head}>
        <h1>{title}</h1>
        {actions}
        {hint ? <p className={shared.hint}>{hint}</p> : null}
      </header>
      {children}
      {foot ? <div className={styles.foot}>{foot}</div> : null}
    </>
  );
  const className = isWide ? `${styles.form} ${styles.wide}` : styles.form;
  if (!onSubmit) return <div className={className}>{body}</div>;
  return (
    <form
      noValidate
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDown={submitOnCtrlEnter}
    >
      {body}
    </form>
  );
}

export type FormGroupProps = { title: string; hint?: ReactNode; children: ReactNode };

/** Fields that belong together, under their own heading. */
export function FormGroup({ title, hint, children }: FormGroupProps) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2>{title}</h2>
      {hint ? <p className={shared.hint}>{hint}</p> : null}
      {children}
    </section>
  );
}

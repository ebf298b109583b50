// The actions of a form that keeps its draft: Save, Discard, and a word on what is not saved yet.
import type { ReactNode } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './FormPage.module.css';

export type FormFootProps = {
  draft: { isChanged: boolean; drop: () => void };
  isRunning: boolean;
  children?: ReactNode;
};

/** `children` stand between Save and the state of the draft. */
export function FormFoot({ draft, isRunning, children }: FormFootProps) {
  const t = useT();
  return (
    <>
      <Button type="submit" variant="primary" kbd="Ctrl+Enter" disabled={isRunning}>
        {t('common.save')}
      </Button>
      {children}
      {draft.isChanged ? (
        <>
          <Button variant="quiet" onClick={() => draft.drop()}>
            {t('settings.discard')}
          </Button>
          <span role="status" className={styles.unsaved}>
            {t('settings.unsaved')}
          </span>
        </>
      ) : null}
    </>
  );
}

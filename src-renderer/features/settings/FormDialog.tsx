// A dialog of the settings that is one form: its fields, Cancel and Save, Ctrl+Enter. Keeps no value itself.
import { type ReactNode, useId } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog, type DialogProps } from '#renderer/ui/Dialog.tsx';
import { submitOnCtrlEnter } from '#renderer/ui/submitOnCtrlEnter.ts';
import styles from './Settings.module.css';

export type FormDialogProps = Pick<DialogProps, 'title' | 'size' | 'onClose'> & {
  isSaving: boolean;
  onSave: () => Promise<void>;
  children: ReactNode;
};

export function FormDialog({ isSaving, onClose, onSave, children, ...dialog }: FormDialogProps) {
  const t = useT();
  const formId = useId();
  return (
    <Dialog
      {...dialog}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" kbd="Ctrl+Enter" disabled={isSaving}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className={styles.dialogForm}
        onSubmit={(event) => {
          event.preventDefault();
          void onSave();
        }}
        onKeyDown={submitOnCtrlEnter}
      >
        {children}
      </form>
    </Dialog>
  );
}

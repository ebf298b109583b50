// The frame of the plain forms: title, form, refusal, doubts after saving, buttons. Saves nothing itself.
import { type ReactNode, useEffect, useId, useState } from 'react';
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Form } from '#renderer/ui/Form.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import { showFieldErrors } from './fieldErrors.ts';
import { FormError, type WarningRow, Warnings } from './Notes.tsx';

export type Saved = { id: string; warnings: readonly WarningRow[] };

export type SaveDialogProps<V extends FieldValues> = {
  title: string;
  form: UseFormReturn<V>;
  /** @param savedId known after a first save that left doubts: then it is an update */
  save: (values: V, savedId: string | undefined) => Promise<Saved | undefined>;
  onClose: () => void;
  onSaved?: (id: string) => void;
  labelOf: (field: string) => string;
  error: AppError | undefined;
  isRunning: boolean;
  size?: 'md' | 'lg';
  children: ReactNode;
};

/** Closes after a save without doubts; with doubts it stays, shows them in yellow and lets one mend or close. */
export function SaveDialog<V extends FieldValues>(props: SaveDialogProps<V>) {
  const { title, form, save, onClose, onSaved, labelOf, error, isRunning, size = 'md', children } = props;
  const t = useT();
  const formId = useId();
  const [saved, setSaved] = useState<Saved>();
  useEffect(() => showFieldErrors(form, error), [form, error]);
  const close = (done: Saved | undefined): void => {
    if (done) onSaved?.(done.id);
    onClose();
  };
  const submit = async (values: V): Promise<void> => {
    const done = await save(values, saved?.id);
    if (!done) return;
    if (done.warnings.length === 0) close(done);
    else setSaved(done);
  };
  return (
    <Dialog
      isOpen
      onClose={() => close(saved)}
      title={title}
      size={size}
      footer={
        <>
          <Button onClick={() => close(saved)}>{saved ? t('common.close') : t('common.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" kbd="Ctrl+Enter" disabled={isRunning}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <Form form={form} id={formId} onSubmit={submit}>
          {children}
          <FormError error={error} />
          {saved ? (
            <Warnings title={t('partner.checkThese')} rows={saved.warnings} labelOf={labelOf} />
          ) : null}
        </Form>
      </FormProvider>
    </Dialog>
  );
}

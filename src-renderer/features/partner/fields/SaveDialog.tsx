// The frame of the plain forms: title, form, refusal, doubts after saving, buttons. Saves nothing itself.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type FieldValues, FormProvider, type UseFormReturn } from 'react-hook-form';
import { DraftLine, type FormDraft } from '#renderer/features/drafts/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Form } from '#renderer/ui/Form.tsx';
import type { AppError } from '#shared/contract/errors.ts';
import { showFieldErrors } from './fieldErrors.ts';
import styles from './fields.module.css';
import { FormError, type WarningRow, Warnings } from './Notes.tsx';

export type Saved = { id: string; warnings: readonly WarningRow[] };

export type SaveDialogProps<V extends FieldValues> = {
  title: string;
  form: UseFormReturn<V>;
  draft: FormDraft;
  /** @param savedId known after a first save that left doubts: then it is an update */
  save: (values: V, savedId: string | undefined) => Promise<Saved | undefined>;
  onClose: () => void;
  onSaved?: (id: string) => void;
  labelOf: (field: string) => string;
  error: AppError | undefined;
  isRunning: boolean;
  size?: 'md' | 'lg';
  /** Closing asks nothing: the draft is there when the form is opened again. */
  keepsDraft?: boolean;
  children: ReactNode;
};

/** In place of the buttons: throw away what was typed, or go on. A second Esc closes and leaves the draft. */
function Discard({ onDiscard, onKeep }: { onDiscard: () => void; onKeep: () => void }) {
  const t = useT();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    <>
      <span role="alert" className={styles.asks}>
        {t('partner.notSaved')}
      </span>
      <Button variant="danger" onClick={onDiscard}>
        {t('partner.discard')}
      </Button>
      <Button ref={keep} variant="primary" onClick={onKeep}>
        {t('partner.keepEditing')}
      </Button>
    </>
  );
}

/** Closes after a save without doubts; with doubts it stays, shows them in yellow and lets one mend or close. */
export function SaveDialog<V extends FieldValues>(props: SaveDialogProps<V>) {
  const {
    title,
    form,
    draft,
    save,
    onClose,
    onSaved,
    labelOf,
    error,
    isRunning,
    size = 'md',
    keepsDraft,
    children,
  } = props;
  const t = useT();
  const formId = useId();
  const [saved, setSaved] = useState<Saved>();
  useEffect(() => showFieldErrors(form, error), [form, error]);
  const [isAsking, setAsking] = useState(false);
  // Read here: react-hook-form tracks it only when it is read while rendering.
  const { isDirty } = form.formState;
  const close = (done: Saved | undefined): void => {
    if (done) onSaved?.(done.id);
    onClose();
  };
  /** Esc, the cross, Cancel: what was typed is not thrown away without a question. */
  const leave = (): void => {
    if (!isDirty || keepsDraft || saved || isAsking) close(saved);
    else setAsking(true);
  };
  const submit = async (values: V): Promise<void> => {
    const done = await save(values, saved?.id);
    if (!done) return;
    draft.done();
    if (done.warnings.length === 0) close(done);
    else setSaved(done);
  };
  return (
    <Dialog
      isOpen
      onClose={leave}
      title={title}
      size={size}
      footer={
        isAsking ? (
          <Discard
            onDiscard={() => {
              draft.discard();
              close(saved);
            }}
            onKeep={() => setAsking(false)}
          />
        ) : (
          <>
            <Button onClick={leave}>{saved ? t('common.close') : t('common.cancel')}</Button>
            <Button type="submit" form={formId} variant="primary" kbd="Ctrl+Enter" disabled={isRunning}>
              {t('common.save')}
            </Button>
          </>
        )
      }
    >
      <FormProvider {...form}>
        <Form form={form} id={formId} onSubmit={submit}>
          <DraftLine draft={draft} />
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

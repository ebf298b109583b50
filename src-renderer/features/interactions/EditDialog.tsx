// Edits what is written in an interaction; its time is moved elsewhere.
import { useEffect, useId } from 'react';
import { z } from 'zod';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Form, FormField } from '#renderer/ui/Form.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextArea, TextField } from '#renderer/ui/TextField.tsx';
import { DraftLine, useDraftForm } from '../drafts/index.ts';
import { useStep } from '../steps/index.ts';
import { ContactField, FormButtons, FormError, showFieldErrors, useFieldErrorText } from './formParts.tsx';
import styles from './forms.module.css';
import type { RowDialogProps } from './MoveDialog.tsx';

const importances = ['low', 'normal', 'high'] as const;

const EditForm = z.object({
  subject: z.string().trim().min(1).max(300),
  content: z.string().max(8000),
  result: z.string().max(4000),
  place: z.string().max(300),
  importance: z.enum(importances),
  contactId: z.string(),
});
type Values = z.infer<typeof EditForm>;

/** Notes show only what a note has. */
export function EditDialog({ row, onClose }: RowDialogProps) {
  const t = useT();
  const formId = useId();
  const errorText = useFieldErrorText();
  const { run, isRunning, error } = useStep('interactions.update');
  const { subject, content, result, place, importance } = row;
  const { form, draft } = useDraftForm<Values>(`interaction.${row.id}`, EditForm, {
    subject,
    content,
    result,
    place,
    importance,
    contactId: row.contactId ?? '',
  });
  const save = async ({ contactId, ...fields }: Values): Promise<void> => {
    const saved = await run({ ...fields, id: row.id, contactId: contactId || null }, t('interactions.saved'));
    if (!saved) return;
    draft.done();
    onClose();
  };
  useEffect(() => showFieldErrors(form, error), [form, error]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('interactions.editTitle')}
      footer={
        <FormButtons formId={formId} label={t('interactions.save')} isRunning={isRunning} onClose={onClose} />
      }
    >
      <Form form={form} id={formId} onSubmit={save}>
        <DraftLine draft={draft} />
        <FormField
          control={form.control}
          name="subject"
          label={t('interactions.subject')}
          isRequired
          errorText={errorText}
        >
          {(control) => <TextField {...control} maxLength={300} />}
        </FormField>
        <FormField control={form.control} name="content" label={t('interactions.details')}>
          {(control) => <TextArea {...control} maxLength={8000} />}
        </FormField>
        {row.kind === 'note' ? null : (
          <>
            <FormField control={form.control} name="result" label={t('interactions.result')}>
              {(control) => <TextArea {...control} rows={2} maxLength={4000} />}
            </FormField>
            <div className={styles.pair}>
              <ContactField control={form.control} partnerId={row.partnerId} />
              <FormField control={form.control} name="place" label={t('interactions.place')}>
                {(control) => <TextField {...control} maxLength={300} />}
              </FormField>
            </div>
          </>
        )}
        <FormField control={form.control} name="importance" label={t('interactions.importance')}>
          {({ ref: _ref, ...control }) => (
            <Select
              {...control}
              options={importances.map((value) => ({ value, label: t(`interactions.${value}`) }))}
            />
          )}
        </FormField>
        <FormError error={error} />
      </Form>
    </Dialog>
  );
}

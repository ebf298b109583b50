// Returns what was called done, with the words why.
import { useId } from 'react';
import { z } from 'zod';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Form, FormField } from '#renderer/ui/Form.tsx';
import { TextArea } from '#renderer/ui/TextField.tsx';
import { DraftLine, useDraftForm } from '../drafts/index.ts';
import { FormButtons, FormError } from '../interactions/index.ts';
import { useStep } from '../steps/index.ts';

const ReturnForm = z.object({ note: z.string().trim().min(1).max(1000) });

export function ReturnDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const formId = useId();
  const { run, isRunning, error } = useStep('tasks.return');
  const { form, draft } = useDraftForm(`taskReturn.${id}`, ReturnForm, { note: '' });
  const save = async ({ note }: { note: string }): Promise<void> => {
    if (!(await run({ id, note }, t('tasks.returnDone')))) return;
    draft.done();
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="sm"
      title={t('tasks.returnTitle')}
      footer={
        <FormButtons formId={formId} label={t('tasks.return')} isRunning={isRunning} onClose={onClose} />
      }
    >
      <Form form={form} id={formId} onSubmit={save}>
        <DraftLine draft={draft} />
        <FormField
          control={form.control}
          name="note"
          label={t('tasks.returnWhy')}
          isRequired
          errorText={() => t('tasks.required')}
        >
          {(control) => <TextArea {...control} rows={3} maxLength={1000} />}
        </FormField>
        <FormError error={error} />
      </Form>
    </Dialog>
  );
}

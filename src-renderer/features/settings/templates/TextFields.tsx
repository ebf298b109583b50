// The texts of one template. Controlled; tells which text the cursor was in last.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { TextArea, TextField } from '#renderer/ui/TextField.tsx';
import styles from '../Settings.module.css';

export type TemplateTexts = { name: string; subject: string; body: string; signature: string };
export type TextKey = 'subject' | 'body' | 'signature';

export type TextFieldsProps = {
  values: TemplateTexts;
  onChange: (values: TemplateTexts) => void;
  errorOf: (field: string) => string | undefined;
  onFocus: (key: TextKey, element: HTMLInputElement | HTMLTextAreaElement) => void;
};

export function TextFields({ values, onChange, errorOf, onFocus }: TextFieldsProps) {
  const t = useT();
  const set = (patch: Partial<TemplateTexts>): void => onChange({ ...values, ...patch });
  return (
    <div className={styles.stack}>
      <Field label={t('settings.templateSubject')} isRequired error={errorOf('subject')}>
        <TextField
          value={values.subject}
          maxLength={300}
          onFocus={(event) => onFocus('subject', event.currentTarget)}
          onChange={(subject) => set({ subject })}
        />
      </Field>
      <Field label={t('settings.templateBody')} isRequired error={errorOf('body')}>
        <TextArea
          value={values.body}
          rows={8}
          maxLength={20_000}
          onFocus={(event) => onFocus('body', event.currentTarget)}
          onChange={(body) => set({ body })}
        />
      </Field>
      <Field label={t('settings.templateSignature')} error={errorOf('signature')}>
        <TextArea
          value={values.signature}
          rows={4}
          maxLength={2000}
          onFocus={(event) => onFocus('signature', event.currentTarget)}
          onChange={(signature) => set({ signature })}
        />
      </Field>
    </div>
  );
}

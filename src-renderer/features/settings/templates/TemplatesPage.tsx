// Letter templates, one a kind and language: subject, text and signature with fields, a preview on a real invoice, and the way
// back to the shipped text.
import { type ReactNode, useRef, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { DraftLine, useKeptState } from '#renderer/features/drafts/index.ts';
import { FormError } from '#renderer/features/partner/index.ts';
import { useStep } from '#renderer/features/steps/index.ts';
import { useLanguage, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import { EmptyState, Skeleton } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import { type Language, languageNames, languages } from '#shared/domain/language.ts';
import { FormFoot } from '../FormFoot.tsx';
import { FormGroup, FormPage } from '../FormPage.tsx';
import { useFieldErrors } from '../organization/useOrganizationPart.ts';
import { FieldPalette } from './FieldPalette.tsx';
import { TemplatePreview } from './TemplatePreview.tsx';
import { type TemplateTexts, TextFields, type TextKey } from './TextFields.tsx';

type Row = Output<'mail.listTemplates'>['rows'][number];

export function TemplatesPage() {
  const t = useT();
  const { lang } = useLanguage();
  const [language, setLanguage] = useState<Language>(lang);
  const [kind, setKind] = useState<Row['kind']>('invoice');
  const { value } = useLive('mail.listTemplates', {});
  if (!value) return <Skeleton rows={8} />;
  const row = value.rows.find((template) => template.language === language && template.kind === kind);
  const choice = (
    <>
      <SegmentedControl
        aria-label={t('quotes.templateKind')}
        value={kind}
        onChange={setKind}
        items={[
          { id: 'invoice' as const, label: t('terms.invoice') },
          { id: 'quote' as const, label: t('terms.quote') },
        ]}
      />
      <SegmentedControl
        aria-label={t('settings.templateLanguage')}
        value={language}
        onChange={setLanguage}
        items={languages.map((id) => ({ id, label: languageNames[id] }))}
      />
    </>
  );
  if (!row) {
    return (
      <FormPage title={t('settings.templates')}>
        {choice}
        <EmptyState title={t('settings.noTemplates')} />
      </FormPage>
    );
  }
  return <TemplateEditor key={row.id} row={row} choice={choice} />;
}

function TemplateEditor({ row, choice }: { row: Row; choice: ReactNode }) {
  const t = useT();
  const { name, subject, body, signature } = row;
  const draft = useKeptState<TemplateTexts>(`template.${row.id}`, { name, subject, body, signature });
  const save = useStep('mail.saveTemplate');
  const reset = useStep('mail.resetTemplate', { isErrorToasted: true });
  const errorOf = useFieldErrors(save.error);
  const last = useRef<{ key: TextKey; element: HTMLInputElement | HTMLTextAreaElement }>(undefined);
  const insert = (field: string): void => {
    const { key, element } = last.current ?? { key: 'body' as const, element: undefined };
    const text = draft.values[key];
    const from = element?.selectionStart ?? text.length;
    const to = element?.selectionEnd ?? from;
    draft.set({ ...draft.values, [key]: `${text.slice(0, from)}{${field}}${text.slice(to)}` });
    element?.focus();
    requestAnimationFrame(() => {
      const end = from + field.length + 2;
      element?.setSelectionRange(end, end);
    });
  };
  const saveNow = async (): Promise<void> => {
    if (await save.run({ ...draft.values, id: row.id }, t('settings.templateSaved')))
      draft.drop(draft.values);
  };
  const resetNow = async (): Promise<void> => {
    if (await reset.run({ id: row.id }, t('settings.templateReset'))) draft.drop();
  };
  return (
    <FormPage
      title={t('settings.templates')}
      hint={t('settings.templatesHint')}
      onSubmit={() => void saveNow()}
      foot={
        <FormFoot draft={draft} isRunning={save.isRunning}>
          <Button disabled={reset.isRunning} onClick={() => void resetNow()}>
            {t('settings.resetTemplate')}
          </Button>
        </FormFoot>
      }
    >
      {choice}
      <DraftLine draft={{ ...draft, discard: draft.drop }} />
      <FormGroup title={t('settings.templateText')}>
        <TextFields
          values={draft.values}
          onChange={draft.set}
          errorOf={errorOf}
          onFocus={(key, element) => {
            last.current = { key, element };
          }}
        />
        <FieldPalette onInsert={insert} />
        <FormError error={save.error} />
      </FormGroup>
      <TemplatePreview kind={row.kind} language={row.language} texts={draft.values} />
    </FormPage>
  );
}

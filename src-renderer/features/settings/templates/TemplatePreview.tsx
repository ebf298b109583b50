// How the text reads on our newest invoice; asked of the core a moment after the typing stops.
import { useEffect, useState } from 'react';
import { useLiveSteady } from '#renderer/data/DataProvider.tsx';
import { FormError } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import type { Language } from '#shared/domain/language.ts';
import { FormGroup } from '../FormPage.tsx';
import shared from '../Settings.module.css';
import styles from './Templates.module.css';
import type { TemplateTexts } from './TextFields.tsx';

const pauseMs = 250;

export type TemplatePreviewProps = { kind: 'invoice' | 'quote'; language: Language; texts: TemplateTexts };

export function TemplatePreview({ kind, language, texts }: TemplatePreviewProps) {
  const t = useT();
  const [asked, setAsked] = useState(texts);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(texts), pauseMs);
    return () => clearTimeout(timer);
  }, [texts]);
  const { subject, body, signature } = asked;
  const { value, error } = useLiveSteady('mail.previewTemplate', {
    kind,
    language,
    subject,
    body,
    signature,
  });
  const number = value?.invoiceNumber ?? '';
  return (
    <FormGroup
      title={t('settings.templatePreview')}
      hint={number === '' ? t('settings.previewSample') : t('settings.previewOf', { number })}
    >
      <FormError error={error} />
      {value && value.unknownFields.length > 0 ? (
        <p role="status" className={shared.doubt}>
          {t('settings.unknownFields', { fields: value.unknownFields.join(', ') })}
        </p>
      ) : null}
      <article className={styles.letter} lang={language} aria-label={t('settings.templatePreview')}>
        <p className={styles.subject}>{value?.subject}</p>
        <p className={styles.body}>{value?.text}</p>
      </article>
    </FormGroup>
  );
}

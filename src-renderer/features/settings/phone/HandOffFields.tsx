// How numbers are handed to another program of this computer: by tel: links, or by sip: where it takes only those.

import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { sipLinks } from '#shared/domain/phones.ts';
import shared from '../Settings.module.css';
import type { PasswordFieldProps } from './PasswordField.tsx';

export function HandOffFields({ values, errorOf, set }: Omit<PasswordFieldProps, 'isKnown'>) {
  const t = useT();
  const isSip = values.url === sipLinks;
  return (
    <>
      <p className={shared.hint}>{t('phone.handoff')}</p>
      <div className={shared.grid}>
        <Field label={t('phone.links')} hint={t('phone.linksHint')}>
          <Select
            value={isSip ? 'sip' : 'tel'}
            options={[
              { value: 'tel', label: 'tel:' },
              { value: 'sip', label: 'sip:' },
            ]}
            onChange={(next) => set(next === 'sip' ? { url: sipLinks } : { url: '', domain: '' })}
          />
        </Field>
        {isSip ? (
          <Field label={t('phone.domain')} hint={t('phone.linksDomainHint')} error={errorOf('domain')}>
            <TextField value={values.domain ?? ''} maxLength={253} onChange={(domain) => set({ domain })} />
          </Field>
        ) : null}
      </div>
    </>
  );
}

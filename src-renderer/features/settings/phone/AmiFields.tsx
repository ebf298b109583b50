// What a telephone on the desk at an Asterisk needs: where its manager is, who we are there, which telephone rings.

import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import shared from '../Settings.module.css';
import { PasswordField, type PasswordFieldProps } from './PasswordField.tsx';

export function AmiFields({ values, errorOf, isKnown, set }: PasswordFieldProps) {
  const t = useT();
  const { url = '', user = '', authUser = '', context = '' } = values;
  const isOpen = !/^\s*amis:/i.test(url);
  return (
    <>
      <p className={shared.hint}>{t('phone.amiHint')}</p>
      <div className={shared.grid}>
        <Field
          label={t('phone.managerAddress')}
          hint={t('phone.managerHint')}
          isRequired
          error={errorOf('url')}
        >
          <TextField type="url" value={url} maxLength={400} onChange={(next) => set({ url: next })} />
        </Field>
        <Field label={t('phone.ownPhone')} hint={t('phone.ownPhoneHint')} isRequired error={errorOf('user')}>
          <TextField value={user} maxLength={64} onChange={(next) => set({ user: next })} />
        </Field>
        <Field label={t('phone.managerUser')} isRequired error={errorOf('authUser')}>
          <TextField value={authUser} maxLength={64} onChange={(next) => set({ authUser: next })} />
        </Field>
        <PasswordField {...{ values, errorOf, isKnown, set }} />
        <Field label={t('phone.context')} hint={t('phone.contextHint')} isRequired error={errorOf('context')}>
          <TextField value={context} maxLength={80} onChange={(next) => set({ context: next })} />
        </Field>
      </div>
      {isOpen ? <p className={shared.hint}>{t('phone.managerOpen')}</p> : null}
    </>
  );
}

// The form of one user, new or known.
import { useState } from 'react';
import { useMe } from '#renderer/data/useMe.ts';
import { useWords } from '#renderer/data/useWords.ts';
import { useLanguage, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Combobox } from '#renderer/ui/Combobox.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useWordList } from '#renderer/ui/WordList.tsx';
import { languageNames, languages } from '#shared/domain/language.ts';
import { DraftLine, useKeptState } from '../drafts/index.ts';
import { FormError, useFieldText, useZoneOptions } from '../partner/index.ts';
import { useStep } from '../steps/index.ts';
import { FormDialog } from './FormDialog.tsx';
import { useFieldErrors } from './organization/useOrganizationPart.ts';
import styles from './Settings.module.css';
import { useDepartmentSearch } from './staff/useDepartmentSearch.ts';
import type { UserRow } from './UsersPage.tsx';
import { type UserRole, useRoleText, userRoles } from './useRoleText.ts';

type Values = {
  name: string;
  email: string;
  phone: string;
  post: string;
  role: UserRole;
  language: UserRow['language'];
  timeZone: string;
  department: string;
};

export type UserDialogProps = { user: UserRow | undefined; onClose: () => void };

export function UserDialog({ user, onClose }: UserDialogProps) {
  const t = useT();
  const me = useMe();
  const roleText = useRoleText();
  const fieldText = useFieldText();
  const { lang } = useLanguage();
  const draft = useKeptState<Values>(
    `user.${user?.id ?? 'new'}`,
    user
      ? {
          name: user.name,
          email: user.email,
          phone: user.phone,
          post: user.post,
          role: user.role,
          language: user.language,
          timeZone: user.timeZone,
          department: user.department,
        }
      : {
          name: '',
          email: '',
          phone: '',
          post: '',
          role: 'rep',
          language: lang,
          timeZone: me.timeZone,
          department: '',
        },
  );
  const { values } = draft;
  const [posts, postList] = useWordList(useWords('post'));
  const loadDepartments = useDepartmentSearch();
  const [isNameMissing, setNameMissing] = useState(false);
  const zones = useZoneOptions(values.timeZone);
  const { run, error, isRunning } = useStep('company.saveUser');
  const errorOf = useFieldErrors(error);
  const set = (patch: Partial<Values>): void => draft.set({ ...values, ...patch });
  const save = async (): Promise<void> => {
    const isMissing = values.name.trim() === '';
    setNameMissing(isMissing);
    if (isMissing) return;
    const saved = await run(user ? { ...values, id: user.id } : values, t('settings.userSaved'));
    if (!saved) return;
    draft.drop();
    onClose();
  };
  return (
    <FormDialog
      title={t(user ? 'settings.editUser' : 'settings.newUser')}
      isSaving={isRunning}
      onClose={onClose}
      onSave={save}
    >
      <DraftLine draft={{ ...draft, discard: draft.drop }} />
      <Field
        label={t('common.name')}
        isRequired
        error={isNameMissing ? fieldText('too_small') : errorOf('name')}
      >
        <TextField value={values.name} maxLength={200} onChange={(name) => set({ name })} />
      </Field>
      <div className={styles.grid}>
        <Field label={t('common.email')} error={errorOf('email')}>
          <TextField type="email" value={values.email} maxLength={254} onChange={(email) => set({ email })} />
        </Field>
        <Field label={t('common.phone')} hint={t('settings.userPhoneHint')}>
          <TextField type="tel" value={values.phone} maxLength={60} onChange={(phone) => set({ phone })} />
        </Field>
        <Field label={t('staff.post')} hint={t('staff.postHint')}>
          <TextField {...posts} value={values.post} maxLength={120} onChange={(post) => set({ post })} />
          {postList}
        </Field>
        <Field label={t('settings.userRole')}>
          <Select
            value={values.role}
            options={userRoles.map((value) => ({ value, label: roleText(value) }))}
            onChange={(role) => set({ role })}
          />
        </Field>
        <Field label={t('settings.department')} hint={t('settings.departmentHint')}>
          <Combobox
            placeholder={t('staff.withoutDepartment')}
            value={values.department === '' ? null : { id: values.department, label: values.department }}
            load={loadDepartments}
            onCreate={(department) => set({ department: department.trim().slice(0, 120) })}
            onChange={(option) => set({ department: option?.id ?? '' })}
          />
        </Field>
        <Field label={t('common.language')}>
          <Select
            value={values.language}
            options={languages.map((value) => ({ value, label: languageNames[value] }))}
            onChange={(language) => set({ language })}
          />
        </Field>
        <Field label={t('settings.timeZone')} error={errorOf('timeZone')} className={styles.across}>
          <Select value={values.timeZone} options={zones} onChange={(timeZone) => set({ timeZone })} />
        </Field>
      </div>
      <FormError error={error} />
    </FormDialog>
  );
}

// The mail account that letters leave by.
import { useState } from 'react';
import { useCommand, useLive } from '#renderer/data/DataProvider.tsx';
import { DraftLine, useKeptState } from '#renderer/features/drafts/index.ts';
import { FormError, useFieldText } from '#renderer/features/partner/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Skeleton } from '#renderer/ui/States.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { FormPage } from '../FormPage.tsx';
import { useFieldErrors } from '../organization/useOrganizationPart.ts';
import { emptyMail, MailFields, type MailValues, mailErrors, withoutPassword } from './MailFields.tsx';

export function MailPage() {
  const { value } = useLive('mail.listAccounts', {});
  if (!value) return <Skeleton rows={6} />;
  const [account] = value.rows;
  const start = account ? { id: account.id, from: account.from, smtp: account.smtp } : emptyMail;
  return <AccountForm key={account?.id ?? 'new'} start={start} hasPassword={account !== undefined} />;
}

function AccountForm({ start, hasPassword }: { start: MailValues; hasPassword: boolean }) {
  const t = useT();
  const { show } = useToasts();
  const fieldText = useFieldText();
  const draft = useKeptState('mail', start, withoutPassword);
  const [isAsked, setAsked] = useState(false);
  const { run, error, isRunning } = useCommand('mail.saveAccount');
  const refused = useFieldErrors(error);
  const missing = mailErrors(draft.values);
  const errorOf = (field: string): string | undefined => {
    const code = isAsked ? missing.get(field) : undefined;
    return code === undefined ? refused(field) : fieldText(code);
  };
  const save = async (): Promise<void> => {
    setAsked(true);
    if (missing.size > 0 || !(await run(draft.values))) return;
    setAsked(false);
    draft.drop(withoutPassword(draft.values));
    show({ title: t('settings.accountSaved') });
  };
  return (
    <FormPage
      title={t('settings.mail')}
      hint={t('settings.mailHint')}
      onSubmit={() => void save()}
      foot={<FormFoot draft={draft} isRunning={isRunning} />}
    >
      <DraftLine draft={{ ...draft, discard: draft.drop }} />
      <MailFields values={draft.values} onChange={draft.set} errorOf={errorOf} hasPassword={hasPassword} />
      <FormError error={error} />
    </FormPage>
  );
}

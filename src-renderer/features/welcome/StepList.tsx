// The steps of the set-up: where one is, what is filled, what is wrong; any step can be gone to.
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { isMailGiven, type SetUpValues, type StepId, stepErrors, stepIds } from './setUpState.ts';
import styles from './Welcome.module.css';

function isFilled(step: StepId, { user, organization: o, calendar, mail }: SetUpValues): boolean {
  switch (step) {
    case 'you':
      return user.name.trim() !== '';
    case 'requisites':
      return o.name.trim() !== '' && o.taxId.trim() !== '';
    case 'policy':
      return true;
    case 'bank':
      return o.bankAccounts.length > 0;
    case 'calendar':
      return calendar.holidays.length > 0;
    case 'pictures':
      return [o.logoHash, o.stampHash, o.headSignatureHash, o.accountantSignatureHash].some(Boolean);
    case 'mail':
      return isMailGiven(mail);
  }
}

export function StepList({ values, onChoose }: { values: SetUpValues; onChoose: (step: StepId) => void }) {
  const t = useT();
  const names: { readonly [S in StepId]: string } = {
    you: t('settings.you'),
    requisites: t('welcome.requisites'),
    policy: t('settings.policy'),
    bank: t('settings.bankAccounts'),
    calendar: t('settings.workingCalendar'),
    pictures: t('settings.pictures'),
    mail: t('settings.mail'),
  };
  const now = stepIds.indexOf(values.step);
  return (
    <nav aria-label={t('welcome.steps')} className={styles.steps}>
      <ol>
        {stepIds.map((step, index) => {
          const isBad = index < now && stepErrors(step, values).size > 0;
          const Icon = isBad ? CircleAlert : isFilled(step, values) ? CircleCheck : CircleDashed;
          return (
            <li key={step}>
              <button
                type="button"
                aria-current={step === values.step ? 'step' : undefined}
                data-state={isBad ? 'bad' : isFilled(step, values) ? 'filled' : 'empty'}
                onClick={() => onChoose(step)}
              >
                <Icon aria-hidden />
                {names[step]}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

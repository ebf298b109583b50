// Our own company in steps; only two names are demanded. What was typed is kept as a draft until the company is
// there, so that nothing is lost half-way.
import { useEffect, useRef, useState } from 'react';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { useDraftKeeper } from '#renderer/data/DraftProvider.tsx';
import { useToday } from '#renderer/data/useMe.ts';
import { useLanguage, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { isTimeZone } from '#shared/domain/dates.ts';
import { useKeptState } from '../drafts/index.ts';
import { FormError, useFieldText } from '../partner/index.ts';
import {
  emptyMail,
  emptyOrganization,
  toSave,
  useFieldErrors,
  usualCalendar,
  withoutPassword,
} from '../settings/index.ts';
import { SetUpStep } from './SetUpStep.tsx';
import { StepList } from './StepList.tsx';
import {
  firstBadStep,
  isMailGiven,
  type SetUpValues,
  type StepId,
  stepErrors,
  stepIds,
} from './setUpState.ts';
import styles from './Welcome.module.css';

// The machine's zone tells the country better than nothing; it is the first thing one may change.
const countryOfZone: { readonly [zone: string]: string } = {
  'Asia/Baku': 'AZ',
  'Asia/Almaty': 'KZ',
  'Asia/Tbilisi': 'GE',
  'Asia/Tashkent': 'UZ',
  'Europe/Istanbul': 'TR',
  'Europe/Kyiv': 'UA',
  'Europe/Kiev': 'UA',
  'Europe/Minsk': 'BY',
  'Europe/Moscow': 'RU',
  'Europe/Samara': 'RU',
  'Asia/Yekaterinburg': 'RU',
  'Asia/Novosibirsk': 'RU',
};

function ownZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return isTimeZone(zone) ? zone : 'Asia/Baku';
}

function emptySetUp(today: string): SetUpValues {
  const timeZone = ownZone();
  return {
    step: 'you',
    user: { name: '', email: '', phone: '', timeZone },
    organization: emptyOrganization(countryOfZone[timeZone] ?? 'AZ', today),
    calendar: usualCalendar,
    mail: emptyMail,
  };
}

const hidePassword = (values: SetUpValues): object => ({ ...values, mail: withoutPassword(values.mail) });

/** Makes the company, then its mail account; a refused account waits as a draft in the settings. */
function useFinish(values: SetUpValues) {
  const t = useT();
  const go = useNavigate();
  const { show } = useToasts();
  const { lang } = useLanguage();
  const keeper = useDraftKeeper();
  const setUp = useCommand('company.setUp');
  const saveAccount = useCommand('mail.saveAccount');
  const finish = async (): Promise<boolean> => {
    const { user, organization, calendar, mail } = values;
    // The page after it is chosen first: once there is a company the desk would come up.
    go('welcome');
    const made = await setUp.run({
      organization: toSave(organization),
      user: { ...user, language: lang },
      calendar,
    });
    if (!made) return false;
    if (isMailGiven(mail) && !(await saveAccount.run(mail))) {
      keeper.keep('mail', JSON.stringify(withoutPassword(mail)));
      show({ title: t('welcome.mailNotSaved'), tone: 'warn' });
    }
    return true;
  };
  return { finish, error: setUp.error, isRunning: setUp.isRunning || saveAccount.isRunning };
}

export function SetUp({ onBack }: { onBack: () => void }) {
  const t = useT();
  const today = useToday();
  const fieldText = useFieldText();
  const [start] = useState(() => emptySetUp(today));
  const draft = useKeptState('setUp', start, hidePassword);
  const { values, set } = draft;
  const { finish, error, isRunning } = useFinish(values);
  const refused = useFieldErrors(error, 'organization.');
  const refusedElsewhere = useFieldErrors(error);
  const [asked, setAsked] = useState<StepId>();
  const form = useRef<HTMLFormElement>(null);
  const { step } = values;
  const place = stepIds.indexOf(step);
  const errors = stepErrors(step, values);
  const errorOf = (field: string): string | undefined => {
    const code = asked === step ? errors.get(field) : undefined;
    return code === undefined ? (refused(field) ?? refusedElsewhere(field)) : fieldText(code);
  };
  const goTo = (next: StepId): void => {
    setAsked(undefined);
    set({ ...values, step: next });
  };
  // Each step begins at its first field, by keyboard and by eye.
  useEffect(() => {
    form.current?.closest('main')?.scrollTo({ top: 0 });
    form.current?.querySelector<HTMLElement>(`[data-step="${step}"] :is(input, button, textarea)`)?.focus();
  }, [step]);
  const complete = async (): Promise<void> => {
    const bad = firstBadStep(values);
    if (bad) {
      set({ ...values, step: bad });
      setAsked(bad);
    } else if (await finish()) draft.drop();
  };
  const next = (): void => {
    setAsked(step);
    if (errors.size > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const following = stepIds[place + 1];
    if (following) goTo(following);
    else void complete();
  };
  const isLast = place === stepIds.length - 1;
  return (
    <div className={styles.setUp}>
      <StepList values={values} onChoose={goTo} />
      <form
        ref={form}
        noValidate
        className={styles.stepForm}
        aria-label={t('welcome.setUpTitle')}
        onSubmit={(event) => {
          event.preventDefault();
          next();
        }}
      >
        {place > 0 ? null : <p className={styles.hint}>{t('welcome.setUpHint')}</p>}
        <div className={styles.stepBody} data-step={step}>
          <SetUpStep values={values} onChange={set} errorOf={errorOf} />
        </div>
        <FormError error={error} />
        <div className={styles.actions}>
          <Button
            onClick={() => {
              const before = stepIds[place - 1];
              if (before) goTo(before);
              else onBack();
            }}
          >
            {t('common.back')}
          </Button>
          <span className={styles.grow} />
          {isLast ? null : (
            <Button disabled={isRunning} onClick={() => void complete()}>
              {t('welcome.finishNow')}
            </Button>
          )}
          <Button type="submit" variant="primary" disabled={isRunning}>
            {t(isLast ? 'welcome.finish' : 'common.next')}
          </Button>
        </div>
      </form>
    </div>
  );
}

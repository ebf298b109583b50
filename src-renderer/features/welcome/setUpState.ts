// What the set-up gathers, step by step, and what each step demands before the next. Pure.
import type { Parsed } from '#shared/contract/index.ts';
import { isEmail } from '#shared/domain/emails.ts';
import {
  type CalendarValues,
  type MailValues,
  mailErrors,
  type OrganizationValues,
} from '../settings/index.ts';

export type SetUpUser = Omit<Parsed<'company.setUp'>['user'], 'language'>;
export type SetUpValues = {
  step: StepId;
  user: SetUpUser;
  organization: OrganizationValues;
  calendar: CalendarValues;
  mail: MailValues;
};

export const stepIds = ['you', 'requisites', 'policy', 'bank', 'calendar', 'pictures', 'mail'] as const;
export type StepId = (typeof stepIds)[number];

/** Whether anything of the mail account was given; without it the account is set up later. */
export function isMailGiven({ from, smtp }: MailValues): boolean {
  return from.address.trim() !== '' || smtp.host.trim() !== '';
}

/** Codes of what is wrong in a step, by field path; empty: one may go on. */
export function stepErrors(step: StepId, values: SetUpValues): ReadonlyMap<string, string> {
  const { user, organization, calendar, mail } = values;
  const found = new Map<string, string>();
  if (step === 'you') {
    if (user.name.trim() === '') found.set('user.name', 'too_small');
    if (user.email.trim() !== '' && !isEmail(user.email)) found.set('user.email', 'bad_email');
  }
  if (step === 'requisites' && organization.name.trim() === '') found.set('name', 'too_small');
  if (step === 'bank') {
    for (const [index, account] of organization.bankAccounts.entries()) {
      const isSaid = account.bankName.trim() !== '' || account.account.trim() !== '';
      if (isSaid && account.bankName.trim() === '') found.set(`bankAccounts.${index}.bankName`, 'too_small');
      if (isSaid && account.account.trim() === '') found.set(`bankAccounts.${index}.account`, 'too_small');
    }
  }
  if (step === 'calendar' && calendar.workTo <= calendar.workFrom) found.set('workTo', 'hours_order');
  return step === 'mail' && isMailGiven(mail) ? mailErrors(mail) : found;
}

/** The first step that something is wrong in. */
export function firstBadStep(values: SetUpValues): StepId | undefined {
  return stepIds.find((step) => stepErrors(step, values).size > 0);
}

// Door of settings, and of the form pieces that the first start shares.
export { CalendarFields, type CalendarValues, usualCalendar } from './calendar/CalendarFields.tsx';
export { FormGroup } from './FormPage.tsx';
export { emptyMail, MailFields, type MailValues, mailErrors, withoutPassword } from './mail/MailFields.tsx';
export { BankAccountFields } from './organization/BankAccountFields.tsx';
export {
  countryHabits,
  emptyOrganization,
  type OrganizationPart,
  type OrganizationValues,
  toSave,
} from './organization/organizationValues.ts';
export { PictureFields } from './organization/PictureFields.tsx';
export { PolicyFields } from './organization/PolicyFields.tsx';
export { CountryField, RequisiteFields } from './organization/RequisiteFields.tsx';
export { useFieldErrors, useOrganizationPart } from './organization/useOrganizationPart.ts';
export { Settings } from './Settings.tsx';
export { RecoveryKey } from './workstation/RecoveryKey.tsx';

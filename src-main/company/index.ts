// Door of our own side: set-up, organisations, users, preferences, calendar.
export { createCompanyHandlers } from './company.handlers.ts';
export { loadDefaultOrganization, type OrganizationWithAccounts } from './organizations.repo.ts';
export { type LocalPreferences, loadPreferences, saveLocal } from './preferences.repo.ts';

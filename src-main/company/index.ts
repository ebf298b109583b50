// Door of our own side: set-up, organisations, users, preferences, calendar.
export { createCompanyHandlers } from './company.handlers.ts';
export { createDepartmentsHandlers } from './departments.handlers.ts';

export { loadCalendar, loadPreferences, saveLocal } from './preferences.repo.ts';

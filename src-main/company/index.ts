// Door of our own side: set-up, organisations, users, preferences, calendar.
export { createCompanyHandlers } from './company.handlers.ts';

export { loadAsked, loadCalendar, loadPreferences, saveAsked, saveLocal } from './preferences.repo.ts';

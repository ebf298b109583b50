// Door of our own side: set-up, organisations, users, preferences, calendar.
export { createCompanyHandlers } from './company.handlers.ts';

export { loadCalendar, loadPreferences, loadSetting, saveLocal, saveSetting } from './preferences.repo.ts';

// Door of our own side: set-up, organisations, users, preferences, calendar.
export { createCompanyHandlers } from './company.handlers.ts';

export {
  loadAsked,
  loadCalendar,
  loadPreferences,
  loadSetting,
  saveAsked,
  saveLocal,
  saveSetting,
} from './preferences.repo.ts';

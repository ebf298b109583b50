// Door of our own side: set-up, organisations, users, preferences, calendar.
export { createCompanyHandlers } from './company.handlers.ts';
export { createDepartmentsHandlers } from './departments.handlers.ts';

export {
  loadAsked,
  loadCalendar,
  loadLocal,
  loadPreferences,
  loadSetting,
  saveAsked,
  saveLocal,
  saveNewsSeen,
  saveSetting,
} from './preferences.repo.ts';
export { createSetUpHandlers } from './setUp.handlers.ts';

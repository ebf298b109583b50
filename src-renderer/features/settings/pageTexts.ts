// The pages of the settings by their address, and how they are called: for the list beside them and for the palette.

export const pageTexts = {
  setUp: 'setUp.title',
  workstation: 'settings.workstation',
  organisation: 'settings.organisation',
  users: 'settings.users',
  departments: 'staff.departments',
  directories: 'directories.title',
  calendar: 'settings.workingCalendar',
  phone: 'phone.title',
  mail: 'settings.mail',
  templates: 'settings.templates',
  priceTypes: 'settings.catalogue',
  warehouses: 'settings.warehouses',
  vat: 'settings.vatRates',
  areas: 'areas.title',
} as const;

export type SettingsPageId = keyof typeof pageTexts;
export const settingsPageIds = Object.keys(pageTexts) as SettingsPageId[];

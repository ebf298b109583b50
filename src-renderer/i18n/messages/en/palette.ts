// English texts of area `palette`: search and commands from one box, changes of many partners. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const palette = english({
  recent: 'Opened lately',
  commands: 'Commands',
  searching: 'Searching…',
  hint: '“>” commands only, “@” people only; a number dials',
  settingsOf: 'Settings: {page}',
  themeOf: 'Theme: {theme}',
  languageOf: 'Language: {language}',
  choice: 'Selected',
  chooseNamed: 'Select “{name}”',
  selection: 'Selected partners',
  allSelected: { one: 'The one partner of the list', other: 'All {count} partners of the list' },
  selectAll: 'Select all of the list',
  clearSelection: 'Clear',
  bulkOpen: 'Change the selected…',
  bulkTitle: { one: 'Change {count} partner', other: 'Change {count} partners' },
  bulkHint: 'One field at a time; one step of undo.',
  bulkField: 'What to change',
  bulkValue: 'New value',
  bulkApply: 'Change',
  addRole: 'Role: add',
  removeRole: 'Role: take away',
  bulkRuns: 'Partners are being changed',
  bulkDone: { one: '{count} partner changed', other: '{count} partners changed' },
  bulkLeft: { one: '{count} was so already', other: '{count} were so already' },
});

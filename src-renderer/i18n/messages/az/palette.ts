// Azerbaijani texts of area `palette`: search and commands from one box, changes of many partners. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { palette as English } from '../en/palette.ts';

export const palette = azerbaijani<typeof English>()({
  recent: 'Son açılanlar',
  commands: 'Əmrlər',
  searching: 'Axtarılır…',
  hint: '“>” yalnız əmrlər, “@” yalnız şəxslər; nömrə yığılanda zəng edilir',
  settingsOf: 'Ayarlar: {page}',
  themeOf: 'Görünüş: {theme}',
  languageOf: 'Dil: {language}',
  choice: 'Seçim',
  chooseNamed: '“{name}” seçin',
  selection: 'Seçilmiş tərəfdaşlar',
  allSelected: { one: 'Siyahıdakı yeganə tərəfdaş', other: 'Siyahıdakı bütün {count} tərəfdaş' },
  selectAll: 'Siyahının hamısını seç',
  clearSelection: 'Seçimi ləğv et',
  bulkOpen: 'Seçilmişləri dəyiş…',
  bulkTitle: { one: '{count} tərəfdaşı dəyiş', other: '{count} tərəfdaşı dəyiş' },
  bulkHint: 'Hər dəfə bir sahə; bir addımda geri qaytarılır.',
  bulkField: 'Nə dəyişsin',
  bulkValue: 'Yeni qiymət',
  bulkApply: 'Dəyiş',
  addRole: 'Rol əlavə et',
  removeRole: 'Rolu götür',
  bulkRuns: 'Tərəfdaşlar dəyişdirilir',
  bulkDone: { one: '{count} tərəfdaş dəyişdirildi', other: '{count} tərəfdaş dəyişdirildi' },
  bulkLeft: { one: '{count} tərəfdaşda elə belə idi', other: '{count} tərəfdaşda elə belə idi' },
});

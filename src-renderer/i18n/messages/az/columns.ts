// Azerbaijani texts of area `columns`: the columns of a list – chosen, moved, sized. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { columns as English } from '../en/columns.ts';

export const columns = azerbaijani<typeof English>()({
  choose: 'Sütunları seç',
  title: 'Siyahının sütunları',
  hint: 'Bu kompüterdə saxlanılır. Alt+↑ və Alt+↓ sütunun yerini dəyişir.',
  menuOf: '“{name}” sütunu',
  moveLeft: 'Sola keçir',
  moveRight: 'Sağa keçir',
  moveUp: '“{name}” sütununu yuxarı keçir',
  moveDown: '“{name}” sütununu aşağı keçir',
  wider: 'Genişləndir',
  narrower: 'Daralt',
  usualWidth: 'Adi en',
  hide: 'Gizlət',
  sortAscending: 'Artan sıra ilə düz',
  sortDescending: 'Azalan sıra ilə düz',
  reset: 'İlkin vəziyyətə qaytar',
  moved: '“{name}” sütunu: {place}/{count}',
  hidden: '“{name}” sütunu gizlədildi',
  alwaysShown: 'həmişə görünür',
});

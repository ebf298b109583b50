// Russian texts of area `columns`: the columns of a list – chosen, moved, sized. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { columns as English } from '../en/columns.ts';

export const columns = russian<typeof English>()({
  choose: 'Выбрать колонки',
  title: 'Колонки списка',
  hint: 'Хранятся на этом компьютере. Alt+↑ и Alt+↓ перемещают колонку.',
  menuOf: 'Колонка «{name}»',
  moveLeft: 'Переместить влево',
  moveRight: 'Переместить вправо',
  moveUp: 'Переместить «{name}» выше',
  moveDown: 'Переместить «{name}» ниже',
  wider: 'Шире',
  narrower: 'Уже',
  usualWidth: 'Обычная ширина',
  hide: 'Скрыть',
  sortAscending: 'Сортировать по возрастанию',
  sortDescending: 'Сортировать по убыванию',
  reset: 'Стандартные настройки',
  moved: 'Колонка «{name}»: {place} из {count}',
  hidden: 'Колонка «{name}» скрыта',
  alwaysShown: 'видна всегда',
});

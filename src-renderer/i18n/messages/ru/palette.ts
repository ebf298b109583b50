// Russian texts of area `palette`: search and commands from one box, changes of many partners. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { palette as English } from '../en/palette.ts';

export const palette = russian<typeof English>()({
  recent: 'Недавно открытые',
  commands: 'Команды',
  searching: 'Идёт поиск…',
  hint: '«>» – только команды, «@» – только люди; по номеру можно позвонить',
  settingsOf: 'Настройки: {page}',
  themeOf: 'Тема: {theme}',
  languageOf: 'Язык: {language}',
  choice: 'Выбор',
  chooseNamed: 'Выбрать «{name}»',
  selection: 'Выбранные партнёры',
  allSelected: {
    one: 'Выбран {count} партнёр – весь список',
    few: 'Выбраны все {count} партнёра списка',
    many: 'Выбраны все {count} партнёров списка',
    other: 'Выбраны все {count} партнёра списка',
  },
  selectAll: 'Выбрать весь список',
  clearSelection: 'Снять выбор',
  bulkOpen: 'Изменить выбранных…',
  bulkTitle: {
    one: 'Изменить {count} партнёра',
    few: 'Изменить {count} партнёров',
    many: 'Изменить {count} партнёров',
    other: 'Изменить {count} партнёра',
  },
  bulkHint: 'По одному полю за раз; отменяется одним шагом.',
  bulkField: 'Что изменить',
  bulkValue: 'Новое значение',
  bulkApply: 'Изменить',
  addRole: 'Добавить роль',
  removeRole: 'Убрать роль',
  bulkRuns: 'Партнёры изменяются',
  bulkDone: {
    one: 'Изменён {count} партнёр',
    few: 'Изменены {count} партнёра',
    many: 'Изменено {count} партнёров',
    other: 'Изменено {count} партнёра',
  },
  bulkLeft: {
    one: 'У {count} партнёра так уже было',
    few: 'У {count} партнёров так уже было',
    many: 'У {count} партнёров так уже было',
    other: 'У {count} партнёра так уже было',
  },
});

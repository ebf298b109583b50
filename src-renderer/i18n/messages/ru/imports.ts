// Russian texts of area `imports`: import of exchange files. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { imports as English } from '../en/imports.ts';

export const imports = russian<typeof English>()({
  chooseFile: 'Выберите файл или папку',
  commerceml: 'Файлы обмена 1С (CommerceML)',
  csvPartners: 'Партнёры и контакты из CSV',
  mapping: 'Соответствие колонок',
  preview: 'Предпросмотр',
  dryRun: 'Пробная загрузка',
  start: 'Начать загрузку',
  created: 'Создано',
  updated: 'Обновлено',
  unchanged: 'Без изменений',
  hidden: 'Скрыто',
  skipped: 'Пропущено',
  problems: 'Замечания',
  errorFile: 'Сохранить файл ошибок',
  reason: 'Причина',
  line: 'Строка {line}',
  problemsCount: {
    one: '{count} замечание',
    few: '{count} замечания',
    many: '{count} замечаний',
    other: '{count} замечания',
  },
});

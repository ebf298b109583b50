// Russian texts of area `jobs`: the tray of long work. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { jobs as English } from '../en/jobs.ts';

export const jobs = russian<typeof English>()({
  importCommerceml: 'Загрузка из 1С',
  importTable: 'Загрузка таблицы',
  importStatement: 'Загрузка банковской выписки',
  backup: 'Резервная копия',
  undo: 'Отмена большого шага',
  redo: 'Повтор большого шага',
  other: 'Долгая работа',
  cancelled: 'Отменено',
  counts: 'Создано: {created}, обновлено: {updated}, пропущено: {skipped}',
  saidDone: 'Готово: {title}',
  saidFailed: 'Не выполнено: {title}',
  running: {
    one: 'Выполняется {count} задание',
    few: 'Выполняются {count} задания',
    many: 'Выполняются {count} заданий',
    other: 'Выполняются {count} задания',
  },
  ended: {
    one: 'Завершено {count} задание',
    few: 'Завершены {count} задания',
    many: 'Завершено {count} заданий',
    other: 'Завершены {count} задания',
  },
});

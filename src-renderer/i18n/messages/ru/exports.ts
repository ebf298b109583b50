// Russian texts of area `exports`: lists as files. Texts only, no logic.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { exports as English } from '../en/exports.ts';

export const exports = russian<typeof English>()({
  export: 'Выгрузить список',
  xlsx: 'Таблица (XLSX)',
  csv: 'Текст (CSV)',
  stop: 'Остановить выгрузку ({rows})',
  done: {
    one: 'Выгружена {count} строка',
    few: 'Выгружены {count} строки',
    many: 'Выгружено {count} строк',
    other: 'Выгружено {count} строки',
  },
  tooLong: {
    one: 'Выгружена {count} строка; больше таблица не вмещает',
    few: 'Выгружены {count} строки; больше таблица не вмещает',
    many: 'Выгружено {count} строк; больше таблица не вмещает',
    other: 'Выгружено {count} строки; больше таблица не вмещает',
  },
  stopped: 'Выгрузка остановлена: файл не создан',
  failed: 'Не удалось выгрузить список',
});

// Azerbaijani texts of area `exports`: lists as files. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { exports as English } from '../en/exports.ts';

export const exports = azerbaijani<typeof English>()({
  export: 'Siyahını ixrac et',
  xlsx: 'Cədvəl (XLSX)',
  csv: 'Mətn (CSV)',
  stop: 'İxracı dayandır ({rows})',
  done: { one: '{count} sətir ixrac edildi', other: '{count} sətir ixrac edildi' },
  tooLong: {
    one: '{count} sətir ixrac edildi; cədvələ bundan çox sığmır',
    other: '{count} sətir ixrac edildi; cədvələ bundan çox sığmır',
  },
  stopped: 'İxrac dayandırıldı: fayl yaradılmadı',
  failed: 'Siyahını ixrac etmək olmadı',
});

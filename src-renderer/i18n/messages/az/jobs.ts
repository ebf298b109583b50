// Azerbaijani texts of area `jobs`: the tray of long work. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { jobs as English } from '../en/jobs.ts';

export const jobs = azerbaijani<typeof English>()({
  importCommerceml: '1C-dən idxal',
  importTable: 'Cədvəlin idxalı',
  importStatement: 'Bank çıxarışının idxalı',
  backup: 'Ehtiyat nüsxə',
  undo: 'Böyük addımın geri alınması',
  redo: 'Böyük addımın təkrarı',
  other: 'Uzun iş',
  cancelled: 'Ləğv edildi',
  counts: 'Yaradıldı: {created}, yeniləndi: {updated}, ötürüldü: {skipped}',
  saidDone: 'Hazırdır: {title}',
  saidFailed: 'Alınmadı: {title}',
  running: { one: '{count} iş gedir', other: '{count} iş gedir' },
  ended: { one: '{count} iş bitib', other: '{count} iş bitib' },
});

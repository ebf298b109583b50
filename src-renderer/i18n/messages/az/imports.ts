// Azerbaijani texts of area `imports`: import of exchange files. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { imports as English } from '../en/imports.ts';

export const imports = azerbaijani<typeof English>()({
  chooseFile: 'Fayl və ya qovluq seçin',
  commerceml: '1C mübadilə faylları (CommerceML)',
  csvPartners: 'CSV-dən tərəfdaşlar və əlaqədar şəxslər',
  mapping: 'Sütunlar',
  preview: 'İlkin baxış',
  dryRun: 'Sınaq icrası',
  start: 'İdxala başla',
  created: 'Yaradılıb',
  updated: 'Yenilənib',
  unchanged: 'Dəyişməyib',
  hidden: 'Gizlədilib',
  skipped: 'Ötürülüb',
  problems: 'Problemlər',
  errorFile: 'Xəta faylını yadda saxla',
  reason: 'Səbəb',
  line: 'Sətir {line}',
  problemsCount: { one: '{count} problem', other: '{count} problem' },
});

// Azerbaijani texts of area `finance`: document states and balances. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { finance as English } from '../en/finance.ts';

export const finance = azerbaijani<typeof English>()({
  issued: 'Yazılıb',
  partPaid: 'Qismən ödənilib',
  paid: 'Ödənilib',
  overdue: 'Gecikib',
  cancelled: 'Ləğv edilib',
  balance: 'Saldo',
  ageing: 'Borcun müddətləri',
  noDocuments: 'Hələ sənəd yoxdur',
  dueDate: 'Ödəniş tarixi',
  overdueDays: { one: '{count} gün gecikib', other: '{count} gün gecikib' },
  vatOnTop: 'ƏDV qiymətin üstünə',
  vatInside: 'ƏDV daxil olmaqla',
});

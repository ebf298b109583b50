// Azerbaijani texts of area `picker`: the item picker. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { picker as English } from '../en/picker.ts';

export const picker = azerbaijani<typeof English>()({
  itemGroups: 'Mal qrupları',
  products: 'Məhsullar',
  components: 'Komplektləşdiricilər',
  items: 'Mallar',
  selectedLines: 'Seçilmiş sətirlər',
  pastTransactions: 'Əvvəlki satışlar',
  searchItems: 'Ad, artikul və ya ştrix-kod',
  belowMinimum: 'Minimal qiymətdən aşağıdır',
  belowMinimumReason: 'Qiymət niyə minimaldan aşağıdır?',
  margin: 'Marja',
  document: 'Sənəd',
  noLines: 'Mal əlavə etmək üçün onun üzərində Enter basın',
  noPicture: 'Şəkil yoxdur',
  linesCount: { one: '{count} sətir', other: '{count} sətir' },
  title: 'Qiymət',
  titleFor: 'Qiymət: {name}',
  sell: 'SAT',
  recommended: 'Tövsiyə',
  minimum: 'Minimum',
  lastPaid: 'Son qiymət',
  discountPercent: 'Endirim, %',
  nothingFound: 'Heç nə tapılmadı',
  nothingFoundHint: 'Adın bir hissəsini, artikulu və ya ştrix-kodu yazın.',
  nothingBought: 'Bu müştəri hələ almayıb',
  pastOf: 'Nəyin əməliyyatları',
  pastOfItem: 'Bu mal',
  pastOfAll: 'Bütün mallar',
});

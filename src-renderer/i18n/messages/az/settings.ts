// Azerbaijani texts of area `settings`: the settings pages. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { settings as English } from '../en/settings.ts';

export const settings = azerbaijani<typeof English>()({
  organisation: 'Təşkilatımız',
  mail: 'Poçt',
  mailServer: 'Poçt serveri',
  port: 'Port',
  security: 'Qoruma',
  user: 'İstifadəçi',
  password: 'Parol',
  testAccount: 'Hesabı yoxla',
  appearance: 'Görünüş',
  priceTypes: 'Qiymət növləri',
  priceRole: 'Qiymətin rolu',
  vatRate: 'ƏDV dərəcəsi',
  pricesWithVat: 'Qiymətlərə ƏDV daxildir',
  rounding: 'Yuvarlaqlaşdırma',
  numbering: 'Nömrələmə',
  numberPrefix: 'Nömrənin prefiksi',
  workingCalendar: 'İş təqvimi',
  workingHours: 'İş saatları',
  logo: 'Loqo',
  stamp: 'Möhür',
  signatureDirector: 'Direktorun imzası',
  signatureAccountant: 'Baş mühasibin imzası',
  sendDelay: 'Məktubu geri qaytarma müddəti, san',
  singleLetterKeys: 'Tək hərfli qısayollar',
  backup: 'Ehtiyat nüsxə',
  importPage: 'İdxal',
});

// Azerbaijani texts of area `reasons`: one sentence per named reason of a refusal. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { reasons as English } from '../en/reasons.ts';

export const reasons = azerbaijani<typeof English>()({
  core_gone: 'Proqramın nüvəsi dayanıb, yenidən işə salınır',
  nothing_to_undo: 'Geri qaytarmağa heç nə yoxdur',
  nothing_to_redo: 'Təkrarlamağa heç nə yoxdur',
  stale: 'Sonradan dəyişdirilib; əvvəlcə həmin dəyişikliyi geri qaytarın',
  letter_sent: 'Məktub göndərilib, geri qaytarmaq olmaz',
  has_payments: 'Bu sənəd üzrə ödəniş daxil olub',
  below_minimum: 'Qiymət minimumdan aşağıdır: səbəbini yazın',
  no_recipient: 'Müştərinin e-poçt ünvanı yoxdur',
  requisites_missing: 'Rekvizitlərimiz tam deyil: Ayarlarda doldurun',
  no_organization: 'Əvvəlcə öz şirkətimizi daxil edin',
  no_account: 'Əvvəlcə poçt hesabını qurun',
  bad_address: 'E-poçt ünvanı düzgün deyil',
  bad_email: 'E-poçt ünvanı düzgün deyil',
  picture_unreadable: 'Bu fayl şəkil deyil',
});

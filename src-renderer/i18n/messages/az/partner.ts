// Azerbaijani texts of area `partner`: cards of partners, contacts and legal entities. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { partner as English } from '../en/partner.ts';

export const partner = azerbaijani<typeof English>()({
  newPartner: 'Yeni tərəfdaş',
  newContact: 'Yeni əlaqədar şəxs',
  newLegalEntity: 'Yeni kontragent',
  fullName: 'Ad, soyad',
  role: 'Vəzifə',
  roles: 'Münasibət növü',
  region: 'Region',
  timeZone: 'Saat qurşağı',
  legalName: 'Rəsmi adı',
  taxId: 'Vergi nömrəsi',
  kpp: 'KPP kodu',
  legalAddress: 'Hüquqi ünvan',
  actualAddress: 'Faktiki ünvan',
  bank: 'Bank',
  bankCode: 'Bank kodu',
  iban: 'Hesablaşma hesabı (IBAN)',
  correspondentAccount: 'Müxbir hesab',
  letterLanguage: 'Məktubların dili',
  noContacts: 'Hələ əlaqədar şəxs yoxdur',
  noPhone: 'Telefon nömrəsi yoxdur',
  badTaxId: 'Vergi nömrəsini yoxlayın: yoxlama rəqəmi səhvdir',
  badEmail: 'E-poçt ünvanını yoxlayın',
  badPhone: 'Telefon nömrəsini yoxlayın',
  deleted: '“{name}” silindi',
});

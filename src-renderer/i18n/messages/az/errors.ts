// Azerbaijani texts of area `errors`: one sentence per error code. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { errors as English } from '../en/errors.ts';

export const errors = azerbaijani<typeof English>()({
  invalid_input: 'İşarələnmiş sahələri yoxlayın',
  not_found: 'Bu artıq mövcud deyil',
  conflict: 'Bu arada dəyişdirilib',
  forbidden: 'Buna icazəniz yoxdur',
  offline: 'Hazırda şəbəkə yoxdur; yenidən cəhd ediləcək',
  unavailable: 'Xidmət cavab vermir; yenidən cəhd ediləcək',
  timeout: 'Çox uzun çəkdi; yenidən cəhd ediləcək',
  busy: 'Proqram başqa əməliyyatla məşğuldur',
  cancelled: 'Ləğv edildi',
  incompatible: 'Bu fayl proqramın başqa versiyasına aiddir',
  corrupt: 'Məlumat faylı zədələnib',
  disk_full: 'Diskdə yer qalmayıb',
  bug: 'Proqramda xəta baş verdi (№ {id})',
});

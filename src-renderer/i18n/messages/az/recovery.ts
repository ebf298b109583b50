// Azerbaijani texts of area `recovery`: a company that cannot be opened. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { recovery as English } from '../en/recovery.ts';

export const recovery = azerbaijani<typeof English>()({
  cannotOpen: 'Yolda şirkəti aça bilmir',
  untouched: 'Şirkət qovluğuna toxunulmadı; heç nə atılmadı.',
  chooseBackup:
    'Ehtiyat nüsxə seçin: şirkət həmin andan davam edəcək, zədəli fayl şirkət qovluğunda kənarda saxlanılır.',
  noBackup:
    'Şirkət qovluğunda ehtiyat nüsxə yoxdur. Başqa yerdə varsa, aşağıda yolunu yazın. Yoxdursa, heç nə silməyin, qovluğu etibarlı yerə köçürün və dəstəyə müraciət edin.',
  updateOrRestore:
    'Proqramı ən yeni versiyaya yeniləyin. Və ya əvvəl çıxarılmış ehtiyat nüsxəni bərpa edin: yeni fayl kənarda saxlanılır.',
  enterKey: 'İlk işə salınanda çap edilmiş və ya yazılmış vərəqdəki bərpa açarını daxil edin.',
  freeSpace: 'Şirkət qovluğunun diskində yer boşaldın, sonra yenidən cəhd edin.',
  makeWritable: 'Şirkət qovluğuna və ya diskə yazmağa icazə verin, sonra yenidən cəhd edin.',
  closeOther: 'Bu qovluqla işləyən başqa proqramı bağlayın, sonra yenidən cəhd edin.',
  signInKeychain: 'Masaüstünüzün açar anbarına daxil olun, sonra yenidən cəhd edin.',
  tryLater: 'Yenidən cəhd edin. Dəyişməsə, təfərrüatı kopyalayıb dəstəyə göndərin.',
  restore: 'Bərpa et',
  restoreOf: '{date} tarixli ehtiyat nüsxəni bərpa et',
  beforeMigration: 'yeniləmədən əvvəl avtomatik nüsxə',
  otherFile: 'Başqa ehtiyat nüsxə faylı (tam yolu)',
  restoreFile: 'Bu faylı bərpa et',
  openWithKey: 'Bu açarla aç',
  tryAgain: 'Yenidən cəhd et',
  showLog: 'Jurnalı göstər',
  working: 'Bir az gözləyin: şirkət açılır…',
});

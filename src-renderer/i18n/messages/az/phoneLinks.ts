// Azerbaijani texts of area `phoneLinks`: numbers from links, the clipboard and selected text. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { phoneLinks as English } from '../en/phoneLinks.ts';

export const phoneLinks = azerbaijani<typeof English>()({
  about: 'Nömrə haqqında',
  extension: 'daxili',
  fromLink: 'Linkdən: Enter zəng edir, Esc silir',
  badLink: 'Bu linkdə zəng edilə bilən nömrə yoxdur',
  fromClipboard: 'Mübadilə buferində',
  whichNumber: 'Hansı nömrə?',
  take: '{number} nömrəsini götür',
  nobody: 'Bu nömrə heç bir müştəridə yoxdur',
  kind_code: 'Xidmət kodu: zənglərin ayarlarını dəyişə bilər',
  kind_short: 'Qısa nömrə',
  kind_emergency: 'Təcili yardım nömrəsi, əgər ATS-in daxili nömrəsi deyilsə',
  kind_address: 'ATS-dəki ünvan',
  title: 'Nömrə linkləri',
  hint: 'Veb-səhifə və məktublardakı nömrələr (tel:, callto: və sip: linkləri) zəng panelinə düşür. Kim olduğunu görürsünüz; yalnız Enter zəng edir.',
  isOurs: 'Belə linkləri Yolda açır',
  isOther: 'Belə linkləri başqa proqram açır',
  claim: 'tel: linklərini Yolda ilə aç',
  release: 'Sistemin ixtiyarına ver',
  needsLine:
    'Əvvəlcə xətt əlavə edin: xətt olmayanda Yolda özü nömrələri belə linkləri açan proqrama ötürür.',
  notClaimed: 'Sistem qəbul etmədi: standart proqramların ayarlarında Yolda proqramını seçin',
  chooseInSystem: 'Açılan Windows pəncərəsində tel: linkləri üçün Yolda proqramını seçin',
  inBrowser:
    'Brauzer bir dəfə soruşur. Proqram bu ünvanda qaldıqca işləyir: onu sabit portla başladın, məsələn, --port 8123.',
  notInBrowser: 'Bu brauzer səhifələrə belə linkləri açmağa icazə vermir',
});

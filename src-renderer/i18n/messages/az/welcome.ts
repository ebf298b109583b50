// Azerbaijani texts of area `welcome`: the first start. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { welcome as English } from '../en/welcome.ts';

export const welcome = azerbaijani<typeof English>()({
  title: 'Yolda proqramına xoş gəlmisiniz',
  intro: 'Zəng edin, qiymət deyin, hesab-faktura göndərin – şəbəkə olsa da, olmasa da.',
  demo: 'Nümunə şirkətə baxın',
  demoHint: 'Hazır tərəfdaşlar, mallar və tarixçə. Bir kliklə silinir.',
  own: 'Öz şirkətimizi quraq',
  ownHint: 'Rekvizitlər, ƏDV, nömrələmə, poçt – təxminən beş dəqiqə.',
  importFiles: '1C və ya CSV-dən idxal et',
  typeByHand: 'Əl ilə daxil et',
  recoveryKey: 'Bərpa açarı',
  recoveryKeyHint: 'Çap edib etibarlı yerdə saxlayın: ehtiyat nüsxəni başqa kompüterdə açır.',
});

// Azerbaijani texts of area `demo`: the demo company, its removal, the drill. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { demo as English } from '../en/demo.ts';

export const demo = azerbaijani<typeof English>()({
  mark: 'Nümunə şirkət',
  markBrief: 'Nümunə',
  remove: 'Nümunə şirkəti sil…',
  removeTitle: 'Nümunə şirkət silinsin?',
  removeNow: 'Sil',
  removing: 'Silinir…',
  goes: 'İçindəki hər şey silinəcək: tərəfdaşlar, mallar, sənədlər, hadisələr və parametrlər.',
  goesLines:
    'Burada qurduğunuz telefon xətləri və poçt hesabları parolları ilə birlikdə silinəcək: öz şirkətinizdə onları yenidən qurun.',
  ownTitle: 'Burada əlavə etmisiniz:',
  ownPartners: { one: '{count} tərəfdaş', other: '{count} tərəfdaş' },
  ownDocuments: { one: '{count} sənəd', other: '{count} sənəd' },
  ownInteractions: { one: '{count} hadisə', other: '{count} hadisə' },
  ownTasks: { one: '{count} tapşırıq', other: '{count} tapşırıq' },
  ownItems: { one: '{count} mal', other: '{count} mal' },
  ownBackup: 'Bunlar da silinəcək. Əvvəlcə şirkətin “backups” qovluğuna ehtiyat nüsxə yazılacaq.',
  ownUnknown:
    'Əlavə etdiklərinizi nümunədən ayırmaq mümkün deyil. Əvvəlcə şirkətin “backups” qovluğuna ehtiyat nüsxə yazılacaq.',
  ownNothing: 'Özünüz heç nə əlavə etməmisiniz.',
  after: 'Sonra xoş gəldiniz səhifəsi açılacaq: öz şirkətinizi qura bilərsiniz.',
  drill: 'Məşq: zəng, qeyd, satış',
  drillOffer:
    'Beş dəqiqə, yalnız klaviatura ilə: müştəriyə zəng edin, söhbəti qeyd edin, satın. Heç yerə zəng getmir.',
  drillStart: 'Beş dəqiqəlik məşqə başla',
  drillGoOn: 'Məşqə davam et',
  drillNotNow: 'İndi yox',
  drillLeave: 'Məşqi dayandır',
  drillTime: 'Keçən vaxt',
  stepChoose: 'Başqa müştəri seçin',
  stepCall: 'Zəng edin',
  stepNote: 'Söhbəti qeyd edib saxlayın',
  stepSell: 'Satın: malı tapın, əlavə edin, hesab-faktura yazın',
  stepDone: 'edilib',
  stepNext: 'Növbəti: {step}',
  drillCall: 'Məşq zəngi',
  drillCallHint: 'Nömrə uydurmadır: heç yerə zəng getmədi. Söhbəti qeyd edin.',
  drillDone: '{time} ərzində hazırdır.',
  drillNext: 'İstədiyiniz qədər baxın; sonra nümunə şirkəti silib öz şirkətinizi qurun.',
});

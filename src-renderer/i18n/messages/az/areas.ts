// Azerbaijani texts of area `areas`: what a company does without. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { areas as English } from '../en/areas.ts';

export const areas = azerbaijani<typeof English>()({
  title: 'Bölmələr',
  hint: 'İşlətmədiyiniz bölmə gözə görünmür: nə menyuda, nə əmrlərdə, nə düymələrdə, nə də klavişlərdə olur. Bütün şirkətə aiddir; heç nə silinmir, bölməni yenidən açanda hər şey yerinə qayıdır.',
  hintOthers: 'Şirkətin işlətdiyi bölmələr. Onları inzibatçılar açıb-bağlayır.',
  list: 'Şirkətin işlətdiyi bölmələr',
  quotes: 'Kommersiya təklifləri',
  calendarHint: 'Təqvim ekranı. Günün siyahısı, onun kiçik təqvimi və xatırlatmalar qalır.',
  tasksHint: 'İşçilərin bir-birinə verdiyi tapşırıqlar, siyahı və lövhə. Müştəriyə aid vədlər qalır.',
  messagesHint: 'İşçilər arasında mesajlar və bildirişlər.',
  callsHint:
    'Proqramın öz telefonu: zəng paneli, jurnal, günün siyahısına ardıcıl zənglər. Onsuz zəng kompüterin telefon proqramına ötürülür; buna baxmayaraq gələn zəng göstərilir.',
  quotesHint: 'Seçim pəncərəsindən təkliflər və onların versiyaları.',
  reportsHint: 'Planlaşdırılan, gecikən və görülən işlərin sayı və çapı.',
  switchedOn: 'Açıldı: {area}',
  switchedOff: 'Bağlandı: {area}',
  isOff: 'Şirkətiniz bu bölmə olmadan işləyir: {area}',
  isOffHint: 'İçindəkilər saxlanılır. Bölməni inzibatçı aça bilər.',
  isOffAdmin: 'İçindəkilər saxlanılır. Bölməni ayarlarda aça bilərsiniz.',
  openSettings: 'Ayarları aç: Bölmələr',
});

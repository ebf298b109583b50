// Azerbaijani texts of area `setUp`: the set-up page and the check of the computer. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { setUp as English } from '../en/setUp.ts';

export const setUp = azerbaijani<typeof English>()({
  title: 'Quraşdırma',
  hint: 'Nə hazırdır, nə hələ yox və nəyə lazımdır. Satmaq üçün rekvizitlərinizdən başqa heç nə lazım deyil.',
  steps: 'Quraşdırmanın addımları',
  isDone: 'hazırdır',
  isOpen: 'hələ yox',
  doneOf: '{total} addımdan {done} hazırdır',
  requisites: 'Rekvizitlər və bank hesabı',
  requisitesWhy: 'VÖEN və hesab olmadan hesab-fakturanı ödəmək olmaz.',
  recoveryKey: 'Kağızda bərpa açarı',
  recoveryKeyWhy: 'Ehtiyat nüsxəni başqa kompüterdə yalnız o açır.',
  calendar: 'İlin qeyri-iş günləri',
  calendarWhy: 'Planlaşdırılan zənglər bu günlərə düşmür.',
  lists: 'Sahənizin hazır siyahıları',
  listsWhy: 'Mənbələr, vəzifələr, vahidlər: formalar onları təklif edir, hesabatlar onlara görə sayır.',
  people: 'Şirkətin işçiləri',
  peopleWhy: 'Müştərilər və tapşırıqlar onlara verilir.',
  catalogue: 'Mallar və qiymətlər',
  catalogueWhy: '1C-dən, cədvəldən və ya əl ilə: sonra yazılmır, seçilir.',
  mail: 'Poçt hesabı',
  mailWhy: 'Hesab-fakturalar buradan gedir. Səhifə hesabı yoxlayır və hansı addımın alınmadığını deyir.',
  phone: 'Telefon xətti',
  phoneWhy: 'Bir düymə ilə zəng və zəng edənin kartı. Xətt orada səsə qədər yoxlanılır.',
  hub: 'Ofis serveri',
  hubWhy: 'Bir neçə kompüter bir şirkətlə işləyir, burada itən orada qalır.',
  open: 'Aç: {name}',
  computer: 'Bu kompüter',
  computerHint:
    'Şirkətin məlumatlarını itirə və ya işi dayandıra biləcək səbəbləri axtarır. Heç nə kompüterdən kənara çıxmır.',
  check: 'Bu kompüteri yoxla',
  checking: 'Yoxlanılır…',
  checkAgain: 'Yenidən yoxla',
  companyFolder: 'Şirkət bu qovluqdadır: {folder}',
  disk: 'Diskdə yer',
  writing: 'Şirkət qovluğuna yazma',
  place: 'Qovluğun yeri',
  secrets: 'Parol anbarı',
  clock: 'Saat',
  microphone: 'Mikrofon',
  notes: 'Bildirişlər',
  diskFree: '{size} GB boşdur.',
  disk_low:
    '{size} GB boşdur: hələlik bəs edir. Tezliklə yer açın, ehtiyat nüsxə şirkətin özü qədər yer tutur.',
  disk_nearly_full: 'Cəmi {size} GB boşdur: tezliklə heç nə yadda saxlanmayacaq. İndi yer açın.',
  not_writable: 'Ora yazmaq olmur. Özünüzə yazma hüququ verin və ya şirkəti başqa qovluğa köçürün.',
  read_back_differs: 'Yazılan başqa cür oxundu: disk sıradan çıxır. İndi başqa diskə ehtiyat nüsxə çıxarın.',
  cloud_folder:
    'Proqram yazarkən qovluq buluda köçürülür: bu, bazanı korlayır. Proqramı bağlayın və qovluğu OneDrive, Dropbox və bu kimi yerlərdən çıxarın.',
  network_folder:
    'Qovluq şəbəkə diskindədir: xətt kəsiləndə yadda saxlanan itir. Proqramı bağlayın və qovluğu bu kompüterə köçürün; bir neçə kompüter server vasitəsilə birgə işləyir.',
  secrets_unavailable:
    'Sistemin parol anbarı cavab vermir: poçt və telefon parollarını saxlamaq olmur. Linux-da açar halqasını işə salın (gnome-keyring, KWallet).',
  clock_off:
    'Saat serverdən {minutes} dəq fərqlənir. Sistemin vaxtını düzəldin: “avtomatik təyin et” seçimini yandırın.',
  clock_unknown:
    'Server olmadan müqayisə etmək mümkün deyil. Sistemdə “avtomatik təyin et” seçimini yandırın.',
  fine: 'Qaydasındadır.',
  microphoneAllowed: 'İcazə verilib.',
  microphoneDenied:
    'Bu proqrama qadağandır: sizi heç kim eşitməyəcək. Sistemin və ya brauzerin ayarlarında icazə verin.',
  microphoneAsks: 'İlk zəngdə soruşulacaq. İndi icazə verin ki, ilk müştəri sizi eşitsin.',
  notesAllowed: 'İcazə verilib.',
  notesDenied:
    'Qadağandır: xatırlatmalar və zənglər yalnız proqram öndə olanda görünür. Sistemin və ya brauzerin ayarlarında icazə verin.',
  notesAsk: 'Hələ soruşulmayıb: xatırlatmalar və zənglər yalnız proqram öndə olanda görünür.',
  allow: 'İcazə ver',
  allowNamed: 'İcazə ver: {name}',
  good: 'yaxşıdır',
  warn: 'diqqət edin',
  bad: 'düzəltmək lazımdır',
});

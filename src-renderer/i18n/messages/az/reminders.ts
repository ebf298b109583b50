// Azerbaijani texts of area `reminders`. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { reminders as en } from '../en/reminders.ts';

export const reminders = azerbaijani<typeof en>()({
  title: 'Xatırlatmalar',
  count: { one: '{count} xatırlatma', other: '{count} xatırlatma' },
  none: 'Xatırlatma yoxdur',
  noneHint:
    'Xatırladılmasını istədiyiniz hadisələr vaxtı çatanda burada görünür – kompüter yuxu rejimində olsa da, itmir.',
  now: 'Xatırlatma: {subject}',
  several: { one: '{count} xatırlatma', other: '{count} xatırlatma' },
  show: 'Göstər',
  missed: 'buraxılmış',
  later: 'Sonra xatırlat: {subject}',
  inTenMinutes: '10 dəqiqədən sonra',
  inAnHour: 'Bir saatdan sonra',
  tomorrow: 'Sabah saat 9:00-da',
  snoozed: 'Yenidən xatırladılacaq',
  seen: 'Gördüm: {subject}',
  allSeen: 'Hamısını gördüm',
  dismissed: { one: '{count} xatırlatma bağlandı', other: '{count} xatırlatma bağlandı' },
  more: 'Davamı var: bunları bağladıqca növbətilər görünəcək',
  allowNotes: 'Pəncərədən kənarda da bildiriş göstər',
});

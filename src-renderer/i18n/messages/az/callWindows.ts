// Azerbaijani texts of area `callWindows`: the clock at a client's and the question before a dial outside of their hours. Texts only.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { callWindows as English } from '../en/callWindows.ts';

export const callWindows = azerbaijani<typeof English>()({
  holiday: 'bayram',
  severalClocks: 'saat qurşağı dəqiq deyil: {number} variant',
  clockRange: '{from} – {to}',
  opensInMinutes: '{minutes} dəqiqə sonra olar, orada saat {time}',
  opensInHours: '{hours} saat sonra olar, orada saat {time}',
  opensInHoursAndMinutes: '{hours} saat {minutes} dəqiqə sonra olar, orada saat {time}',
  opensTomorrow: 'sabah olar, orada saat {time}',
  opensOn: '{date} olar, orada saat {time}',
  neverOpens: 'zəng saatları təyin edilməyib',
  askTitle: '{name}: indi zəng edilsin?',
  ask_early: 'Orada saat {time} ({place}): zəng üçün hələ tezdir.',
  ask_late: 'Orada saat {time} ({place}): zəng üçün artıq gecdir.',
  ask_weekend: 'Orada saat {time} ({place}), istirahət günüdür.',
  ask_holiday: 'Orada saat {time} ({place}), bayram günüdür.',
  ownClock: 'sizin saatla {when}',
  askedOnce: 'Hər müştəri barədə gündə bir dəfə soruşulur.',
  callAnyway: 'Yenə də zəng et',
  planAt: 'Planlaşdır: orada saat {time}',
  planned: 'Zəng planlaşdırıldı: {when}',
  asksOutside: 'Bu saatlardan kənar zəngdən əvvəl soruş',
});

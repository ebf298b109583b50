// Russian texts of area `callWindows`: the clock at a client's and the question before a dial outside of their hours. Texts only.
import { russian } from '#renderer/i18n/catalogue.ts';
import type { callWindows as English } from '../en/callWindows.ts';

export const callWindows = russian<typeof English>()({
  holiday: 'праздник',
  severalClocks: 'часовой пояс неясен: их {number}',
  clockRange: 'от {from} до {to}',
  opensInMinutes: 'можно через {minutes} мин, в {time} там',
  opensInHours: 'можно через {hours} ч, в {time} там',
  opensInHoursAndMinutes: 'можно через {hours} ч {minutes} мин, в {time} там',
  opensTomorrow: 'можно завтра, в {time} там',
  opensOn: 'можно {date}, в {time} там',
  neverOpens: 'часы для звонков не заданы',
  askTitle: '{name}: позвонить сейчас?',
  ask_early: 'Там сейчас {time} ({place}): звонить ещё рано.',
  ask_late: 'Там сейчас {time} ({place}): звонить уже поздно.',
  ask_weekend: 'Там сейчас {time} ({place}), и день выходной.',
  ask_holiday: 'Там сейчас {time} ({place}), и день праздничный.',
  ownClock: 'по вашим часам {when}',
  askedOnce: 'О каждом клиенте программа спрашивает один раз в день.',
  callAnyway: 'Всё равно позвонить',
  planAt: 'Запланировать на {time} там',
  planned: 'Звонок запланирован: {when}',
  asksOutside: 'Спрашивать перед звонком вне этих часов',
});

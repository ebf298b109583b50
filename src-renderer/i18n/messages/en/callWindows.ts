// English texts of area `callWindows`: the clock at a client's and the question before a dial outside of their hours. Texts only.
import { english } from '#renderer/i18n/catalogue.ts';

export const callWindows = english({
  holiday: 'public holiday',
  severalClocks: 'time zone unclear: {number} of them',
  clockRange: '{from} to {to}',
  opensInMinutes: 'opens in {minutes} min, {time} there',
  opensInHours: 'opens in {hours} h, {time} there',
  opensInHoursAndMinutes: 'opens in {hours} h {minutes} min, {time} there',
  opensTomorrow: 'opens tomorrow, {time} there',
  opensOn: 'opens on {date}, {time} there',
  neverOpens: 'no hours for calls are set',
  askTitle: 'Call {name} now?',
  ask_early: 'It is {time} there ({place}): too early to call.',
  ask_late: 'It is {time} there ({place}): too late to call.',
  ask_weekend: 'It is {time} there ({place}), and a day off.',
  ask_holiday: 'It is {time} there ({place}), and a public holiday.',
  ownClock: 'by your clock {when}',
  askedOnce: 'You are asked once a day about each client.',
  callAnyway: 'Call all the same',
  planAt: 'Plan for {time} there',
  planned: 'Call planned: {when}',
  asksOutside: 'Ask before calling outside these hours',
});

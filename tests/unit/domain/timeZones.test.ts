import { expect, test } from 'vitest';
import { isTimeZone } from '#shared/domain/dates.ts';
import { callWindow, guessTimeZone, placeZones, type ZoneHints } from '#shared/domain/timeZones.ts';

test('every zone of the table exists', () => {
  expect(placeZones.filter((zone) => !isTimeZone(zone))).toEqual([]);
});

test('evidence in its order', () => {
  const cases: [ZoneHints, string | undefined, string | undefined][] = [
    [{ explicit: 'Asia/Tokyo', city: 'Bakı' }, 'Asia/Tokyo', 'explicit'],
    [{ explicit: 'Mars/Base', city: 'Bakı' }, 'Asia/Baku', 'city'],
    [{ city: 'г. ВЛАДИВОСТОК', country: 'RU' }, 'Asia/Vladivostok', 'city'],
    [{ city: 'Самара' }, 'Europe/Samara', 'city'],
    [{ city: 'Самарканд' }, 'Asia/Samarkand', 'city'],
    [{ city: 'Yekaterinburg' }, 'Asia/Yekaterinburg', 'city'],
    [{ city: 'Деревня', region: 'Свердловская обл.' }, 'Asia/Yekaterinburg', 'region'],
    [{ phoneE164: '+74232000000', country: 'RU' }, 'Asia/Vladivostok', 'phone'],
    [{ phoneE164: '+79992000000', country: 'RU' }, 'Europe/Moscow', 'country'],
    [{ phoneE164: '+77012000000' }, 'Asia/Almaty', 'phone'],
    [{ phoneE164: '+994502001234' }, 'Asia/Baku', 'phone'],
    [{ country: 'TR' }, 'Europe/Istanbul', 'country'],
    [{ address: '690091, г. Владивосток, ул. Московская, 5', country: 'RU' }, 'Asia/Vladivostok', 'address'],
    [{ address: 'ул. Иркутская, 5, Москва' }, 'Europe/Moscow', 'address'],
    [{ address: 'Bakı şəh., Moskva pr., 12' }, 'Asia/Baku', 'address'],
    [{ address: 'ул. Иркутская, 5', country: 'AZ' }, 'Asia/Baku', 'country'],
    [{ city: 'Деревня', address: 'г. Омск', region: 'Свердловская обл.' }, 'Asia/Omsk', 'address'],
    [{ phoneE164: '+12125550100' }, 'America/New_York', 'phone'],
    [{ phoneE164: '+18085550100', country: 'US' }, 'Pacific/Honolulu', 'phone'],
    [{ phoneE164: '+14165550100' }, 'America/Toronto', 'phone'],
    [{ phoneE164: '+6857212345' }, 'Pacific/Apia', 'phone'],
    [{ phoneE164: '+9771456789' }, 'Asia/Kathmandu', 'phone'],
    [{ city: 'Springfield' }, undefined, undefined],
    [{}, undefined, undefined],
  ];
  expect(
    cases.map(([hints]) => {
      const guess = guessTimeZone(hints);
      return [hints, guess?.zone, guess?.evidence];
    }),
  ).toEqual(cases);
});

test.each([
  // A mobile number of a country that has one clock, of one that has eleven, and an area code on a border.
  [{ phoneE164: '+994502001234' }, ['Asia/Baku']],
  [{ phoneE164: '+77012000000' }, ['Asia/Almaty']],
  [{ phoneE164: '+79992000000' }, 11],
  [{ country: 'RU' }, 11],
  [{ phoneE164: '+74232000000' }, ['Asia/Vladivostok']],
  [{ phoneE164: '+15415550100' }, ['America/Denver', 'America/Los_Angeles']],
  [{ phoneE164: '+18005550100' }, 7],
])('all that it may be: %j', (hints, expected) => {
  const zones = guessTimeZone(hints)?.zones;
  expect(typeof expected === 'number' ? zones?.length : zones).toEqual(expected);
});

test('when to call', () => {
  const at = (text: string, zone: string) => callWindow({ nowMs: Date.parse(text), zone });
  expect([
    at('2026-11-23T14:40:00Z', 'Asia/Baku'),
    at('2026-11-23T13:59:00Z', 'Asia/Baku'),
    at('2026-11-23T04:59:00Z', 'Asia/Baku'),
    at('2026-11-23T05:00:00Z', 'Asia/Baku'),
    at('2026-11-20T20:30:00Z', 'Asia/Baku'),
  ]).toEqual([
    { localTime: '18:40', weekday: 1, verdict: 'late' },
    { localTime: '17:59', weekday: 1, verdict: 'ok' },
    { localTime: '08:59', weekday: 1, verdict: 'early' },
    { localTime: '09:00', weekday: 1, verdict: 'ok' },
    { localTime: '00:30', weekday: 6, verdict: 'weekend' },
  ]);
  const workHours = { fromMinutes: 600, toMinutes: 840, weekdays: [6] };
  const saturday = Date.parse('2026-11-21T07:00:00Z');
  expect(callWindow({ nowMs: saturday, zone: 'Asia/Baku', workHours }).verdict).toBe('ok');
});

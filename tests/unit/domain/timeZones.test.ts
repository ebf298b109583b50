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
    [{ city: 'Springfield' }, undefined, undefined],
    [{}, undefined, undefined],
  ];
  expect(cases.map(([hints]) => guessTimeZone(hints))).toEqual(
    cases.map(([, zone, evidence]) => (zone === undefined ? undefined : { zone, evidence })),
  );
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

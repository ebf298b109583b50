// What a client's clock says and whether to call: twelve zones, the nights of a clock change, the far side of the date line,
// holidays, clocks that are not known – and against Intl, which reckons for itself.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { companyHours, nextCallTime } from '#shared/domain/callHours.ts';
import { clientWindow, isOutside, mayBeAsked } from '#shared/domain/callWindow.ts';
import { guessTimeZone, placeZones } from '#shared/domain/timeZones.ts';

const hours = companyHours({ callFrom: '09:00', callTo: '18:00' }, [1, 2, 3, 4, 5]);
const everyDay = companyHours({ callFrom: '09:00', callTo: '18:00' }, [1, 2, 3, 4, 5, 6, 7]);
const at = (iso: string): number => Date.parse(iso);
const one = (zone: string, country = '') => ({ zones: [zone], country });

describe('at 08:00 UTC on Tuesday 24 November 2026', () => {
  it.each([
    ['Asia/Baku', '12:00', 'ok', undefined],
    ['Europe/Moscow', '11:00', 'ok', undefined],
    ['Asia/Almaty', '13:00', 'ok', undefined],
    ['Asia/Yekaterinburg', '13:00', 'ok', undefined],
    ['Asia/Vladivostok', '18:00', 'late', ['09:00', 900, 1]],
    ['Asia/Kathmandu', '13:45', 'ok', undefined],
    ['Asia/Kolkata', '13:30', 'ok', undefined],
    ['Europe/London', '08:00', 'early', ['09:00', 60, 0]],
    ['America/New_York', '03:00', 'early', ['09:00', 360, 0]],
    ['Pacific/Honolulu', '22:00', 'late', ['09:00', 660, 1]],
    ['Pacific/Tongatapu', '21:00', 'late', ['09:00', 720, 1]],
    ['Pacific/Apia', '21:00', 'late', ['09:00', 720, 1]],
    ['Pacific/Chatham', '21:45', 'late', ['09:00', 675, 1]],
  ])('%s', (zone, localTime, verdict, opens) => {
    const window = clientWindow(at('2026-11-24T08:00:00Z'), one(zone), hours);
    expect([window.localTime, window.verdict, window.clockCount]).toEqual([localTime, verdict, 1]);
    expect(window.opens && [window.opens.time, window.opens.minutesAway, window.opens.daysAway]).toEqual(
      opens,
    );
  });
});

describe('a night of a clock change', () => {
  const night = companyHours({ callFrom: '02:30', callTo: '04:00' }, [1, 2, 3, 4, 5, 6, 7]);
  const in_ = (iso: string) => {
    const { localTime, verdict, opens } = clientWindow(at(iso), one('Europe/Berlin'), night);
    return [localTime, verdict, opens && [opens.time, opens.minutesAway]];
  };
  it('leaves an hour out: what opens within it opens when it is over', () => {
    // 29 March 2026: 01:59 is followed by 03:00.
    expect(in_('2026-03-29T00:59:00Z')).toEqual(['01:59', 'early', ['03:30', 31]]);
    expect(in_('2026-03-29T01:00:00Z')).toEqual(['03:00', 'ok', undefined]);
    expect(in_('2026-03-29T02:00:00Z')).toEqual(['04:00', 'late', ['02:30', 1350]]);
  });
  it('has an hour twice: open in both halves, closed before each', () => {
    // 25 October 2026: 02:59 is followed by 02:00.
    expect(in_('2026-10-25T00:29:00Z')).toEqual(['02:29', 'early', ['02:30', 1]]);
    expect(in_('2026-10-25T00:30:00Z')).toEqual(['02:30', 'ok', undefined]);
    expect(in_('2026-10-25T01:10:00Z')[1]).toBe('early');
    expect(in_('2026-10-25T01:30:00Z')).toEqual(['02:30', 'ok', undefined]);
    expect(in_('2026-10-25T03:00:00Z')).toEqual(['04:00', 'late', ['02:30', 1350]]);
  });
});

describe('days off', () => {
  const own = { holidays: ['2026-12-30'], workDates: ['2026-12-26'], country: 'AZ' };
  const withDays = companyHours({ callFrom: '09:00', callTo: '18:00' }, [1, 2, 3, 4, 5], own);
  const verdictOf = (iso: string, zone: string, country: string) => {
    const { verdict, opens } = clientWindow(at(iso), one(zone, country), withDays);
    return [verdict, opens && `${opens.date} ${opens.time}`];
  };
  it.each([
    // Our own day off, then those of the year (2 January 2027 is a Saturday and passes on); it holds at clients of our country and where no country is known, not abroad.
    ['2026-12-30T08:00:00Z', 'Asia/Baku', 'AZ', ['holiday', '2027-01-05 09:00']],
    ['2026-12-30T08:00:00Z', 'Asia/Baku', '', ['holiday', '2027-01-05 09:00']],
    ['2026-12-30T08:00:00Z', 'Asia/Tbilisi', 'GE', ['ok', undefined]],
    // A Saturday that we work in the place of another day; abroad it is a Saturday.
    ['2026-12-26T08:00:00Z', 'Asia/Baku', 'AZ', ['ok', undefined]],
    ['2026-12-26T08:00:00Z', 'Asia/Tbilisi', 'GE', ['weekend', '2026-12-28 09:00']],
    // The Russian January is over on Monday the 11th.
    ['2026-12-31T20:00:00Z', 'Europe/Moscow', 'RU', ['late', '2027-01-11 09:00']],
    ['2027-01-05T08:00:00Z', 'Europe/Moscow', 'RU', ['holiday', '2027-01-11 09:00']],
    ['2027-01-05T08:00:00Z', 'Asia/Almaty', 'KZ', ['ok', undefined]],
    // In Vladivostok it is a holiday already.
    ['2026-11-03T23:30:00Z', 'Asia/Vladivostok', 'RU', ['holiday', '2026-11-05 09:00']],
    ['2026-11-03T13:30:00Z', 'Europe/Moscow', 'RU', ['ok', undefined]],
    // A country that is not in the table has its week alone.
    ['2026-12-25T10:00:00Z', 'Europe/Berlin', 'DE', ['ok', undefined]],
  ])('%s %s %s', (iso, zone, country, expected) => {
    expect(verdictOf(iso, zone, country)).toEqual(expected);
  });
  it('that never end leave no time to call', () => {
    const never = { ...hours, isHoliday: () => true };
    const { verdict, opens } = clientWindow(at('2026-11-24T08:00:00Z'), one('Asia/Baku'), never);
    expect([verdict, opens]).toEqual(['holiday', undefined]);
  });
});

describe('a clock that may be several', () => {
  const russia = { zones: guessTimeZone({ phoneE164: '+79992000000' })?.zones ?? [], country: 'RU' };
  it('is told by their number and range; good is only what is good everywhere', () => {
    const noon = clientWindow(at('2026-11-24T09:00:00Z'), russia, hours);
    expect([noon.clockCount, noon.range, noon.verdict, noon.zone]).toEqual([
      11,
      ['11:00', '21:00'],
      'unsure',
      'Europe/Moscow',
    ]);
    expect(isOutside(noon)).toBe(false);
  });
  it('is outside only where it is so in each', () => {
    const saturday = clientWindow(at('2026-11-28T09:00:00Z'), russia, hours);
    expect([saturday.verdict, isOutside(saturday), saturday.opens?.time]).toEqual(['weekend', true, '09:00']);
  });
  it('is one where several zones agree', () => {
    const agreeing = { zones: ['Asia/Almaty', 'Asia/Oral', 'Asia/Aqtobe'], country: 'KZ' };
    expect(clientWindow(at('2026-11-24T09:00:00Z'), agreeing, hours)).toMatchObject({
      clockCount: 1,
      verdict: 'ok',
    });
  });
});

test('emergency, service and internal numbers are never asked about', () => {
  const dialed = ['101', '102', '103', '112', '911', '*8800', '900', '1234', 'sip:anna@pbx.example', ''];
  expect(dialed.filter((number) => mayBeAsked(number, 'AZ'))).toEqual([]);
  expect(['+994502001234', '0502001234'].filter((number) => mayBeAsked(number, 'AZ'))).toHaveLength(2);
});

/** By the engine's own calendar, which knows nothing of ours. */
function byIntl(ms: number, zone: string) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    ...{ weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).formatToParts(ms);
  const part = (type: string): string => parts.find((found) => found.type === type)?.value ?? '';
  return { weekday: part('weekday'), time: `${part('hour')}:${part('minute')}` };
}

describe('against Intl', () => {
  const instants = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2031-01-01T00:00:00Z') });
  const zones = fc.constantFrom(...placeZones, 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe');
  const isGood = (ms: number, zone: string): boolean => {
    const { weekday, time } = byIntl(ms, zone);
    return weekday !== 'Sat' && weekday !== 'Sun' && time >= '09:00' && time < '18:00';
  };
  it('the clock and the verdict are the same at any instant of any zone', () => {
    fc.assert(
      fc.property(instants, zones, (ms, zone) => {
        const { localTime, verdict } = clientWindow(ms, one(zone), hours);
        expect([localTime, verdict === 'ok']).toEqual([byIntl(ms, zone).time, isGood(ms, zone)]);
      }),
      { numRuns: 400 },
    );
  });
  it('what opens is the first good minute from then on', () => {
    fc.assert(
      fc.property(instants, zones, (ms, zone) => {
        const next = nextCallTime(ms, zone, everyDay);
        if (next === undefined) throw new Error('every day has its hours');
        const { time } = byIntl(next, zone);
        expect(time >= '09:00' && time < '18:00').toBe(true);
        if (next === ms) return;
        const before = byIntl(next - 60_000, zone).time;
        expect([next - ms < 26 * 3_600_000, before < '09:00' || before >= '18:00']).toEqual([true, true]);
      }),
      { numRuns: 300 },
    );
  });
});

// Days of RFC 5545 rules: examples of the standard and of what goes wrong elsewhere, and bad input, which costs bounded work.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#shared/domain/dates.ts';
import { checkRule, datesBetween, ruleFrom, shiftRule } from '#shared/domain/recurrence.ts';

const days = (rule: string, startOn: string, to: string, from = startOn) =>
  datesBetween({ rule, startOn, untilOn: null }, from, to);
const reasonOf = (rule: string, startOn = '2026-11-23'): string => {
  try {
    return `ok: ${checkRule(rule, startOn)}`;
  } catch (error) {
    return (error as { reason: string }).reason;
  }
};

describe('days of a rule', () => {
  it.each([
    ['FREQ=DAILY;INTERVAL=3', '2026-11-28', '2026-12-05', ['2026-11-28', '2026-12-01', '2026-12-04']],
    [
      'FREQ=WEEKLY;BYDAY=MO,WE',
      '2026-11-23',
      '2026-12-02',
      ['2026-11-23', '2026-11-25', '2026-11-30', '2026-12-02'],
    ],
    // A first day that the rule does not name is no occurrence.
    ['FREQ=WEEKLY;BYDAY=MO', '2026-11-24', '2026-12-07', ['2026-11-30', '2026-12-07']],
    // RFC 5545 3.3.10: a day that a month does not have is left out.
    ['FREQ=MONTHLY', '2026-01-31', '2026-06-30', ['2026-01-31', '2026-03-31', '2026-05-31']],
    ['FREQ=YEARLY', '2012-02-29', '2021-01-01', ['2012-02-29', '2016-02-29', '2020-02-29']],
    ['FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1', '2026-11-01', '2026-12-31', ['2026-11-27', '2026-12-25']],
    ['FREQ=MONTHLY;BYDAY=-1FR', '2026-11-01', '2026-12-31', ['2026-11-27', '2026-12-25']],
    ['FREQ=DAILY;COUNT=2', '2026-11-23', '2027-11-23', ['2026-11-23', '2026-11-24']],
    ['FREQ=DAILY;UNTIL=20261124', '2026-11-23', '2027-11-23', ['2026-11-23', '2026-11-24']],
    ['FREQ=DAILY;UNTIL=20261124T235959Z', '2026-11-23', '2027-11-23', ['2026-11-23', '2026-11-24']],
  ])('%s from %s', (rule, startOn, to, expected) => {
    expect(days(rule, startOn, to)).toEqual(expected);
  });

  it('are those of the whole, whatever piece is asked for', () => {
    const rule = fc.constantFrom(
      'FREQ=DAILY;INTERVAL=5',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
      'FREQ=MONTHLY;BYDAY=2TU;COUNT=9',
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
    );
    fc.assert(
      fc.property(rule, fc.nat(500), fc.nat(60), (text, offset, length) => {
        const startOn = '2026-11-23';
        const from = addDays(startOn, offset);
        const to = addDays(from, length);
        const whole = days(text, startOn, '2028-06-30');
        expect(days(text, startOn, to, from)).toEqual(whole.filter((day) => day >= from && day <= to));
      }),
      { numRuns: 15 },
    );
  });

  it('end with the series, whatever the rule says', () => {
    const series = { rule: 'FREQ=DAILY;COUNT=9', startOn: '2026-11-23', untilOn: '2026-11-24' };
    expect(datesBetween(series, '2026-01-01', '2026-12-31')).toEqual(['2026-11-23', '2026-11-24']);
  });

  it('of a rule without end cost what is asked for, a hundred years ahead too', () => {
    expect(days('FREQ=DAILY', '2026-11-23', '2126-01-02', '2126-01-01')).toEqual([
      '2126-01-01',
      '2126-01-02',
    ]);
  });
});

describe('a rule as it is typed', () => {
  it.each([
    ['rrule:freq=weekly;byday=mo', 'ok: FREQ=WEEKLY;BYDAY=MO'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO', 'ok: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO'],
    ['FREQ=DAILY;UNTIL=99991231T235959Z', 'ok: FREQ=DAILY;UNTIL=99991231T235959Z'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'rule_never'],
    // kewisch/ical.js#1038: never returns there.
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'rule_never'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6', 'rule_never'],
    ['FREQ=DAILY;UNTIL=20200101', 'rule_never'],
    ['FREQ=DAILY;COUNT=1001', 'rule_too_many'],
    ['FREQ=DAILY;COUNT=99999999999999', 'rule_too_many'],
    ['FREQ=HOURLY', 'rule_too_often'],
    ['FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30', 'rule_too_often'],
    ['FREQ=DAILY;BYHOUR=9,10', 'rule_too_often'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'rule_bad'],
    ['FREQ=DAILY;INTERVAL=0', 'rule_bad'],
    ['FREQ=DAILY;INTERVAL=1000', 'rule_bad'],
    ['FREQ=DAILY;COUNT=-1', 'rule_bad'],
    ['FREQ=DAILY;UNTIL=20270231', 'rule_bad'],
    ['FREQ=WEEKLY;BYDAY=1MO', 'rule_bad'],
    ['FREQ=WEEKLY;BYDAY=XX', 'rule_bad'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'rule_bad'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'rule_bad'],
    ['FREQ=YEARLY;RSCALE=CHINESE', 'rule_bad'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'rule_bad'],
    ['BYDAY=MO', 'rule_bad'],
    ['FREQ=DAILY\nDTSTART:20200101', 'rule_bad'],
    ['every monday', 'rule_bad'],
    ['', 'rule_bad'],
    [`FREQ=YEARLY;BYYEARDAY=${'1,'.repeat(400)}1`, 'rule_bad'],
  ])('%s', (text, expected) => {
    expect(reasonOf(text)).toBe(expected);
  });

  it('begins on a day there is', () => {
    expect(['2026-02-30', '1969-12-31', '2200-01-01', 'x'].map((day) => reasonOf('FREQ=DAILY', day))).toEqual(
      Array(4).fill('bad_date'),
    );
  });

  it('of any kind is answered or refused by a reason, and what passes can be expanded', () => {
    const part = fc.oneof(
      fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY', 'FREQ=MONTHLY', 'FREQ=YEARLY', 'WKST=SU'),
      fc
        .tuple(
          fc.constantFrom(
            'INTERVAL',
            'COUNT',
            'BYMONTH',
            'BYMONTHDAY',
            'BYYEARDAY',
            'BYWEEKNO',
            'BYSETPOS',
            'BYDAY',
          ),
          fc.oneof(
            fc.integer({ min: -40, max: 400 }).map(String),
            fc.constantFrom('MO', '-1SU', 'MO,WE', '1,2'),
          ),
        )
        .map(([name, value]) => `${name}=${value}`),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const answer = reasonOf(parts.join(';'));
        if (!answer.startsWith('ok: ')) {
          expect(answer).toMatch(/^rule_/);
          return;
        }
        const found = days(answer.slice(4), '2026-11-23', '2027-02-23');
        expect(found).toEqual([...new Set(found)].sort());
      }),
      { numRuns: 50 },
    );
  });
});

describe('a rule that goes on as another series', () => {
  it('has what is left of its COUNT', () => {
    const series = { rule: 'FREQ=WEEKLY;COUNT=5', startOn: '2026-11-23', untilOn: null };
    expect([ruleFrom(series, '2026-12-07'), ruleFrom(series, '2027-01-04')]).toEqual([
      'FREQ=WEEKLY;COUNT=3',
      null,
    ]);
    expect(ruleFrom({ ...series, rule: 'FREQ=DAILY' }, '2027-01-04')).toBe('FREQ=DAILY');
  });

  it('is moved by days where everybody would mean the same', () => {
    expect(shiftRule('FREQ=WEEKLY;BYDAY=MO,SU', 1)).toBe('FREQ=WEEKLY;BYDAY=MO,TU');
    expect(shiftRule('FREQ=WEEKLY;BYDAY=MO,WE', -8)).toBe('FREQ=WEEKLY;BYDAY=TU,SU');
    expect(shiftRule('FREQ=MONTHLY', 3)).toBe('FREQ=MONTHLY');
    expect(shiftRule('FREQ=MONTHLY;BYDAY=-1FR', 0)).toBe('FREQ=MONTHLY;BYDAY=-1FR');
    expect(() => shiftRule('FREQ=MONTHLY;BYDAY=-1FR', 1)).toThrow('rule_not_movable');
  });

  it('keeps its phase when it begins anew at one of its days', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE', 'FREQ=DAILY;INTERVAL=3'),
        fc.nat(15),
        (rule, n) => {
          const whole = days(rule, '2026-11-23', '2027-03-23');
          const from = whole[n] ?? '';
          expect(days(rule, from, '2027-03-23')).toEqual(whole.filter((day) => daysBetween(from, day) >= 0));
        },
      ),
      { numRuns: 6 },
    );
  });
});

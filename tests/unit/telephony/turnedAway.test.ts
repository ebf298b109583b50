// Who finds it busy here: named in the journal, and not drowned by a flood.
import { expect, it } from 'vitest';
import { TurnedAway } from '#main/telephony/turnedAway.ts';

it('names a caller once a minute', () => {
  const away = new TurnedAway();
  expect([0, 1, 59_999, 60_000].map((at) => away.isNews('900', at))).toEqual([true, false, false, true]);
  expect(away.isNews('901', 1)).toBe(true);
});

it('names twenty a minute, whoever they say they are', () => {
  const away = new TurnedAway();
  const named = Array.from({ length: 100 }, (_, at) => away.isNews(String(900 + at), at));
  expect(named.filter(Boolean)).toHaveLength(20);
  expect(away.isNews('899', 60_001)).toBe(true);
});

it('is not confused by a clock that is set back', () => {
  const away = new TurnedAway();
  away.isNews('900', 3_600_000);
  expect(away.isNews('900', 0)).toBe(true);
});

// Which call a key means, which row stands where, how a clock reads.
import { describe, expect, it } from 'vitest';
import {
  cardCall,
  endableCall,
  inOrder,
  numberToDial,
  qualityWord,
  ringingCall,
  talkingCall,
} from '#renderer/features/calls/callRules.ts';
import type { LiveCall } from '#renderer/features/calls/useCalls.ts';
import { clockText } from '#shared/lib/clockText.ts';

type Call = Pick<LiveCall, 'id' | 'state' | 'startedAt' | 'endedAt' | 'partnerId'>;
const call = (state: Call['state'], startedAt = 0, endedAt: number | null = null): Call => ({
  ...{ id: `${state}${startedAt}`, state },
  ...{ startedAt, endedAt, partnerId: null },
});

describe('the call that a key means', () => {
  it('answers the one that rings longest, never one that is talked to', () => {
    const calls = [call('live', 1), call('waiting', 3), call('waiting', 2)];
    expect(ringingCall(calls)?.id).toBe('waiting2');
    expect(ringingCall([call('live')])).toBeUndefined();
  });

  it('ends what one talks to before what is dialed, and nothing that rings or is over', () => {
    expect(endableCall([call('held', 1), call('live', 0), call('dialing', 2)])?.id).toBe('live0');
    expect(endableCall([call('dialing')])?.id).toBe('dialing0');
    expect(endableCall([call('ringing'), call('wrapUp'), call('failed')])).toBeUndefined();
  });

  it('mutes and holds what one talks to, also one that is held', () => {
    expect(talkingCall([call('held'), call('dialing')])?.id).toBe('held0');
    expect(talkingCall([call('wrapUp'), call('ringing')])).toBeUndefined();
  });
});

it('puts the talk first, then the newest, what is over last', () => {
  const calls = [call('failed', 9), call('held', 1), call('held', 2), call('wrapUp', 3), call('live', 0)];
  expect(inOrder(calls).map(({ id }) => id)).toEqual(['live0', 'held2', 'held1', 'wrapUp3', 'failed9']);
});

it('puts the call that ended last before one that began later', () => {
  const calls = [call('wrapUp', 2, 5), call('wrapUp', 1, 9)];
  expect(inOrder(calls).map(({ id }) => id)).toEqual(['wrapUp1', 'wrapUp2']);
});

it('shows the card of who rings over the card of the talk', () => {
  expect(cardCall([call('live'), call('waiting')])?.id).toBe('waiting0');
  expect(cardCall([call('wrapUp'), call('live')])?.id).toBe('live0');
  expect(cardCall([])).toBeUndefined();
  expect(cardCall([call('failed')])).toBeUndefined();
  expect(cardCall([{ ...call('failed'), partnerId: 'p' }])?.id).toBe('failed0');
});

it.each([
  [0, 999, '00:00'],
  [0, 192_000, '03:12'],
  [0, 3_725_000, '1:02:05'],
  [5_000, 0, '00:00'],
])('a clock from %d to %d reads %s', (from, until, text) => {
  expect(clockText(from, until)).toBe(text);
});

it.each([
  [4.4, 'good'],
  [4, 'good'],
  [3.7, 'fair'],
  [3.5, 'poor'],
])('a score of %d sounds %s', (mos, word) => {
  expect(qualityWord(mos)).toBe(word);
});

describe('a number that is dialed', () => {
  it.each([
    ['050 200 12 34', 'AZ', '+994502001234'],
    ['8 (495) 123-45-67 доб. 12', 'RU', '+74951234567, 12'],
    ['012 555 00 11 daxili 12', 'AZ', '+994125550011, 12'],
    ['+49 30 123456, 12', 'DE', '+4930123456, 12'],
    ['+994125550011,,1004#', 'AZ', '+994125550011, 1004#'],
    ['101', 'AZ', '101'],
    ['900, 12', 'AZ', '900, 12'],
    ['*43', 'AZ', '*43'],
  ])('%s in %s is %s', (text, country, dialed) => expect(numberToDial(text, country)).toBe(dialed));
});

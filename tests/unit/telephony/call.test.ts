// The states of one call as a table, what calls do to one another, and what the journal says of them.
import { describe, expect, it } from 'vitest';
import {
  arrived,
  type CallEvent,
  type CallStatus,
  dialed,
  isCrowding,
  isFull,
  nextCall,
  nextToRing,
  resultOf,
  toForget,
  toHold,
} from '#main/telephony/call.rules.ts';

const now = 9_000;
const dialing = dialed();
const early: CallStatus = { ...dialing, state: 'early' };
const ringing = arrived([]);
const waiting: CallStatus = { ...ringing, state: 'waiting' };
const live: CallStatus = { ...dialing, state: 'live', answeredAt: 5_000 };
const held: CallStatus = { ...live, state: 'held', isHeldHere: true };
const lost: CallStatus = { ...live, state: 'reconnecting', lostSince: 6_000 };
const transferring: CallStatus = { ...live, state: 'transferring' };
const wrapUp: CallStatus = { ...live, state: 'wrapUp', endedAt: 8_000 };
const failed: CallStatus = { ...dialing, state: 'failed', reason: 'busy', endedAt: 8_000 };

type Row = [string, CallStatus, CallEvent, Partial<CallStatus> | 'gone' | 'same'];

const ended = (status: CallStatus, reason: CallStatus['reason']): CallStatus => ({
  ...{ ...status, state: 'wrapUp', reason },
  ...{ endedAt: now, lostSince: null, isInConference: false },
});

const table: Row[] = [
  ['sound before the answer', dialing, { type: 'spokenEarly' }, { state: 'early' }],
  ['the answer', dialing, { type: 'accepted' }, { state: 'live', answeredAt: now }],
  ['the answer after sound', early, { type: 'accepted' }, { state: 'live', answeredAt: now }],
  ['a refusal', early, { type: 'failed', reason: 'busy' }, { state: 'failed', reason: 'busy', endedAt: now }],
  [
    'our giving up',
    dialing,
    { type: 'ended', reason: '' },
    { state: 'failed', reason: 'cancelled', endedAt: now },
  ],
  ['no hold before the answer', dialing, { type: 'held' }, 'same'],
  ['a silent ringer', ringing, { type: 'silenced' }, { isSilenced: true }],
  ['our answer', ringing, { type: 'accepted' }, { state: 'live', answeredAt: now }],
  ['the caller gives up', ringing, { type: 'failed', reason: 'cancelled' }, 'gone'],
  ['a waiting one gives up', waiting, { type: 'ended', reason: 'cancelled' }, 'gone'],
  ['a waiting one is alone', waiting, { type: 'alone' }, { state: 'ringing' }],
  ['a ringing one is alone', ringing, { type: 'alone' }, 'same'],
  ['hold', live, { type: 'held' }, { state: 'held', isHeldHere: true }],
  ['hold twice', held, { type: 'held' }, {}],
  ['back from hold', held, { type: 'resumed' }, { state: 'live', isHeldHere: false }],
  ['held there', live, { type: 'heldThere', isHeldThere: true }, { isHeldThere: true }],
  ['mute', held, { type: 'muted', isMuted: true }, { isMuted: true }],
  ['the link goes', live, { type: 'lost' }, { state: 'reconnecting', lostSince: now }],
  ['the page goes as well', lost, { type: 'lost' }, {}],
  ['found again', lost, { type: 'found' }, { state: 'live', lostSince: null }],
  ['found on hold', { ...lost, isHeldHere: true }, { type: 'found' }, { state: 'held', lostSince: null }],
  ['hold without a link', lost, { type: 'held' }, { state: 'reconnecting', isHeldHere: true }],
  ['never found again', lost, { type: 'ended', reason: 'connection_lost' }, ended(lost, 'connection_lost')],
  ['the end', live, { type: 'ended', reason: '' }, ended(live, '')],
  ['the end of a held one', held, { type: 'ended', reason: '' }, ended(held, '')],
  ['a transfer', held, { type: 'handingOver' }, { state: 'transferring' }],
  ['handed over', transferring, { type: 'handedOver' }, ended(transferring, '')],
  ['a transfer refused', transferring, { type: 'handOverRefused' }, { state: 'live' }],
  [
    'a transfer refused, from hold',
    { ...transferring, isHeldHere: true },
    { type: 'handOverRefused' },
    { state: 'held' },
  ],
  ['a transfer whose link goes', transferring, { type: 'lost' }, { lostSince: now }],
  [
    'refused after its link went',
    { ...transferring, lostSince: 6_000 },
    { type: 'handOverRefused' },
    { state: 'reconnecting' },
  ],
  ['no transfer without a link', lost, { type: 'handingOver' }, 'same'],
  ['what is over stays so', wrapUp, { type: 'ended', reason: 'busy' }, 'same'],
  ['a failed one is not answered', failed, { type: 'accepted' }, 'same'],
];

describe('a call', () => {
  it.each(table)('%s', (_name, status, event, expected) => {
    const next = nextCall(status, event, now);
    if (expected === 'gone') expect(next).toBeUndefined();
    else if (expected === 'same') expect(next).toBe(status);
    else expect(next).toEqual({ ...status, ...expected });
  });

  it('that comes beside another one waits, and rings once nobody talks', () => {
    expect(arrived([wrapUp, failed]).state).toBe('ringing');
    expect(arrived([live]).state).toBe('waiting');
    expect(arrived([dialing]).state).toBe('waiting');
    expect(nextToRing([held, waiting])).toBe(-1);
    expect(nextToRing([ringing, waiting])).toBe(-1);
    expect(nextToRing([wrapUp, waiting, waiting])).toBe(1);
    expect(nextToRing([wrapUp])).toBe(-1);
  });

  it('is too many beside four', () => {
    expect(isFull([live, held, held, wrapUp, failed])).toBe(false);
    expect(isFull([live, held, waiting, ringing])).toBe(true);
  });

  it('puts whoever talks on hold, but not those in conference with it', () => {
    const named = (id: string, status: CallStatus) => ({ ...status, id });
    const inConference = { isInConference: true };
    const ids = (calls: ReturnType<typeof named>[], id: string) => toHold(calls, id).map((call) => call.id);
    expect(ids([named('a', live), named('b', held), named('c', ringing), named('d', lost)], 'c')).toEqual([
      'a',
      'd',
    ]);
    const three = [
      named('a', { ...live, ...inConference }),
      named('b', { ...held, ...inConference }),
      named('c', ringing),
    ];
    expect(ids(three, 'b')).toEqual([]);
    expect(ids(three, 'c')).toEqual(['a']);
  });

  it('is forgotten once four newer ones are over', () => {
    const done = Array.from({ length: 6 }, (_, endedAt) => ({ ...wrapUp, endedAt }));
    expect(toForget([...done, live])).toEqual(done.slice(0, 2));
  });

  it.each([
    [live, '', 'talked'],
    [ringing, 'cancelled', 'missed'],
    [ringing, 'busy', 'missed'],
    [ringing, 'connection_lost', 'missed'],
    [ringing, 'elsewhere', 'cancelled'],
    [ringing, 'declined', 'declined'],
    [dialing, 'declined', 'declined'],
    [dialing, 'busy', 'busy'],
    [dialing, 'no_answer', 'noAnswer'],
    [dialing, 'cancelled', 'cancelled'],
    [dialing, 'unknown_number', 'failed'],
    [dialing, 'microphone_denied', 'failed'],
  ] as const)('is written down: %#', (status, reason, result) => {
    expect(resultOf(status, reason, { wasHeard: false })).toBe(result);
  });

  it('answered, but never heard for want of a TURN server, was no talk', () => {
    const unheard = { wasHeard: false };
    expect(resultOf(live, 'turn_refused', unheard)).toBe('failed');
    expect(resultOf({ ...live, direction: 'in' }, 'turn_unreachable', unheard)).toBe('missed');
    expect(resultOf(live, 'turn_refused', { wasHeard: true })).toBe('talked');
    expect(resultOf(live, 'connection_lost', unheard)).toBe('talked');
  });

  it('of one caller rings twice at once, and not three times', () => {
    const rings = (number: string) => ({ number, status: ringing });
    expect(isCrowding([rings('900')], '900')).toBe(false);
    expect(isCrowding([rings('900'), rings('901')], '900')).toBe(false);
    expect(isCrowding([rings('900'), rings('900')], '900')).toBe(true);
    expect(isCrowding([rings('900'), { number: '900', status: live }], '900')).toBe(false);
    // Hidden numbers are of many.
    expect(isCrowding([rings(''), rings('')], '')).toBe(false);
  });
});

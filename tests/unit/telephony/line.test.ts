// The states of a line as a table, and how long it waits before it is tried again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LineEvent,
  type LineStatus,
  nextStatus,
  offStatus,
  waitMs,
} from '#main/telephony/line.rules.ts';
import { lineReasons } from '#shared/contract/telephony.contract.ts';

const chance = { now: 10_000, random: () => 1 };
const off = offStatus(0);
const connecting: LineStatus = { ...off, state: 'connecting' };
const registered: LineStatus = { ...off, state: 'registered', since: 5_000 };
const lost: LineStatus = {
  ...off,
  state: 'failed',
  reason: 'refused',
  since: 7_000,
  nextAt: 11_000,
  failures: 3,
};
const wrong: LineStatus = { ...lost, reason: 'wrong_password' };
const failure = (reason: 'refused' | 'wrong_password' | 'no_answer'): LineEvent => ({
  type: 'failed',
  reason,
});

const table: [string, LineStatus, LineEvent, Partial<LineStatus>, string | undefined][] = [
  ['a line begins', off, { type: 'start' }, { state: 'connecting', since: 10_000 }, 'open'],
  ['a line begins once', connecting, { type: 'start' }, connecting, undefined],
  [
    'an attempt succeeds',
    { ...connecting, reason: 'refused', failures: 9 },
    { type: 'registered' },
    { state: 'registered', reason: '', since: 10_000, nextAt: null, failures: 0 },
    undefined,
  ],
  ['a late success is none', lost, { type: 'registered' }, lost, undefined],
  [
    'the first attempt fails',
    connecting,
    failure('refused'),
    { state: 'failed', reason: 'refused', since: 0, nextAt: 10_400, failures: 1 },
    undefined,
  ],
  [
    'a registered line is lost: since now, tried at once',
    registered,
    failure('no_answer'),
    { state: 'failed', reason: 'no_answer', since: 10_000, nextAt: 10_400, failures: 1 },
    undefined,
  ],
  ['a late failure is none', off, failure('refused'), off, undefined],
  [
    'it is tried again: reason and time stay',
    lost,
    { type: 'due' },
    { state: 'connecting', reason: 'refused', since: 7_000, nextAt: null, failures: 3 },
    'open',
  ],
  ['a user does not wait', wrong, { type: 'retry' }, { state: 'connecting', failures: 0 }, 'open'],
  ['a retry of what is well does nothing', registered, { type: 'retry' }, registered, undefined],
  ['waking tries at once', lost, { type: 'wake' }, { state: 'connecting', failures: 0 }, 'open'],
  ['waking begins a running attempt anew', connecting, { type: 'wake' }, { state: 'connecting' }, 'open'],
  ['waking asks a registered line whether it lives', registered, { type: 'wake' }, registered, 'probe'],
  ['waking mends no password', wrong, { type: 'wake' }, wrong, undefined],
  ['waking starts nothing that is off', off, { type: 'wake' }, off, undefined],
  ['a registered line signs off', registered, { type: 'stop' }, { state: 'off', reason: '' }, 'close'],
  ['a failed line ends', lost, { type: 'stop' }, { state: 'off', reason: '', nextAt: null }, 'close'],
  ['what is off stays off', off, { type: 'stop' }, off, undefined],
];

describe('a line', () => {
  it.each(table)('%s', (_name, before, event, after, effect) => {
    const step = nextStatus(before, event, chance);
    expect({ status: step.status, effect: step.effect }).toEqual({
      status: expect.objectContaining(after),
      effect,
    });
  });

  it('whatever happens plans an attempt exactly when it failed, and says why exactly then', () => {
    const event = fc.oneof(
      fc.constantFrom<LineEvent>(
        ...(['start', 'stop', 'registered', 'due', 'wake', 'retry'] as const).map((type) => ({ type })),
      ),
      fc.constantFrom(...lineReasons).map((reason): LineEvent => ({ type: 'failed', reason })),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let status = off;
        for (const one of events) status = nextStatus(status, one, chance).status;
        expect(status.nextAt !== null).toBe(status.state === 'failed');
        if (status.state === 'failed') expect(status.reason).not.toBe('');
        if (status.state === 'registered' || status.state === 'off') expect(status.reason).toBe('');
      }),
    );
  });
});

describe('the time to the next attempt', () => {
  it('is short enough for two seconds while the network is at fault, and longer after minutes of it', () => {
    const waits = [1, 2, 3, 10, 250, 251, 300].map((n) => waitMs({ reason: 'refused' }, n, 1));
    expect(waits).toEqual([400, 800, 1_500, 1_500, 1_500, 2_000, 15_000]);
  });

  it('is minutes where only a person can help: nobody is banned for asking', () => {
    expect(waitMs({ reason: 'wrong_password' }, 1, 0)).toBe(150_000);
    expect(waitMs({ reason: 'tls_changed' }, 20, 1)).toBe(3_600_000);
  });

  it('is what a busy PBX asks for, within reason', () => {
    const wait = (retryAfterMs?: number) => waitMs({ reason: 'pbx_unavailable', retryAfterMs }, 1, 1);
    expect([wait(), wait(20_000), wait(86_400_000)]).toEqual([1_000, 20_000, 600_000]);
  });
});

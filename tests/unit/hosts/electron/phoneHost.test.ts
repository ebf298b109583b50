// What the desktop shows of the phone, and what closing and quitting mean.
import { describe, expect, it } from 'vitest';
import { paintMark } from '#main/hosts/electron/paintMark.ts';
import {
  endsByQuitting,
  hidesInsteadOfClosing,
  ringing,
  trayState,
} from '#main/hosts/electron/phoneHost.rules.ts';
import { phoneTexts } from '#main/hosts/electron/phoneTexts.ts';
import type { Line, LiveCall } from '#main/hosts/electron/phoneWatch.ts';
import { trayMenu } from '#main/hosts/electron/trayMenu.ts';

const call = (state: LiveCall['state'], more: Partial<LiveCall> = {}): LiveCall => ({
  ...{ id: state, lineId: 'l', direction: 'in', state, number: '900', remoteName: '' },
  ...{ partnerId: null, contactId: null, startedAt: 1, answeredAt: null, endedAt: null, reason: '' },
  ...{ isAtPhone: false, isMuted: false, isSilenced: false, isHeldThere: false, isInConference: false },
  ...{ isRecording: false, recordingStopped: '', extension: null, quality: null, lostSince: null },
  ...more,
});
const line = (state: Line['live']['state'], kind: Line['kind'] = 'sip'): Line => ({
  id: state,
  kind,
  live: { state, reason: '', since: 0, nextAt: null },
});

describe('the tray', () => {
  it.each([
    ['offline', [], []],
    ['offline', [], [line('failed')]],
    ['offline', [], [line('registered', 'handoff')]],
    ['ready', [], [line('failed'), line('registered')]],
    ['ready', [call('wrapUp')], [line('registered')]],
    ['call', [call('held')], [line('failed')]],
    ['call', [call('dialing')], [line('registered')]],
    ['ringing', [call('live'), call('waiting')], [line('registered')]],
  ] as const)('is %s', (state, calls, lines) => {
    expect(trayState({ calls, lines })).toBe(state);
  });

  it('means the call that rings longest, and the one that goes on', () => {
    expect(ringing([call('ringing', { id: 'b', startedAt: 2 }), call('waiting', { id: 'a' })])?.id).toBe('a');
    const done: string[] = [];
    const note = (word: string) => (id: string) => void done.push(`${word} ${id}`);
    const actions = {
      ...{ answer: note('answer'), decline: note('decline'), hangUp: note('hang up') },
      ...{ open: () => note('open')(''), quit: () => note('quit')('') },
    };
    const press = (calls: LiveCall[]) => {
      const menu = trayMenu({ calls, lines: [], missed: 2 }, phoneTexts('en'), actions);
      for (const item of menu)
        if (item.enabled !== false && item.click) item.click({} as never, undefined, {} as never);
      return [
        menu.map(({ label = '-', enabled }) => (enabled === false ? `(${label})` : label)),
        done.splice(0),
      ];
    };
    const head = ['(Missed calls: 2)', '-'];
    const foot = ['-', 'Open Yolda', 'Quit'];
    expect(press([])).toEqual([
      ['(Phone not registered)', ...head, '(Answer)', '(Hang up)', ...foot],
      ['open ', 'quit '],
    ]);
    expect(press([call('ringing')])).toEqual([
      ['(Incoming call)', ...head, 'Answer', 'Decline', ...foot],
      ['answer ringing', 'decline ringing', 'open ', 'quit '],
    ]);
    expect(press([call('live'), call('waiting')])[1]).toEqual([
      'answer waiting',
      'hang up live',
      'open ',
      'quit ',
    ]);
    expect(press([call('ringing', { isAtPhone: true })])[1]).toEqual(['decline ringing', 'open ', 'quit ']);
  });
});

describe('closing and quitting', () => {
  it('a call is never ended by a closed window', () => {
    const of = (calls: LiveCall[], lines: Line[], platform: string) =>
      hidesInsteadOfClosing({ calls, lines }, platform);
    expect(of([], [], 'win32')).toBe(false);
    expect(of([], [line('failed')], 'win32')).toBe(true);
    expect(of([], [line('registered')], 'darwin')).toBe(true);
    expect(of([], [line('registered', 'handoff')], 'darwin')).toBe(false);
    expect(of([], [line('registered')], 'linux')).toBe(false);
    for (const state of ['live', 'held', 'dialing', 'ringing', 'waiting', 'reconnecting'] as const)
      expect(of([call(state)], [line('registered')], 'linux')).toBe(true);
    expect(of([call('wrapUp')], [line('registered')], 'linux')).toBe(false);
  });

  it('quitting asks where it would end a call', () => {
    expect(endsByQuitting([call('live')])).toBe(true);
    expect(endsByQuitting([call('dialing')])).toBe(true);
    expect(endsByQuitting([call('live', { isAtPhone: true })])).toBe(false);
    expect(endsByQuitting([call('wrapUp'), call('ringing')])).toBe(false);
  });
});

describe('the icon', () => {
  it('carries a mark in its corner and is else as it was', () => {
    const bitmap = new Uint8Array(32 * 32 * 4).fill(7);
    const at = (painted: Uint8Array, x: number, y: number) => [
      ...painted.slice((y * 32 + x) * 4).slice(0, 4),
    ];
    const marks = (['ringing', 'call', 'ready', 'offline'] as const).map((mark) =>
      paintMark(bitmap, 32, mark),
    );
    for (const painted of marks) expect(at(painted, 2, 2)).toEqual([7, 7, 7, 7]);
    expect(marks.map((painted) => at(painted, 22, 22))).toEqual([
      [20, 150, 240, 255],
      [80, 160, 30, 255],
      [255, 255, 255, 255],
      [145, 135, 130, 255],
    ]);
    expect(bitmap.every((byte) => byte === 7)).toBe(true);
  });
});

// Which call opens its client's card, and when.
import { describe, expect, it } from 'vitest';
import { callToPop } from '#renderer/features/phoneDock/popRules.ts';

const call = (state: 'ringing' | 'waiting' | 'live' | 'held' | 'wrapUp', more: object = {}) => ({
  ...{ id: state, state, direction: 'in' as const, partnerId: 'p' },
  ...more,
});
const none = new Set<string>();

describe('callToPop', () => {
  it('on ring, on answer, or never', () => {
    const calls = [call('live'), call('waiting')];
    expect(callToPop(calls, 'onRing', none)?.id).toBe('waiting');
    expect(callToPop(calls, 'onAnswer', none)?.id).toBe('live');
    expect(callToPop(calls, 'byHand', none)).toBeUndefined();
    expect(callToPop([call('wrapUp')], 'onAnswer', none)).toBeUndefined();
  });

  it('once a call, for a known client, and not for who was called', () => {
    expect(callToPop([call('ringing')], 'onRing', new Set(['ringing']))).toBeUndefined();
    expect(callToPop([call('ringing', { partnerId: null })], 'onRing', none)).toBeUndefined();
    expect(callToPop([call('live', { direction: 'out' })], 'onAnswer', none)).toBeUndefined();
  });
});

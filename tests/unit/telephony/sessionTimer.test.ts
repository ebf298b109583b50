// Session timers (RFC 4028): what is agreed in which header, who refreshes when, and when it is too late.
import { describe, expect, it } from 'vitest';
import { expiresMs, SessionTimer, sessionTerm } from '#main/telephony/sessionTimer.ts';

const message = (headers: Record<string, string>) => ({
  getHeader: (name: string) => headers[name],
  getHeaders: (name: string) => (headers[name] === undefined ? [] : [headers[name]]),
});

/** @returns a timer whose plan stands in `planned` */
function begin() {
  const planned: { ms: number; what: 'refresh' | 'expire' | 'nothing' }[] = [];
  let said: 'refresh' | 'expire' | 'nothing' = 'nothing';
  const timer = new SessionTimer({
    after: (ms, run) => {
      said = 'nothing';
      run();
      const plan = { ms, what: said };
      planned.push(plan);
      return () => planned.splice(planned.indexOf(plan), 1);
    },
    refresh: () => {
      said = 'refresh';
    },
    expire: () => {
      said = 'expire';
    },
  });
  return { timer, planned };
}

describe('a session term', () => {
  it.each([
    ['1800', { seconds: 1_800, refresher: undefined }],
    ['90;refresher=uac', { seconds: 90, refresher: 'uac' }],
    [' 90 ; x=y ; Refresher = UAS ', { seconds: 90, refresher: 'uas' }],
    ['999999', { seconds: 86_400, refresher: undefined }],
    ['0', undefined],
    ['soon', undefined],
    ['90 seconds', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j', (header, term) => {
    expect(sessionTerm(header)).toEqual(term);
  });

  it('ends in time for a farewell', () => {
    expect([90, 1_800, 3].map(expiresMs)).toEqual([60_000, 1_768_000, 2_000]);
  });
});

describe('a timer of a call that we began', () => {
  it.each([
    [
      { 'session-expires': '90;refresher=uac' },
      [{ ms: 45_000, what: 'refresh' }],
      'Session-Expires: 90;refresher=uac',
    ],
    [{ 'session-expires': '90' }, [{ ms: 45_000, what: 'refresh' }], 'Session-Expires: 90;refresher=uac'],
    [{ x: '90;refresher=uas' }, [{ ms: 60_000, what: 'expire' }], 'Session-Expires: 90;refresher=uas'],
    [{}, [], 'Session-Expires: 1800'],
  ])('answered with %j', (headers, plan, offer) => {
    const { timer, planned } = begin();
    expect(timer.offer()).toEqual(['Session-Expires: 1800']);
    timer.takeAnswer(message(headers as Record<string, string>));
    expect([planned, timer.offer()]).toEqual([plan, [offer]]);
    timer.end();
    expect(planned).toEqual([]);
  });

  it('asks once more in time, where a refresh came to nothing', () => {
    const { timer, planned } = begin();
    timer.tryAgain();
    expect(planned).toEqual([]);
    timer.takeAnswer(message({ 'session-expires': '80' }));
    timer.tryAgain();
    expect(planned.at(-1)).toEqual({ ms: 10_000, what: 'refresh' });
  });
});

describe('a term that is too short for the other side', () => {
  it('is offered once more as long as it takes, and stays so', () => {
    const { timer } = begin();
    expect(timer.takeTooShort(message({ 'min-se': '3600' }))).toBe(true);
    expect(timer.offer()).toEqual(['Session-Expires: 3600', 'Min-SE: 3600']);
    timer.takeAnswer(message({ 'session-expires': '3600;refresher=uas' }));
    expect(timer.offer()).toEqual(['Session-Expires: 3600;refresher=uas', 'Min-SE: 3600']);
  });

  it.each([undefined, '', 'long', '1800', '90', '86401', '999999'])(
    '%j is no reason to try again',
    (least) => {
      const { timer } = begin();
      expect(timer.takeTooShort(message(least === undefined ? {} : { 'min-se': least }))).toBe(false);
      expect(timer.offer()).toEqual(['Session-Expires: 1800']);
    },
  );
});

describe('a timer of a call that came in', () => {
  it.each([
    [
      { 'session-expires': '90', supported: 'replaces, timer' },
      ['Session-Expires: 90;refresher=uac', 'Require: timer'],
      [{ ms: 60_000, what: 'expire' }],
    ],
    [
      { 'session-expires': '90;refresher=uas', k: 'timer' },
      ['Session-Expires: 90;refresher=uas'],
      [{ ms: 45_000, what: 'refresh' }],
    ],
    [{ 'session-expires': '90' }, ['Session-Expires: 90;refresher=uas'], [{ ms: 45_000, what: 'refresh' }]],
    [{ supported: 'timer' }, [], []],
  ])('asked for with %j', (headers, answer, plan) => {
    const { timer, planned } = begin();
    expect(timer.answerTo(message(headers as Record<string, string>))).toEqual(answer);
    expect(planned).toEqual(plan);
  });
});

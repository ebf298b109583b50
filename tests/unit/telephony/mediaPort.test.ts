// The port to the page that has the microphone: whose turn it is, one thing after another, patience.
import { beforeEach, describe, expect, it } from 'vitest';
import type { MediaAnswer, MediaAsk } from '#main/telephony/calls.types.ts';
import { MediaPort } from '#main/telephony/mediaPort.ts';
import type { EventPayload } from '#shared/rpc/client.ts';

const offer: MediaAsk = { type: 'makeOffer', iceServers: [], isHeld: false, isIceRestart: false };
const mute: MediaAsk = { type: 'mute', isMuted: true };

let asked: EventPayload<'media.asked'>[];
let timers: Map<number, () => void>;
let told: string[];
let port: MediaPort;

beforeEach(() => {
  asked = [];
  timers = new Map();
  told = [];
  let ids = 0;
  port = new MediaPort({
    newId: () => {
      ids += 1;
      return `ask-${ids}`;
    },
    after: (ms, run) => {
      timers.set(ms, run);
      return () => timers.delete(ms);
    },
    emit: (_name, payload) => void asked.push(payload as EventPayload<'media.asked'>),
  });
  port.listener = {
    onPage: () => told.push('page'),
    onPageGone: () => told.push('gone'),
    onNews: (callId, { type }) => told.push(`${callId} ${type}`),
  };
});

/** @returns how it leaves */
function serve(pageId: string): () => void {
  const leaving = new AbortController();
  void port.serve(pageId, leaving.signal);
  return () => leaving.abort();
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const answerLast = (answer: MediaAnswer) => port.answer(asked.at(-1)?.askId ?? '', answer);
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    ({ reason }: { reason: string }) => reason,
  );

describe('the port to the page', () => {
  it('has none to ask before one offers itself', async () => {
    expect(port.hasPage()).toBe(false);
    expect(await failureOf(port.ask('a', offer))).toBe('no_media_page');
  });

  it('asks in the same turn where nothing is under way, and the next once that is answered', async () => {
    serve('first');
    void port.ask('a', offer);
    void port.ask('a', mute);
    expect(asked.map(({ ask }) => ask.type)).toEqual(['makeOffer']);
    answerLast({ type: 'sdp', sdp: 'v=0' });
    await settled();
    expect(asked.map(({ ask }) => ask.type)).toEqual(['makeOffer', 'mute']);
    answerLast({ type: 'done' });
  });

  it('asks the first one, then the one that waited', async () => {
    const leave = serve('first');
    serve('second');
    const answer = port.ask('a', offer);
    await settled();
    answerLast({ type: 'sdp', sdp: 'v=0' });
    expect(await answer).toBe('v=0');
    const lost = failureOf(port.ask('a', mute));
    await settled();
    leave();
    expect(await lost).toBe('media_lost');
    const next = port.ask('a', mute);
    await settled();
    answerLast({ type: 'done' });
    expect(await next).toBe('');
    expect([asked.map(({ pageId }) => pageId), told]).toEqual([
      ['first', 'first', 'second'],
      ['page', 'gone', 'page'],
    ]);
  });

  it('is not moved by the going of one that only waited', () => {
    serve('first');
    serve('second')();
    expect([port.hasPage(), told]).toEqual([true, ['page']]);
  });

  it('asks one thing after another of a call, and of two calls at once', async () => {
    serve('page');
    const first = port.ask('a', mute);
    const second = failureOf(port.ask('a', mute));
    void port.ask('b', mute);
    await settled();
    expect(asked.map(({ callId }) => callId)).toEqual(['a', 'b']);
    port.answer(asked[0]?.askId ?? '', { type: 'done' });
    await first;
    await settled();
    expect(asked.map(({ callId }) => callId)).toEqual(['a', 'b', 'a']);
    answerLast({ type: 'failed', reason: 'media_failed' });
    expect(await second).toBe('media_failed');
  });

  it.each([
    [offer, 5_000],
    [mute, 2_000],
  ] satisfies [MediaAsk, number][])('waits no longer than it should: %j', async (ask, ms) => {
    serve('page');
    const failure = failureOf(port.ask('a', ask));
    await settled();
    timers.get(ms)?.();
    expect(await failure).toBe('media_failed');
    // One that comes too late is not minded.
    answerLast({ type: 'done' });
    expect(timers.size).toBe(0);
  });

  it('takes no answer of another kind', async () => {
    serve('page');
    const failure = failureOf(port.ask('a', offer));
    await settled();
    answerLast({ type: 'done' });
    expect(await failure).toBe('media_failed');
  });

  it('passes the news on', () => {
    port.tell('a', { type: 'connection', state: 'lost' });
    expect(told).toEqual(['a connection']);
  });
});

// The order of a line's test: the core logs in, then the page tries what is its own – microphone, STUN and TURN, a call that
// hears itself. Tells each step as it goes; knows no markup and no words.
import type { z } from 'zod';
import type { CallFunction } from '#renderer/data/DataProvider.tsx';
import { openTestCall, type TestCall, type Way } from '#renderer/media/testCall.ts';
import { type MicrophoneVerdict, testMicrophone } from '#renderer/media/testMicrophone.ts';
import { type RelayVerdict, testRelay } from '#renderer/media/testRelay.ts';
import type { Heard } from '#renderer/media/toneEar.rules.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import type { TestNews as TestNewsSchema } from '#shared/contract/telephony.contract.ts';
import type { LineValues } from './lineValues.ts';

type Verdict = Output<'telephony.testLine'>;
type CoreStep = Verdict['steps'][number];
type CallEnd = Output<'telephony.testCall'>;
export type TestNews = z.output<typeof TestNewsSchema>;

/** How far a call came. */
export type CallProgress = 'calling' | 'ringing' | 'answered';
export type SoundResult = Heard | 'listening' | 'speaking' | 'hungUp';

/** One step as it stands; told again under the same `key` when it goes on. */
export type TestStep = { key: string; isRunning: boolean; isOk: boolean } & (
  | { kind: 'login'; step: CoreStep['step']; reason: CoreStep['reason'] }
  | { kind: 'microphone'; reason: MicrophoneVerdict }
  | ({ kind: 'relay'; url: string } & RelayVerdict)
  | { kind: 'call'; number: string; progress: CallProgress; reason: CallEnd['reason'] }
  | { kind: 'way'; way: Way }
  | { kind: 'sound'; sound: SoundResult }
);

export type LineTestRun = {
  values: LineValues;
  /** '' calls nobody. */
  number: string;
  testId: string;
  call: CallFunction;
  /** Of `telephony.testTold` of this test. @returns listens no more */
  listen(listener: (news: TestNews) => void): () => void;
  tell(step: TestStep): void;
  signal: AbortSignal;
};

async function logIn({ values, testId, call, listen, tell, signal }: LineTestRun): Promise<Verdict> {
  const told = ({ step, isOk, reason }: CoreStep): void =>
    tell({ key: step, kind: 'login', isRunning: false, isOk, step, reason });
  const leave = listen((news) => {
    if (news.type === 'step') told(news);
  });
  try {
    const verdict = await call('telephony.testLine', { ...values, testId }, { signal });
    // An event may come after the answer: the answer has them all.
    verdict.steps.forEach(told);
    return verdict;
  } finally {
    leave();
  }
}

async function tryMicrophone({ tell, signal }: LineTestRun): Promise<void> {
  const step = { key: 'microphone', kind: 'microphone' } as const;
  tell({ ...step, isRunning: true, isOk: false, reason: '' });
  const reason = await testMicrophone(signal);
  tell({ ...step, isRunning: false, isOk: reason === '', reason });
}

async function tryRelays({ tell, signal }: LineTestRun, servers: Verdict['iceServers']): Promise<void> {
  const each = servers.flatMap(({ urls, ...access }) => urls.map((url) => ({ ...access, urls: url })));
  await Promise.all(
    each.map(async (server) => {
      const step = { key: `relay ${server.urls}`, kind: 'relay', url: server.urls } as const;
      tell({ ...step, isRunning: true, isOk: false, reason: '', address: '' });
      const verdict = await testRelay(server, signal);
      tell({ ...step, isRunning: false, isOk: verdict.reason === '', ...verdict });
    }),
  );
}

async function hear({ tell }: LineTestRun, media: TestCall, over: AbortSignal): Promise<void> {
  tell({ key: 'way', kind: 'way', isRunning: true, isOk: false, way: 'none' });
  const way = await media.untilConnected(over);
  tell({ key: 'way', kind: 'way', isRunning: false, isOk: way !== 'none', way });
  if (way === 'none') return;
  const sound = { key: 'sound', kind: 'sound', isOk: false } as const;
  tell({ ...sound, isRunning: true, sound: 'listening' });
  const heard = await media.untilHeard(over, () => tell({ ...sound, isRunning: true, sound: 'speaking' }));
  const isCut = over.aborted && heard === 'silence';
  const isOk = heard === 'echo' || heard === 'other';
  tell({ ...sound, isRunning: false, isOk, sound: isCut ? 'hungUp' : heard });
}

/** Aborts with any of them, and by itself. */
function hangUpWith(signal: AbortSignal): AbortController {
  const own = new AbortController();
  signal.addEventListener('abort', () => own.abort(), { once: true });
  if (signal.aborted) own.abort();
  return own;
}

async function callThem(run: LineTestRun, iceServers: RTCIceServer[]): Promise<void> {
  const { values, number, testId, call, listen, tell, signal } = run;
  const told = (progress: CallProgress, more: { isRunning: boolean; reason?: CallEnd['reason'] }): void =>
    tell({ key: 'call', kind: 'call', number, progress, reason: '', isOk: progress === 'answered', ...more });
  told('calling', { isRunning: true });
  const media = await openTestCall(iceServers).catch(() => undefined);
  if (!media) return told('calling', { isRunning: false, reason: 'media_failed' });
  const hangUp = hangUpWith(signal);
  const answered = Promise.withResolvers<'answered'>();
  const leave = listen((news) => {
    if (news.type === 'ringing') told('ringing', { isRunning: true });
    if (news.type !== 'answer') return;
    media.takeAnswer(news.answer, news.isFinal).then(
      () => news.isFinal && answered.resolve('answered'),
      () => answered.resolve('answered'),
    );
  });
  const over = new AbortController();
  const ended = call(
    'telephony.testCall',
    { ...values, testId, number, offer: media.offer },
    { signal: hangUp.signal, waitsForEnd: true },
  ).finally(() => over.abort());
  ended.catch(() => undefined);
  try {
    const first = await Promise.race([answered.promise, ended]);
    if (first !== 'answered' && !first.isAnswered) {
      told('calling', { isRunning: false, reason: first.reason || 'pbx_rejected' });
      return;
    }
    told('answered', { isRunning: false });
    await hear(run, media, over.signal);
    hangUp.abort();
    await ended.catch((error: unknown) => {
      // Hung up by us; whatever else it was is said.
      if (!(error instanceof AppError && error.reason === 'cancelled')) throw error;
    });
  } finally {
    leave();
    hangUp.abort();
    media.close();
  }
}

/** Resolves once all was tried, or what all the rest needs has failed. @throws AppError cancelled, conflict/call_running, … */
export async function runLineTest(run: LineTestRun): Promise<Verdict> {
  const verdict = await logIn(run);
  if (!verdict.isOk || (run.values.kind ?? 'sip') !== 'sip') return verdict;
  await tryMicrophone(run);
  const hasMedia = 'RTCPeerConnection' in globalThis;
  if (!run.signal.aborted && hasMedia) await tryRelays(run, verdict.iceServers);
  if (!run.signal.aborted && hasMedia && run.number !== '') await callThem(run, verdict.iceServers);
  run.signal.throwIfAborted();
  return verdict;
}

// The part of phone.bench.ts that looks for holes in a call while the program imports a catalogue: the same call before,
// meanwhile and after. Prints what the packets of the workstation and the page's own statistics say of each.
import { setTimeout as wait } from 'node:timers/promises';
import { outsideMediaPort } from '#tests/sip/rig/ports.ts';
import { createRig } from '#tests/sip/rig/rig.ts';
import { until } from '#tests/sip/rig/until.ts';
import type { Wire } from '#tests/sip/rig/wire.ts';
import { callingUntilHungUp } from '#tests/sip/sipp/callerScenarios.ts';
import { nowMs } from './otherPhones.ts';
import type { Gaps, Stretch } from './phoneCalls.types.ts';
import { openPhoneWorkstation, type PhoneWorkstation, type SeenInPage } from './phoneWorkstation.ts';

const gapMs = 60;
const quietMs = 12_000;
/** The whole call. */
const atMostMs = 60_000;
const lookMs = 200;

/** In the page: audio made up so far, ms, silence in silence not counted. */
async function madeUpNow(): Promise<number> {
  const { peers } = (window as unknown as { seen: SeenInPage }).seen;
  let madeUpMs = 0;
  for (const peer of peers.filter(({ connectionState }) => connectionState === 'connected'))
    (await peer.getStats()).forEach((stat: Record<string, number | string>) => {
      if (stat.type !== 'inbound-rtp') return;
      const samples = Number(stat.concealedSamples) - Number(stat.silentConcealedSamples);
      madeUpMs += (samples / 48_000) * 1_000;
    });
  return madeUpMs;
}

/** Looks at the call until `isOver`. */
async function watch(desk: PhoneWorkstation, wire: Wire, isOver: () => boolean): Promise<Stretch> {
  const fromMs = nowMs();
  const begun = await desk.party.page.evaluate(madeUpNow);
  let [last, heardGaps] = [begun, 0];
  while (!isOver()) {
    await wait(lookMs);
    const madeUpMs = await desk.party.page.evaluate(madeUpNow);
    if (madeUpMs - last > gapMs) heardGaps += 1;
    last = madeUpMs;
  }
  const untilMs = nowMs();
  await wait(lookMs);
  const times = wire
    .packetsTo(outsideMediaPort('900'))
    .map(({ atMs }) => atMs)
    .filter((atMs) => atMs >= fromMs && atMs <= untilMs);
  const gaps = times.slice(1).map((atMs, at) => atMs - (times[at] ?? atMs));
  return {
    seconds: (untilMs - fromMs) / 1_000,
    saidGaps: gaps.filter((gap) => gap > gapMs).length,
    longestMs: Math.max(...gaps),
    heardGaps,
    madeUpMs: last - begun,
  };
}

const joined = (a: Stretch, b: Stretch): Stretch => ({
  seconds: a.seconds + b.seconds,
  saidGaps: a.saidGaps + b.saidGaps,
  longestMs: Math.max(a.longestMs, b.longestMs),
  heardGaps: a.heardGaps + b.heardGaps,
  madeUpMs: a.madeUpMs + b.madeUpMs,
});

const [dir = '', catalogue = ''] = process.argv.slice(2);
const rig = createRig();
try {
  const { pbx } = await rig.startMediaPbx();
  const desk = await openPhoneWorkstation(rig, pbx, dir);
  const wire = await rig.startWire();
  const caller = await rig.startSipp(callingUntilHungUp({ media: 'tone' }), {
    hz: 1_000,
    patienceMs: 120_000,
  });
  const [call] = await desk.untilCalls('ringing', ([one]) => one?.state === 'ringing');
  await desk.press('Control+Shift+a');
  await until('both talk', () => wire.packetsTo(outsideMediaPort('900')).length > 50);
  await wait(1_000);

  const startedMs = nowMs();
  const during = (ms: number): (() => boolean) => {
    const endMs = nowMs() + ms;
    return () => nowMs() >= endMs;
  };
  const before = await watch(desk, wire, during(quietMs));
  let isDone = false;
  const stop = new AbortController();
  const report = desk.client
    .call(
      'exchange.importCommerceml',
      { source: { paths: [catalogue] } },
      { signal: stop.signal, waitsForEnd: true },
    )
    .then(
      ({ created }) => created,
      (error: unknown) => (stop.signal.aborted ? null : Promise.reject(error)),
    )
    .finally(() => {
      isDone = true;
    });
  const limit = during(atMostMs - quietMs);
  const importing = await watch(desk, wire, () => isDone || limit());
  // On a machine that is that slow the rest of it is left out.
  if (!isDone) stop.abort();
  const items = await report;
  // As long without it as with it: what other programs do to both is the same then.
  const restMs = Math.min(importing.seconds * 1_000 - quietMs, atMostMs - (nowMs() - startedMs));
  const quiet = restMs > 0 ? joined(before, await watch(desk, wire, during(restMs))) : before;
  await desk.client.call('calls.hangUp', { callId: call?.id ?? '' });
  await caller.finished();
  await desk.close();
  console.log(JSON.stringify({ quiet, importing, items } satisfies Gaps));
} catch (error) {
  console.error(rig.logs().slice(-3_000));
  throw error;
} finally {
  await rig.stop();
}

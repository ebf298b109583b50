// The part of phone.bench.ts that makes calls beside the PBX: the built program, its page in Chromium, rtpengine, sipp and
// baresip. Prints how long each time it took from the core's being asked to the INVITE on the wire, and from an answer to
// sound both ways, ms.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client, EventPayload } from '#shared/rpc/client.ts';
import { fromMulaw } from '#tests/sip/audio/g711.ts';
import { loudness } from '#tests/sip/audio/hearing.ts';
import { cut, durationMs } from '#tests/sip/audio/sound.ts';
import { type BrowserParty, openBrowserParty } from '#tests/sip/rig/browserParty.ts';
import type { Pbx } from '#tests/sip/rig/pbx.ts';
import { outsideMediaPort, passwordOf, realm } from '#tests/sip/rig/ports.ts';
import { createRig, type Rig } from '#tests/sip/rig/rig.ts';
import { until } from '#tests/sip/rig/until.ts';
import { callingUntilHungUp } from '#tests/sip/sipp/callerScenarios.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { serve } from './childProcess.ts';
import { openClient } from './hostClient.ts';

const dials = 25;
const answers = 12;
/** A person reads who was called before calling the next, and who calls before answering. */
const [betweenMs, ringsMs] = [400, 800];
/** Nobody is registered there: the PBX answers at once. */
const nobody = '103';
/** −46 dB of full scale. */
const audible = 0.005;

type Calls = EventPayload<'calls.changed'>['calls'];

function untilCalls(client: Client, what: string, isSo: (calls: Calls) => boolean): Promise<Calls> {
  return until(what, async () => {
    const { calls } = await client.call('calls.listLive', {});
    return isSo(calls) ? calls : undefined;
  });
}

/** From `dial` to the INVITE as the PBX's own log shows it, its time to write with it. */
async function untilInvite(pbx: Pbx, dial: () => unknown): Promise<number> {
  const from = pbx.log().length;
  const startedAt = performance.now();
  dial();
  while (!pbx.log().slice(from).includes(`REQ INVITE sip:${nobody}@`)) await wait(1);
  return performance.now() - startedAt;
}

async function measureDials(client: Client, pbx: Pbx): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run <= dials; run += 1) {
    let dialed: Promise<{ callId: string }> | undefined;
    const took = await untilInvite(pbx, () => {
      dialed = client.call('calls.dial', { number: nobody });
    });
    // The first one opens the microphone.
    if (run > 0) times.push(took);
    await untilCalls(client, 'refused', (calls) => calls.some(({ state }) => state === 'failed'));
    await client.call('calls.hangUp', { callId: (await dialed)?.callId ?? '' });
    await wait(betweenMs);
  }
  return times;
}

async function measurePhoneDials(rig: Rig, pbx: Pbx): Promise<number[]> {
  const phone = await rig.startBaresip({ user: '201' });
  const times: number[] = [];
  for (let run = 0; run <= dials; run += 1) {
    const took = await untilInvite(pbx, () => void phone.dial(nobody));
    if (run > 0) times.push(took);
    await phone.control().untilEvent('CALL_CLOSED');
    await wait(100);
  }
  return times;
}

/** From the answer to the later of both first sounds: at the caller by its packets, at the page by pieces of 50 ms. */
async function measureAnswers(client: Client, rig: Rig, party: BrowserParty): Promise<number[]> {
  const wire = await rig.startWire();
  const times: number[] = [];
  for (let run = 0; run <= answers; run += 1) {
    const caller = await rig.startSipp(callingUntilHungUp({ media: 'tone' }), { hz: 1_000 });
    const [call] = await untilCalls(client, 'ringing', ([one]) => one?.state === 'ringing');
    const callId = call?.id ?? '';
    const ears = party.ears.length;
    await wait(ringsMs);
    const startedMs = Date.now();
    await client.call('calls.answer', { callId });
    const heardHereMs = await until('sound in the page', () => {
      const sound = party.ears[ears]?.heard();
      if (!sound || durationMs(sound) < 50) return undefined;
      return loudness(cut(sound, durationMs(sound) - 50)) > audible ? Date.now() : undefined;
    });
    const first = await until('sound at the caller', () =>
      wire
        .packetsTo(outsideMediaPort('900'))
        .find(({ atMs, payload }) => atMs > startedMs && loudness(fromMulaw(payload)) > audible),
    );
    if (run > 0) times.push(Math.max(heardHereMs, first.atMs) - startedMs);
    await client.call('calls.hangUp', { callId });
    await caller.finished();
    await client.call('calls.hangUp', { callId });
  }
  return times;
}

const rig = createRig();
const dir = mkdtempSync(join(tmpdir(), 'yolda-bench-calls-'));
const { pbx } = await rig.startMediaPbx();
const host = await serve(join(dir, 'company'));
try {
  const client = await openClient(host);
  await client.call('company.setUp', setUpInput());
  const line = { name: 'Ofis', url: pbx.wsUrl, domain: realm, user: '101', password: passwordOf('101') };
  await client.call('telephony.saveLine', line);
  const party = await openBrowserParty(rig, { hz: 620 });
  await party.page.goto(`${host.url}/#${host.token}`);
  await until('the page serves a registered line', async () => {
    const { callId } = await client.call('calls.dial', { number: nobody });
    await client.call('calls.hangUp', { callId });
    return true;
  });
  await untilCalls(client, 'over', (calls) => calls.every(({ state }) => state === 'failed'));
  for (const { id: callId } of (await client.call('calls.listLive', {})).calls)
    await client.call('calls.hangUp', { callId });

  const dialed = await measureDials(client, pbx);
  const answered = await measureAnswers(client, rig, party);
  const dialedByPhone = await measurePhoneDials(rig, pbx);
  client.close();
  console.log(JSON.stringify({ dialed, dialedByPhone, answered }));
} catch (error) {
  console.error(rig.logs().slice(-3_000));
  throw error;
} finally {
  await host.stop();
  await rig.stop();
  rmSync(dir, { recursive: true, force: true });
}

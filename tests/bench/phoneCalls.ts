// The part of phone.bench.ts that makes calls beside the PBX: the built program on the company that is named, its page in
// Chromium, rtpengine, sipp, and other phones. Prints how long each time it took from the key to the INVITE on the wire, from an
// INVITE to the whole card of its client, and from the key to sound both ways, ms.
import { setTimeout as wait } from 'node:timers/promises';
import { fromMulaw } from '#tests/sip/audio/g711.ts';
import { loudness } from '#tests/sip/audio/hearing.ts';
import { outsideMediaPort, realm } from '#tests/sip/rig/ports.ts';
import { createRig, type Rig } from '#tests/sip/rig/rig.ts';
import { until } from '#tests/sip/rig/until.ts';
import { callingUntilHungUp } from '#tests/sip/sipp/callerScenarios.ts';
import { dialByBaresip, dialByLinphone, nowMs } from './otherPhones.ts';
import type { Called, CalledClient } from './phoneCalls.types.ts';
import { audible, openPhoneWorkstation, type PhoneWorkstation, seenBy } from './phoneWorkstation.ts';
import { type SipWire, startSipWire } from './sipWire.ts';

const dials = 45;
/** Nobody is registered there: the PBX answers at once. */
const nobody = '103';
/** A person looks who was called before calling the next, and who calls before answering. */
const [betweenMs, ringsMs] = [400, 800];

async function measureDials(desk: PhoneWorkstation, wire: SipWire): Promise<number[]> {
  const { page } = desk.party;
  const times: number[] = [];
  for (let run = 0; run <= dials; run += 1) {
    await page.keyboard.press('Control+d');
    await page.keyboard.type(nobody);
    await wait(betweenMs / 2);
    const askedMs = nowMs();
    const pressedMs = await desk.press('Enter');
    const took = (await wire.untilInvite('toPbx', askedMs)) - pressedMs;
    // The first one opens the microphone.
    if (run > 0) times.push(took);
    const [call] = await desk.untilCalls('refused', (calls) => calls.some(({ state }) => state === 'failed'));
    await desk.client.call('calls.hangUp', { callId: call?.id ?? '' });
    await wait(betweenMs);
  }
  return times;
}

const partsOf = (card: string): number => card.match(/<(li|dd)\b/g)?.length ?? 0;

/** The card as it was drawn has the name, and as many facts and talks as some time later. */
async function demandWhole({ party }: PhoneWorkstation, card: string, name: string): Promise<void> {
  const later = await party.page.locator('section[aria-label^="Call: "]').innerHTML();
  const isNamed = card.replaceAll('&amp;', '&').includes(name);
  if (!isNamed || partsOf(card) !== partsOf(later)) throw new Error(`half a card of ${name}`);
}

type Taken = Pick<Called, 'popped' | 'answered'>;

/** Calls of known clients: their card, then sound at the caller by its packets and in the page by its frames. */
async function measureArrivals(
  desk: PhoneWorkstation,
  rig: Rig,
  wire: SipWire,
  clients: readonly CalledClient[],
): Promise<Taken> {
  const media = await rig.startWire();
  const taken: Taken = { popped: [], answered: [] };
  for (const [run, one] of clients.entries()) {
    const askedMs = nowMs();
    const from = `<sip:${one.number}@${realm}>`;
    const caller = await rig.startSipp(callingUntilHungUp({ media: 'tone' }), { from, hz: 1_000 });
    const arrivedMs = await wire.untilInvite('toWorkstation', askedMs);
    const [call] = await desk.untilCalls('ringing', ([ringing]) => ringing?.state === 'ringing');
    const callId = call?.id ?? '';
    await wait(ringsMs);
    const { cardMs, card } = await seenBy(desk);
    if (cardMs < arrivedMs) throw new Error(`no card of ${one.name}`);
    await demandWhole(desk, card, one.name);
    const pressedMs = await desk.press('Control+Shift+a');
    const heardMs = await until('sound in the page', async () => {
      const seen = await seenBy(desk);
      return seen.heardMs > pressedMs && seen.heardMs;
    });
    const first = await until('sound at the caller', () =>
      media
        .packetsTo(outsideMediaPort('900'))
        .find(({ atMs, payload }) => atMs > pressedMs && loudness(fromMulaw(payload)) > audible),
    );
    if (run > 0) {
      taken.popped.push(cardMs - arrivedMs);
      taken.answered.push(Math.max(heardMs, first.atMs) - pressedMs);
    }
    await desk.client.call('calls.hangUp', { callId });
    await caller.finished();
    await desk.client.call('calls.hangUp', { callId });
    await wait(betweenMs);
  }
  return taken;
}

const [dir = '', clients = '[]'] = process.argv.slice(2);
const rig = createRig();
try {
  const { pbx } = await rig.startMediaPbx();
  const wire = await startSipWire(rig);
  const desk = await openPhoneWorkstation(rig, pbx, dir);
  const dialed = await measureDials(desk, wire);
  const taken = await measureArrivals(desk, rig, wire, JSON.parse(clients) as CalledClient[]);
  await desk.close();
  const dialedByBaresip = await dialByBaresip(rig, wire, nobody, dials);
  const dialedByLinphone = await dialByLinphone(rig, pbx, wire, nobody, dials);
  console.log(JSON.stringify({ dialed, ...taken, dialedByBaresip, dialedByLinphone } satisfies Called));
} catch (error) {
  console.error(rig.logs().slice(-3_000));
  throw error;
} finally {
  await rig.stop();
}

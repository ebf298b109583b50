// The browser as a party: its microphone says its tone, its ear hears the other's.

import { expect } from 'vitest';
import { makeOffer, takeAnswer } from './rig/browserCall.ts';
import { openBlankPage, openBrowserParty } from './rig/browserParty.ts';
import { untilHears } from './rig/listen.ts';
import { passwordOf } from './rig/ports.ts';
import { connectRawPhone } from './rig/rawPhone.ts';
import { test } from './rig/sipTest.ts';
import { answering } from './sipp/calledScenarios.ts';

test('a browser hears its own microphone through two peer connections on the loopback', async ({ rig }) => {
  const party = await openBrowserParty(rig, { hz: 620 });
  await openBlankPage(party);
  await party.page.evaluate(async () => {
    const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
    near.onicecandidate = ({ candidate }) => void far.addIceCandidate(candidate ?? undefined);
    far.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined);
    far.ontrack = ({ streams: [stream] }) => {
      const audio = new Audio();
      audio.srcObject = stream!;
      void audio.play();
    };
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of microphone.getTracks()) near.addTrack(track, microphone);
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription!);
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription!);
  });
  await untilHears(party, [620]);
});

test('a browser and a plain phone hear each other through the PBX', async ({ rig }) => {
  const { pbx } = await rig.startMediaPbx();
  const party = await openBrowserParty(rig, { hz: 620 });
  await openBlankPage(party);
  const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
  const signals = await connectRawPhone(pbx.wsUrl);
  const line = { user: '101', password: passwordOf('101') };
  const { answer, hangUp } = await signals.call({ ...line, to: '201', offer: await makeOffer(party) });
  await takeAnswer(party, answer);
  await Promise.all([untilHears(party, [1_000]), untilHears(phone, [620])]);
  await hangUp();
});

test('a browser hears itself by the echo number', async ({ rig }) => {
  const { pbx } = await rig.startMediaPbx();
  const echo = await rig.startSipp(answering());
  const party = await openBrowserParty(rig, { hz: 800 });
  await openBlankPage(party);
  const signals = await connectRawPhone(pbx.wsUrl);
  const line = { user: '101', password: passwordOf('101') };
  const { answer, hangUp } = await signals.call({ ...line, to: '900', offer: await makeOffer(party) });
  await takeAnswer(party, answer);
  await untilHears(party, [800]);
  await hangUp();
  await echo.finished();
});

test.for([
  ['refused', 'NotAllowedError'],
  ['absent', 'NotFoundError'],
] as const)('a microphone may be %s: %s', async ([microphone, name], { rig }) => {
  const party = await openBrowserParty(rig, { hz: 620, microphone });
  await openBlankPage(party);
  const asked = party.page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      (error: Error) => error.name,
    ),
  );
  expect(await asked).toBe(name);
});

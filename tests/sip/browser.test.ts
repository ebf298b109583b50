// The browser as a party: its microphone says its tone, its ear hears the other's.

import { openBlankPage, openBrowserParty } from './rig/browserParty.ts';
import { untilHears } from './rig/listen.ts';
import { test } from './rig/sipTest.ts';

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

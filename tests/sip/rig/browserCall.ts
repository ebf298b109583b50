// One peer connection in the page of a party, by hand: its offer, and the answer that comes to it.
import type { BrowserParty } from './browserParty.ts';

/** A peer connection with the microphone. @returns its offer, with all its candidates */
export const makeOffer = ({ page }: BrowserParty, configuration: RTCConfiguration = {}): Promise<string> =>
  page.evaluate(async (given) => {
    const connection = new RTCPeerConnection(given);
    Object.assign(window, { connection });
    connection.ontrack = ({ streams: [stream] }) => {
      const audio = new Audio();
      audio.srcObject = stream!;
      void audio.play();
    };
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of microphone.getTracks()) connection.addTrack(track, microphone);
    const gathered = new Promise<void>((resolve) => {
      connection.onicegatheringstatechange = () => {
        if (connection.iceGatheringState === 'complete') resolve();
      };
    });
    await connection.setLocalDescription();
    await gathered;
    return connection.localDescription!.sdp;
  }, configuration);

export const takeAnswer = ({ page }: BrowserParty, sdp: string): Promise<void> =>
  page.evaluate(
    (answer) =>
      (window as unknown as { connection: RTCPeerConnection }).connection.setRemoteDescription({
        type: 'answer',
        sdp: answer,
      }),
    sdp,
  );

// Waits for the candidates of a peer connection, with a bound: one SDP carries them all, a call never waits for a slow
// server of addresses.

const afterFirstMs = 1_000;
const atMostMs = 4_000;

/** Resolves when all candidates are there, a second after the first one, or after four with none. */
export function untilGathered(pc: RTCPeerConnection): Promise<void> {
  if (pc.iceGatheringState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    let afterFirst: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(atMost);
      clearTimeout(afterFirst);
      pc.removeEventListener('icecandidate', look);
      pc.removeEventListener('icegatheringstatechange', look);
      resolve();
    };
    const look = (event: Event): void => {
      if (pc.iceGatheringState === 'complete' || pc.signalingState === 'closed') end();
      else if ('candidate' in event && event.candidate) afterFirst ??= setTimeout(end, afterFirstMs);
    };
    const atMost = setTimeout(end, atMostMs);
    pc.addEventListener('icecandidate', look);
    pc.addEventListener('icegatheringstatechange', look);
  });
}

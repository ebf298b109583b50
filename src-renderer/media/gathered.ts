// Waits for the candidates of a peer connection that are worth waiting for: one SDP carries them all, and a call never waits
// for a slow server, nor for TCP candidates, which Chromium gathers 100 ms later and no PBX can use.

/** The rest of the same kind follows at once: other networks of this computer. */
const restMs = 3;
const afterFirstMs = 1_000;
const atMostMs = 4_000;

/** What a server of the list can add; without one a host candidate is all there is. */
function wantedType(servers: readonly RTCIceServer[]): RTCIceCandidateType {
  const urls = servers.flatMap((server) => server.urls);
  if (urls.some((url) => /^turns?:/i.test(url))) return 'relay';
  return urls.length > 0 ? 'srflx' : 'host';
}

/**
 * Resolves when all are there, when those of the kind that is wanted are, a second after the first of any kind, or after four
 * with none.
 */
export function untilGathered(pc: RTCPeerConnection): Promise<void> {
  if (pc.iceGatheringState === 'complete') return Promise.resolve();
  const wanted = wantedType(pc.getConfiguration().iceServers ?? []);
  return new Promise((resolve) => {
    let afterFirst: ReturnType<typeof setTimeout> | undefined;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      for (const timer of [atMost, afterFirst, rest]) clearTimeout(timer);
      pc.removeEventListener('icecandidate', take);
      pc.removeEventListener('icegatheringstatechange', look);
      resolve();
    };
    const look = (): void => {
      if (pc.iceGatheringState === 'complete' || pc.signalingState === 'closed') end();
    };
    const take = ({ candidate }: RTCPeerConnectionIceEvent): void => {
      if (!candidate) return;
      afterFirst ??= setTimeout(end, afterFirstMs);
      if (candidate.type !== wanted || candidate.protocol !== 'udp') return;
      clearTimeout(rest);
      rest = setTimeout(end, restMs);
    };
    const atMost = setTimeout(end, atMostMs);
    pc.addEventListener('icecandidate', take);
    pc.addEventListener('icegatheringstatechange', look);
  });
}

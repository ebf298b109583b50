// Asks one STUN or TURN server of a line, alone: whether it answers and lets us in. Knows no call.
import { type RelayFailure, refusals } from './relayWatch.ts';

export type RelayVerdict = {
  reason: '' | RelayFailure | 'stun_silent';
  /** As the server sees this computer, or lends it; '' where it is seen under its own. */
  address: string;
};

/** Longer than any call waits for one. */
const patienceMs = 6_000;

export const isTurn = (url: string): boolean => /^turns?:/i.test(url);

function failure(url: string, codes: readonly number[]): RelayVerdict['reason'] {
  if (!isTurn(url)) return 'stun_silent';
  return codes.some((code) => refusals.includes(code)) ? 'turn_refused' : 'turn_unreachable';
}

/** Resolves with the first candidate of its kind, or why there is none. */
export async function testRelay(
  server: RTCIceServer & { urls: string },
  signal: AbortSignal,
): Promise<RelayVerdict> {
  const { urls: url } = server;
  const wanted = isTurn(url) ? 'relay' : 'srflx';
  const pc = new RTCPeerConnection({
    iceServers: [server],
    iceTransportPolicy: isTurn(url) ? 'relay' : 'all',
  });
  const verdict = Promise.withResolvers<RelayVerdict>();
  const codes: number[] = [];
  const fail = (): void => verdict.resolve({ reason: failure(url, codes), address: '' });
  pc.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate?.type === wanted) verdict.resolve({ reason: '', address: candidate.address ?? '' });
  });
  pc.addEventListener('icecandidateerror', ({ errorCode }) => {
    codes.push(errorCode);
    if (refusals.includes(errorCode)) fail();
  });
  pc.addEventListener('icegatheringstatechange', () => {
    if (pc.iceGatheringState !== 'complete') return;
    // Seen from outside under its own address: Chromium leaves out what it would say twice.
    if (!isTurn(url) && codes.length === 0) verdict.resolve({ reason: '', address: '' });
    else fail();
  });
  const timer = setTimeout(fail, patienceMs);
  signal.addEventListener('abort', fail, { once: true });
  try {
    pc.addTransceiver('audio');
    await pc.setLocalDescription();
    return await verdict.promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', fail);
    pc.close();
  }
}

// Whether the TURN server of a call was any use: tells why not, where no way of the media came about without it. Says nothing
// of calls that are heard, whatever the server did.

export type RelayFailure = 'turn_refused' | 'turn_unreachable';

/** A way without the server is found sooner; longer silence has to be explained. */
const patienceMs = 5_000;
/** Wrong credentials, forbidden, credentials of another allocation (RFC 8656 §19.2). */
export const refusals = [401, 403, 441];
const isTurn = (url: string): boolean => /^turns?:/i.test(url);

export type RelayWatch = {
  /** Both sides have agreed: from now on a way is looked for. */
  begin(): void;
  stop(): void;
};

export function watchRelay(pc: RTCPeerConnection, tell: (failure: RelayFailure) => void): RelayWatch {
  const servers = pc.getConfiguration().iceServers ?? [];
  if (!servers.some(({ urls }) => [urls].flat().some(isTurn)))
    return { begin: () => undefined, stop: () => undefined };
  let [isRefused, isDone] = [false, false];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = (): void => {
    isDone = true;
    clearTimeout(timer);
  };
  const fail = (failure: RelayFailure): void => {
    if (isDone) return;
    close();
    tell(failure);
  };
  pc.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate?.type === 'relay') close();
  });
  pc.addEventListener('icecandidateerror', ({ url, errorCode }) => {
    if (isTurn(url) && refusals.includes(errorCode)) isRefused = true;
  });
  pc.addEventListener('connectionstatechange', () => {
    if (pc.connectionState === 'connected') close();
    else if (pc.connectionState === 'failed') fail(isRefused ? 'turn_refused' : 'turn_unreachable');
  });
  return {
    begin() {
      if (isDone) return;
      timer ??= setTimeout(() => {
        if (isRefused) fail('turn_refused');
      }, patienceMs);
    },
    stop: close,
  };
}

// A peer connection made ahead, so that a dialed call begins at once: one audio line, its offer made and, where no server has
// to be asked, its candidates gathered. It has no track: the microphone is opened by the call that takes it. Knows no call.
import { untilGathered } from './gathered.ts';

export type ReadyPeer = {
  pc: RTCPeerConnection;
  transceiver: RTCRtpTransceiver;
  /** To be set where it is not: then its candidates are not gathered yet. */
  offer: RTCSessionDescriptionInit;
  isSet: boolean;
};

export type SparePeer = {
  /**
   * Calls may begin: one is kept, anew even where there is one, since the line came back and the network may be another.
   * @param isDirect no STUN, no TURN. undefined: no line, and none is kept
   */
  keep(isDirect: boolean | undefined): void;
  /** The one that fits; the next is made when the page has nothing better to do. */
  take(iceServers: RTCIceServer[]): ReadyPeer | undefined;
};

/** `max-bundle` refuses the offers of gateways. */
export const peerOptions = { bundlePolicy: 'balanced' } as const;
/** Addresses and ports of a computer that slept or moved are others. */
const freshMs = 600_000;
const nextAtMostMs = 2_000;

/** What a server gives is not asked for ahead: nobody keeps a relay at a TURN server all day. */
async function makePeer(isDirect: boolean): Promise<ReadyPeer> {
  const pc = new RTCPeerConnection(peerOptions);
  const transceiver = pc.addTransceiver('audio');
  const offer = await pc.createOffer();
  if (isDirect) {
    await pc.setLocalDescription(offer);
    await untilGathered(pc);
  }
  return { pc, transceiver, offer, isSet: isDirect };
}

export function createSparePeer(): SparePeer {
  let isDirect: boolean | undefined;
  let ready: (ReadyPeer & { madeAt: number }) | undefined;
  let making: symbol | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const drop = (): void => {
    clearTimeout(timer);
    making = undefined;
    ready?.pc.close();
    ready = undefined;
  };
  const make = async (): Promise<void> => {
    drop();
    if (isDirect === undefined) return;
    const mine = Symbol('making');
    making = mine;
    const made = await makePeer(isDirect).catch(() => undefined);
    if (making !== mine) {
      made?.pc.close();
      return;
    }
    if (!made) return;
    // The wall clock goes on while a computer sleeps.
    ready = { ...made, madeAt: Date.now() };
    timer = setTimeout(() => void make(), freshMs);
  };
  window.addEventListener('online', () => void make());

  return {
    keep(given) {
      isDirect = given;
      void make();
    },
    take(iceServers) {
      const found = ready;
      const wantsDirect = iceServers.length === 0;
      const fits = found !== undefined && found.isSet === wantsDirect && Date.now() - found.madeAt < freshMs;
      if (fits) ready = undefined;
      if (isDirect !== undefined) {
        // The line has servers now, or none any more.
        isDirect = wantsDirect;
        requestIdleCallback(() => void make(), { timeout: nextAtMostMs });
      }
      if (!fits) return undefined;
      clearTimeout(timer);
      if (!wantsDirect) found.pc.setConfiguration({ ...peerOptions, iceServers });
      const { madeAt: _madeAt, ...peer } = found;
      return peer;
    },
  };
}

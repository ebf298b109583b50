// The one microphone of the page: opened while a call (or a test) needs it, the chosen device or the system's, and the next
// best when it is unplugged. Every user gets a track of its own. Knows no call.
import { useDeviceChoice } from './deviceChoice.ts';
import { useMediaState } from './mediaState.ts';

export type MicrophoneFailure = 'no_microphone' | 'microphone_denied';
type Listener = { onTrack(track: MediaStreamTrack): void; onThere(isThere: boolean): void };

export class MicrophoneError extends Error {
  readonly reason: MicrophoneFailure;

  constructor(reason: MicrophoneFailure) {
    super(reason);
    this.reason = reason;
  }
}

export type Microphone = {
  /** Opened, for one more user. `onTrack` brings the track, and another one when the device changes. @throws MicrophoneError */
  open(listener: Listener): Promise<void>;
  /** That user needs it no more; the last one closes the device. */
  leave(listener: Listener): void;
  /** Known without asking: refused, or certainly allowed and there. */
  look(): Promise<'allowed' | MicrophoneFailure | 'unknown'>;
};

const wanted = (deviceId: string): MediaStreamConstraints => ({
  audio: {
    ...{ echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    ...(deviceId === '' ? {} : { deviceId: { exact: deviceId } }),
  },
});

/** The chosen one, or the system's where that is not there. @throws MicrophoneError */
export async function openMicrophone(): Promise<MediaStreamTrack> {
  const { microphone } = useDeviceChoice.getState();
  const devices = navigator.mediaDevices;
  try {
    // The chosen one may be unplugged: better the system's than none.
    const stream = await devices.getUserMedia(wanted(microphone)).catch((error: unknown) => {
      if (microphone !== '' && error instanceof DOMException && error.name === 'OverconstrainedError')
        return devices.getUserMedia(wanted(''));
      throw error;
    });
    const [track] = stream.getAudioTracks();
    if (track) return track;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotAllowedError')
      throw new MicrophoneError('microphone_denied');
  }
  throw new MicrophoneError('no_microphone');
}

async function lookNow(): ReturnType<Microphone['look']> {
  const { state } = await navigator.permissions.query({ name: 'microphone' });
  if (state === 'denied') return 'microphone_denied';
  const devices = await navigator.mediaDevices.enumerateDevices();
  if (!devices.some(({ kind }) => kind === 'audioinput')) return 'no_microphone';
  return state === 'granted' ? 'allowed' : 'unknown';
}

/** Asked ahead and at each change: the first look takes Chromium some 80 ms, and a call does not wait. */
function createLook(): Microphone['look'] {
  let last: ReturnType<Microphone['look']>;
  const renew = (): void => {
    last = lookNow().catch(() => 'unknown');
  };
  renew();
  navigator.mediaDevices.addEventListener('devicechange', renew);
  navigator.permissions.query({ name: 'microphone' }).then(
    (status) => status.addEventListener('change', renew),
    () => undefined,
  );
  return () => last;
}

/** Put once. Listens to devices that come and go, and to the user's choice, as long as the page lives. */
export function createMicrophone(): Microphone {
  const listeners = new Set<Listener>();
  let opening: Promise<MediaStreamTrack> | undefined;
  let track: MediaStreamTrack | undefined;

  const close = (): void => {
    track?.stop();
    track = undefined;
    opening = undefined;
  };
  const take = async (): Promise<MediaStreamTrack> => {
    const mine = openMicrophone();
    opening = mine;
    try {
      const opened = await mine;
      if (opening !== mine || listeners.size === 0) opened.stop();
      else {
        track?.stop();
        track = opened;
        opened.addEventListener('ended', () => track === opened && void replace());
      }
      return opened;
    } catch (error) {
      if (opening === mine) opening = undefined;
      throw error;
    }
  };
  /** Another device, or the same one anew: every user gets the new track, or hears that there is none. */
  const renew = async (): Promise<MediaStreamTrack | undefined> => {
    if (listeners.size === 0) return undefined;
    const fresh = await take().catch(() => undefined);
    if (!fresh && track?.readyState === 'live') return undefined;
    for (const listener of listeners) {
      if (fresh) listener.onTrack(fresh.clone());
      listener.onThere(fresh !== undefined);
    }
    return fresh;
  };
  /** It went by itself: the user is told which one is used instead. */
  const replace = async (): Promise<void> => {
    const fresh = await renew();
    if (fresh?.readyState === 'live') useMediaState.setState({ movedTo: fresh.label });
  };
  useDeviceChoice.subscribe((now, before) => {
    if (now.microphone === before.microphone) return;
    useMediaState.setState({ movedTo: '' });
    void renew();
  });
  navigator.mediaDevices.addEventListener('devicechange', () => {
    if (track?.readyState !== 'live') void replace();
  });

  return {
    look: createLook(),
    async open(listener) {
      listeners.add(listener);
      try {
        const opened = await (track?.readyState === 'live' ? track : (opening ?? take()));
        if (listeners.has(listener)) listener.onTrack(opened.clone());
      } catch (error) {
        listeners.delete(listener);
        throw error;
      }
    },
    leave(listener) {
      listeners.delete(listener);
      if (listeners.size === 0) close();
    },
  };
}

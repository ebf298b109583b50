// The sound of a line's test call: says a test tone, hears whether it comes back. No microphone: what is tested is the way.
import { untilGathered } from './gathered.ts';
import { playOnSpeaker, type Speaker } from './speaker.ts';
import { createEar, type Heard, testTone } from './toneEar.rules.ts';

export type Way = 'direct' | 'relay' | 'none';

export type TestCall = {
  readonly offer: string;
  takeAnswer(sdp: string, isFinal: boolean): Promise<void>;
  /** How the sound goes, once it goes; `none` where no way is found. */
  untilConnected(signal: AbortSignal): Promise<Way>;
  /** Until the tone is back, or patience is over; the first other sound is told. */
  untilHeard(signal: AbortSignal, onOther: () => void): Promise<Heard>;
  close(): void;
};

/** ICE finds a way within these, or none. */
const connectsMs = 8_000;
/** An echo answers at once; one that explains itself first takes its time. */
const patienceMs = { silence: 8_000, other: 40_000 } as const;
const lookMs = 60;
const windowSamples = 4_096;

function createTone(context: AudioContext): MediaStreamTrack | undefined {
  const { hz, onMs, offMs, volume } = testTone;
  const [tone, beat, level] = [
    context.createOscillator(),
    context.createBufferSource(),
    context.createGain(),
  ];
  // One beat, again and again: a clock of the page would sleep with its window.
  const samples = context.createBuffer(1, (context.sampleRate * (onMs + offMs)) / 1_000, context.sampleRate);
  samples.getChannelData(0).fill(volume, 0, (context.sampleRate * onMs) / 1_000);
  Object.assign(beat, { buffer: samples, loop: true });
  level.gain.value = 0;
  tone.frequency.value = hz;
  const out = context.createMediaStreamDestination();
  beat.connect(level.gain);
  tone.connect(level).connect(out);
  tone.start();
  beat.start();
  return out.stream.getAudioTracks()[0];
}

async function wayOf(pc: RTCPeerConnection): Promise<Way> {
  const stats = [...(await pc.getStats()).values()] as (RTCStats & Record<string, unknown>)[];
  const pair = stats.find(
    ({ type, state, nominated }) => type === 'candidate-pair' && state === 'succeeded' && nominated,
  );
  const local = stats.find(({ id }) => id === pair?.localCandidateId);
  return local?.candidateType === 'relay' ? 'relay' : 'direct';
}

class PageTestCall implements TestCall {
  readonly #pc: RTCPeerConnection;
  readonly #context: AudioContext;
  #speaker: Speaker | undefined;
  #analyser: AnalyserNode | undefined;

  constructor(pc: RTCPeerConnection, context: AudioContext) {
    this.#pc = pc;
    this.#context = context;
    pc.addEventListener('track', ({ track }) => this.#listen(track));
  }

  get offer(): string {
    return this.#pc.localDescription?.sdp ?? '';
  }

  #listen(track: MediaStreamTrack): void {
    // Without an element that plays it Chromium brings nothing to the analyser.
    this.#speaker = playOnSpeaker(track);
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = windowSamples;
    this.#context.createMediaStreamSource(new MediaStream([track])).connect(this.#analyser);
  }

  async takeAnswer(sdp: string, isFinal: boolean): Promise<void> {
    if (this.#pc.signalingState === 'stable') return;
    await this.#pc.setRemoteDescription({ type: isFinal ? 'answer' : 'pranswer', sdp });
  }

  async untilConnected(signal: AbortSignal): Promise<Way> {
    const pc = this.#pc;
    const isThere = await new Promise<boolean>((resolve) => {
      const look = (): void => {
        if (pc.connectionState === 'connected') resolve(true);
        else if (pc.connectionState === 'failed' || pc.connectionState === 'closed') resolve(false);
      };
      pc.addEventListener('connectionstatechange', look);
      setTimeout(() => resolve(false), connectsMs);
      signal.addEventListener('abort', () => resolve(false), { once: true });
      look();
    });
    return isThere ? wayOf(pc) : 'none';
  }

  untilHeard(signal: AbortSignal, onOther: () => void): Promise<Heard> {
    const ear = createEar();
    const samples = new Float32Array(windowSamples);
    const beganAt = performance.now();
    let isTold = false;
    return new Promise((resolve) => {
      const end = (): void => {
        clearInterval(timer);
        resolve(ear.heard());
      };
      const look = (): void => {
        this.#analyser?.getFloatTimeDomainData(samples);
        ear.take(samples, this.#context.sampleRate);
        const heard = ear.heard();
        if (heard === 'other' && !isTold) onOther();
        isTold ||= heard === 'other';
        const isLate = (ms: number): boolean => performance.now() - beganAt > ms;
        const isOver = isLate(heard === 'silence' ? patienceMs.silence : patienceMs.other);
        if (heard === 'echo' || heard === 'faint' || isOver) end();
      };
      const timer = setInterval(look, lookMs);
      signal.addEventListener('abort', end, { once: true });
      if (signal.aborted) end();
    });
  }

  close(): void {
    this.#speaker?.close();
    this.#pc.close();
    void this.#context.close();
  }
}

/** Its offer holds all that was gathered, as that of a real call. */
export async function openTestCall(iceServers: RTCIceServer[]): Promise<TestCall> {
  const pc = new RTCPeerConnection({ iceServers, bundlePolicy: 'balanced' });
  const context = new AudioContext();
  const call = new PageTestCall(pc, context);
  try {
    await context.resume();
    const track = createTone(context);
    if (!track) throw new Error('no tone');
    pc.addTrack(track);
    await pc.setLocalDescription();
    await untilGathered(pc);
    return call;
  } catch (error) {
    call.close();
    throw error;
  }
}

// The recording of one call: what is said here and there mixed into one sound, in pieces of a second, each told once the one
// before it is kept. Knows no wire and no call.

export type SaveChunk = (bytes: Uint8Array, isLast: boolean) => Promise<unknown>;

export type CallRecorder = {
  /** What the other side is sent now: the microphone, or a mix of a conference; muted it is silent by itself. */
  setSent(track: MediaStreamTrack | null): void;
  /** Held, nothing of the other side is heard here. */
  setHeld(isHeld: boolean): void;
  /** Resolves once the last piece is kept, or cannot be. */
  stop(): Promise<void>;
};

const pieceMs = 1_000;
/** Speech; an hour is about 11 MB. */
const bitsPerSecond = 24_000;
/** So much may wait for a slow disk, ten minutes or so: then it is recorded no further. */
const waitingAtMost = 2 * 1024 * 1024;
const lastPieceMs = 1_500;

/** Pieces in their order, one at a time. @param onFull too much waits, or nobody keeps them */
function createQueue(save: SaveChunk, onFull: () => void) {
  let last: Promise<void> = Promise.resolve();
  let [waitingBytes, isOver] = [0, false];
  const give = (up: () => void): void => {
    isOver = true;
    up();
  };
  return {
    add(piece: Blob, isLast: boolean): void {
      if (isOver) return;
      waitingBytes += piece.size;
      last = last.then(async () => {
        if (isOver) return;
        try {
          await save(new Uint8Array(await piece.arrayBuffer()), isLast);
          waitingBytes -= piece.size;
        } catch {
          give(onFull);
        }
      });
      if (waitingBytes > waitingAtMost) onFull();
    },
    settled: (): Promise<void> => last,
  };
}

export function startCallRecorder(
  context: AudioContext,
  remote: MediaStreamTrack,
  save: SaveChunk,
): CallRecorder {
  const out = context.createMediaStreamDestination();
  out.channelCount = 1;
  const heard = context.createGain();
  const there = context.createMediaStreamSource(new MediaStream([remote]));
  there.connect(heard).connect(out);
  let here: MediaStreamAudioSourceNode | undefined;
  const recorder = new MediaRecorder(out.stream, {
    mimeType: 'audio/webm;codecs=opus',
    audioBitsPerSecond: bitsPerSecond,
  });
  const stopped = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve()));
  const end = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const queue = createQueue(save, end);
  recorder.addEventListener('dataavailable', ({ data }) => queue.add(data, recorder.state === 'inactive'));
  recorder.addEventListener('error', end);
  void context.resume();
  recorder.start(pieceMs);
  return {
    setSent(track) {
      here?.disconnect();
      here = track ? context.createMediaStreamSource(new MediaStream([track])) : undefined;
      here?.connect(out);
    },
    setHeld(isHeld) {
      heard.gain.value = isHeld ? 0 : 1;
    },
    async stop() {
      end();
      const patience = new Promise<void>((resolve) => setTimeout(resolve, lastPieceMs));
      await Promise.race([stopped.then(queue.settled), patience]);
      here?.disconnect();
      there.disconnect();
      heard.disconnect();
    },
  };
}

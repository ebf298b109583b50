// A conference in the page: what one party hears is the microphone and every other party, never itself. Levels stay as they
// are. Knows no peer connection.

export type Mix = {
  /** To be sent to the party. */
  track: MediaStreamTrack;
  setMicrophone(track: MediaStreamTrack | undefined): void;
  setMuted(isMuted: boolean): void;
  setOthers(tracks: readonly MediaStreamTrack[]): void;
  close(): void;
};

export function createMix(context: AudioContext): Mix {
  const out = context.createMediaStreamDestination();
  const own = context.createGain();
  own.connect(out);
  let microphone: AudioNode | undefined;
  let others: AudioNode[] = [];
  const sourceOf = (track: MediaStreamTrack): MediaStreamAudioSourceNode =>
    context.createMediaStreamSource(new MediaStream([track]));
  const [track] = out.stream.getAudioTracks();
  if (!track) throw new Error('a mix has no track');
  void context.resume();
  return {
    track,
    setMicrophone(given) {
      microphone?.disconnect();
      microphone = given && sourceOf(given);
      microphone?.connect(own);
    },
    setMuted(isMuted) {
      own.gain.value = isMuted ? 0 : 1;
    },
    setOthers(tracks) {
      for (const other of others) other.disconnect();
      others = tracks.map((other) => sourceOf(other));
      for (const other of others) other.connect(out);
    },
    close() {
      microphone?.disconnect();
      for (const other of others) other.disconnect();
      own.disconnect();
      track.stop();
    },
  };
}

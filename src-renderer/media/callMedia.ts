// The media of one call: one peer connection with one audio line, offered and answered as the core asks. Asked one thing at a
// time by its owner. No SIP, no call state.
import { type CallRecorder, startCallRecorder } from './callRecorder.ts';
import { untilGathered } from './gathered.ts';
import { MicrophoneError } from './microphone.ts';
import { type RelayWatch, watchRelay } from './relayWatch.ts';
import { holdBackCandidates } from './remoteCandidates.ts';
import { createSentAudio, type SentAudio } from './sentAudio.ts';
import { peerOptions, type ReadyPeer } from './sparePeer.ts';
import { playOnSpeaker, type Speaker } from './speaker.ts';
import type { Answer, Ask, CallMedia, CallMediaOptions } from './types.ts';

type Line = { transceiver: RTCRtpTransceiver; sent: SentAudio; speaker: Speaker | undefined };
type Offered = Extract<Ask, { type: 'makeOffer' | 'prepareAnswer' | 'makeAnswer' }>;
/** Agreed with ourselves while it rings: the answer is there, the other side's candidates wait. */
type Prepared = { offer: string; candidates: RTCIceCandidateInit[]; gathered: Promise<void> };

const done: Answer = { type: 'done' };
const toneMs = 120;
const gapMs = 70;

class PeerMedia implements CallMedia {
  readonly #options: CallMediaOptions;
  readonly #pc: RTCPeerConnection;
  readonly #relay: RelayWatch;
  #ready: ReadyPeer | undefined;
  #prepared: Prepared | undefined;
  #isMicrophoneAsked = false;
  #line: Line | undefined;
  /** A re-offer that is not ours before it is answered: applied and taken back, it can silence the other side. */
  #unapplied: { sdp: string; direction: RTCRtpTransceiverDirection } | undefined;
  #isMuted = false;
  #isHeld = false;
  #sentTrack: MediaStreamTrack | null = null;
  #recorder: CallRecorder | undefined;

  constructor(iceServers: RTCIceServer[], options: CallMediaOptions, ready: ReadyPeer | undefined) {
    this.#options = options;
    this.#ready = ready;
    this.#pc = ready?.pc ?? new RTCPeerConnection({ ...peerOptions, iceServers });
    this.#relay = watchRelay(this.#pc, options.onUnreached);
    this.#pc.addEventListener('connectionstatechange', () => {
      const { connectionState: state } = this.#pc;
      if (state === 'connected') options.onConnection('connected');
      else if (state === 'disconnected' || state === 'failed') options.onConnection('lost');
    });
  }

  get remoteTrack(): MediaStreamTrack | undefined {
    return this.#line?.transceiver.receiver.track;
  }

  async ask(ask: Ask): Promise<Answer> {
    if (ask.type === 'makeOffer') return this.#makeOffer(ask);
    if (ask.type === 'makeAnswer') return this.#makeAnswer(ask);
    if (ask.type === 'prepareAnswer') await this.#prepareAnswer(ask);
    else if (ask.type === 'takeAnswer') await this.#takeAnswer(ask);
    else if (ask.type === 'rollBack') await this.#rollBack();
    else if (ask.type === 'mute') this.#mute(ask.isMuted);
    else if (ask.type === 'sendTones') this.#sendTones(ask.tones);
    else if (ask.type === 'record') await this.#record(ask.recordingId);
    return done;
  }

  async mixWith(others: readonly MediaStreamTrack[]): Promise<void> {
    await this.#line?.sent.mixWith(others);
  }

  async stats(): Promise<RTCStatsReport | undefined> {
    return this.#pc.connectionState === 'connected' ? this.#pc.getStats() : undefined;
  }

  close(): void {
    this.#relay.stop();
    this.#line?.sent.close();
    this.#line?.speaker?.close();
    this.#pc.close();
  }

  /** The audio line there is, or a first one. */
  #lineOf(transceiver: RTCRtpTransceiver): Line {
    if (this.#line?.transceiver === transceiver) return this.#line;
    const { microphone, context, onMicrophone } = this.#options;
    const sent = createSentAudio({
      ...{ microphone, context },
      sender: transceiver.sender,
      onThere: onMicrophone,
      onSent: (track) => {
        this.#sentTrack = track;
        this.#recorder?.setSent(track);
      },
    });
    sent.setMuted(this.#isMuted);
    this.#line = { transceiver, sent, speaker: undefined };
    return this.#line;
  }

  /**
   * What is known ahead is not waited for. @returns opens the microphone, where that may be done beside: opening a device
   * takes the page some ten milliseconds
   */
  async #askMicrophone({ sent }: Line): Promise<() => void> {
    if (this.#isMicrophoneAsked) return () => undefined;
    const known = await this.#options.microphone.look();
    if (known === 'no_microphone' || known === 'microphone_denied') throw new MicrophoneError(known);
    this.#isMicrophoneAsked = known === 'allowed';
    if (known === 'allowed') return () => void sent.open().catch(() => this.#options.onMicrophone(false));
    await sent.open();
    this.#isMicrophoneAsked = true;
    return () => undefined;
  }

  /** As soon as something may be heard, and not before the offer is out. */
  #listen(line: Line): void {
    line.speaker ??= playOnSpeaker(line.transceiver.receiver.track);
  }

  #direct(line: Line, isHeld: boolean): void {
    line.transceiver.direction = isHeld ? 'sendonly' : 'sendrecv';
  }

  #hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    this.#recorder?.setHeld(isHeld);
    this.#line?.sent.setHeld(isHeld);
    this.#line?.speaker?.setSilent(isHeld);
  }

  async #makeOffer({ isHeld, isIceRestart }: Extract<Ask, { type: 'makeOffer' }>): Promise<Answer> {
    const isFirst = this.#line === undefined;
    const ready = this.#ready;
    this.#ready = undefined;
    const line = this.#line ?? this.#lineOf(ready?.transceiver ?? this.#pc.addTransceiver('audio'));
    const open = await this.#askMicrophone(line);
    if (ready) {
      const answer = ready.isSet ? this.#own() : await this.#applied(ready.offer);
      setTimeout(open);
      return answer;
    }
    if (this.#pc.signalingState === 'have-local-offer') await this.#rollBack();
    const before = line.transceiver.direction;
    this.#direct(line, isHeld);
    // Nothing is heard of one that is put on hold, whatever becomes of the offer; the way back waits for the answer.
    if (isHeld) this.#hold(true);
    const offer = await this.#pc.createOffer({ iceRestart: isIceRestart });
    if (!isFirst && !isIceRestart) {
      this.#unapplied = { sdp: offer.sdp ?? '', direction: before };
      return { type: 'sdp', sdp: offer.sdp ?? '' };
    }
    const answer = await this.#applied(offer);
    setTimeout(open);
    return answer;
  }

  /** The one audio line of their offer; whatever else they offer is refused. */
  #offeredLine(): RTCRtpTransceiver {
    const transceiver =
      this.#line?.transceiver ??
      this.#pc.getTransceivers().find(({ receiver }) => receiver.track.kind === 'audio');
    if (!transceiver) throw new Error('the offer holds no audio');
    for (const other of this.#pc.getTransceivers()) if (other !== transceiver) other.stop();
    return transceiver;
  }

  /** While it rings: nobody learns of it, nothing is looked for or opened, nothing sounds. */
  async #prepareAnswer({ offer }: Extract<Ask, { type: 'prepareAnswer' }>): Promise<void> {
    const { sdp, candidates } = holdBackCandidates(offer);
    await this.#pc.setRemoteDescription({ type: 'offer', sdp });
    this.#offeredLine().direction = 'sendrecv';
    await this.#pc.setLocalDescription(await this.#pc.createAnswer());
    this.#prepared = { offer, candidates, gathered: untilGathered(this.#pc) };
  }

  async #makeAnswer(ask: Extract<Ask, { type: 'makeAnswer' }>): Promise<Answer> {
    const prepared = this.#prepared;
    const fits = prepared?.offer === ask.offer && !ask.isHeld;
    const answer = await (fits ? this.#givePrepared(prepared) : this.#makeAnswerNow(ask));
    this.#prepared = undefined;
    this.#relay.begin();
    return answer;
  }

  async #givePrepared({ candidates, gathered }: Prepared): Promise<Answer> {
    const line = this.#lineOf(this.#offeredLine());
    const open = await this.#askMicrophone(line);
    await gathered;
    for (const candidate of candidates) this.#pc.addIceCandidate(candidate).catch(() => undefined);
    this.#listen(line);
    setTimeout(open);
    return this.#own();
  }

  async #makeAnswerNow({ isHeld, offer }: Extract<Ask, { type: 'makeAnswer' }>): Promise<Answer> {
    await this.#rollBack();
    await this.#pc.setRemoteDescription({ type: 'offer', sdp: offer });
    const line = this.#lineOf(this.#offeredLine());
    (await this.#askMicrophone(line))();
    this.#direct(line, isHeld);
    this.#listen(line);
    this.#hold(isHeld);
    return this.#applied(await this.#pc.createAnswer());
  }

  #own(): Answer {
    return { type: 'sdp', sdp: this.#pc.localDescription?.sdp ?? '' };
  }

  async #applied(description: RTCSessionDescriptionInit): Promise<Answer> {
    await this.#pc.setLocalDescription(description);
    await untilGathered(this.#pc);
    return this.#own();
  }

  async #takeAnswer({ answer, isFinal }: Extract<Ask, { type: 'takeAnswer' }>): Promise<void> {
    const offer = this.#unapplied;
    this.#unapplied = undefined;
    if (offer) await this.#pc.setLocalDescription({ type: 'offer', sdp: offer.sdp });
    // Said again, agreed already.
    if (this.#pc.signalingState === 'stable' || !this.#line) return;
    this.#listen(this.#line);
    await this.#pc.setRemoteDescription({ type: isFinal ? 'answer' : 'pranswer', sdp: answer });
    if (isFinal) this.#relay.begin();
    this.#hold(this.#line.transceiver.direction === 'sendonly');
  }

  async #rollBack(): Promise<void> {
    const offer = this.#unapplied;
    this.#unapplied = undefined;
    if (offer && this.#line) this.#line.transceiver.direction = offer.direction;
    if (this.#pc.signalingState === 'have-local-offer')
      await this.#pc.setLocalDescription({ type: 'rollback' });
    if (this.#line) this.#hold(this.#line.transceiver.direction === 'sendonly');
  }

  #mute(isMuted: boolean): void {
    this.#isMuted = isMuted;
    this.#line?.sent.setMuted(isMuted);
  }

  async #record(recordingId: string | null): Promise<void> {
    await this.stopRecording();
    if (recordingId === null) return;
    const { context, onRecorded } = this.#options;
    if (!this.remoteTrack) throw new Error('nothing to record');
    this.#recorder = startCallRecorder(context(), this.remoteTrack, (bytes, isLast) =>
      onRecorded(recordingId, bytes, isLast),
    );
    this.#recorder.setSent(this.#sentTrack);
    this.#recorder.setHeld(this.#isHeld);
  }

  async stopRecording(): Promise<void> {
    const recorder = this.#recorder;
    this.#recorder = undefined;
    await recorder?.stop();
  }

  #sendTones(tones: string): void {
    const dtmf = this.#line?.transceiver.sender.dtmf;
    if (!dtmf?.canInsertDTMF) throw new Error('this call takes no tones');
    // What has not sounded yet goes first.
    dtmf.insertDTMF(dtmf.toneBuffer + tones, toneMs, gapMs);
  }
}

/** @param ready made ahead for these servers */
export function createCallMedia(
  { iceServers }: Pick<Offered, 'iceServers'>,
  options: CallMediaOptions,
  ready?: ReadyPeer,
): CallMedia {
  return new PeerMedia(iceServers, options, ready);
}

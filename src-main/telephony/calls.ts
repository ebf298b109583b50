// The calls of this workstation: what a person does with them, put together from the table, the page, the lines and the log.
// What a state allows stands in call.rules.ts; how SIP does it, in sipCall.ts.
import type { Invitation } from 'sip.js';
import { AppError } from '#shared/contract/errors.ts';
import type { EventName, EventPayload } from '#shared/rpc/client.ts';
import type { Ringing } from './amiAgent.ts';
import { isOver, isRinging, isTalking } from './call.rules.ts';
import { followReferral, takeInvitation } from './callArrivals.ts';
import { ringAtPhone } from './callAtPhone.ts';
import { CallConference } from './callConference.ts';
import { agentOf, type Dialing, dialCall, targetOf } from './callDialing.ts';
import { CallExtensions } from './callExtensions.ts';
import { CallHold } from './callHold.ts';
import type { CallLog } from './callLog.types.ts';
import { CallRecording, type CallRecordingOptions } from './callRecording.ts';
import { CallRecovery } from './callRecovery.ts';
import type { CallReason, CallsService, LiveCall } from './calls.types.ts';
import { type CallEntry, CallTable, type SipEntry } from './callTable.ts';
import { addressOf, type CallWorld } from './callWorld.ts';
import { MediaFailure } from './mediaPort.ts';
import { SipCall } from './sipCall.ts';
import { TransferRefused } from './sipTransfer.ts';
import { TurnedAway } from './turnedAway.ts';

type Given = 'now' | 'random' | 'after' | 'newId' | 'media' | 'country' | 'findLine' | 'loadIceServers';
export type CallsOptions = Pick<CallWorld, Given> & {
  log: CallLog;
  recording: CallRecordingOptions;
  onLogFailed(error: unknown): void;
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
};

const refused = (reason: string): AppError => new AppError('conflict', reason);
/** A killed program knows by it until when a call went on. */
const stillOnMs = 15_000;

export class Calls implements CallsService {
  readonly #world: CallWorld;
  readonly #table: CallTable;
  readonly #recovery: CallRecovery;
  readonly #conference: CallConference;
  readonly #hold: CallHold;
  readonly #recording: CallRecording;
  readonly #extensions: CallExtensions;
  readonly #dialing: Dialing;
  /** Ended while their link was away: the other side is told once it is there. */
  readonly #owing = new Set<CallEntry>();
  #isNoting = false;

  constructor(options: CallsOptions) {
    const { emit, media, onLogFailed } = options;
    this.#table = new CallTable({
      ...{ now: options.now, log: options.log, onLogFailed },
      onChanged: (calls) => {
        emit('calls.changed', { calls });
        this.#recording.keepUp();
        this.#extensions.keepUp();
        this.#noteStillOn();
      },
    });
    this.#world = {
      ...options,
      table: this.#table,
      turnedAway: new TurnedAway(),
      onReferral: (entry, referral) => void followReferral(this.#world, entry, referral),
      onRenegotiated: (entry) => this.#recovery.findByOther(entry),
      onOwing: (entry) => void this.#owing.add(entry),
      onTalkersChanged: () => void this.#conference.keepUp(),
    };
    this.#hold = new CallHold(this.#world);
    this.#recording = new CallRecording(this.#world, options.recording);
    this.#extensions = new CallExtensions(this.#world, (entry, tones) => this.sendTones(entry.id, tones));
    this.#dialing = {
      world: this.#world,
      onDialed: (entry) => void this.#hold.holdOthers(entry),
      onFailed: (entry, error) =>
        this.#end(entry, error instanceof MediaFailure ? error.reason : 'media_failed'),
    };
    this.#conference = new CallConference(this.#world, {
      hold: (entry) => this.#hold.setHeld(entry, true),
      resume: (entry) => this.#hold.setHeld(entry, false),
    });
    this.#recovery = new CallRecovery(this.#world, async (entry) => {
      if (entry.status.isMuted) await media.ask(entry.id, { type: 'mute', isMuted: true });
      await this.#conference.restore(entry);
      await this.#recording.restore(entry);
    });
    media.listener = {
      onPage: () => this.#recovery.findPage(),
      onPageGone: () => {
        this.#recording.losePage();
        this.#recovery.losePage();
      },
      onNews: (callId, news) => {
        const entry = this.#table.find(callId);
        if (!entry) return;
        // Nothing was ever heard, and nothing will be.
        if (news.type === 'unreached' && !isOver(entry.status)) this.#end(entry, news.reason);
        else if (news.type === 'quality') this.#noteQuality(entry, news.quality);
        else if (news.type === 'connection' && news.state === 'lost') this.#recovery.loseMedia(entry);
        else if (news.type === 'connection') this.#recovery.findMedia(entry);
      },
    };
  }

  #noteQuality(entry: CallEntry, quality: LiveCall['quality']): void {
    entry.quality = quality;
    this.#table.changed();
  }

  #noteStillOn(): void {
    if (this.#isNoting || this.#table.talking().length === 0) return;
    this.#isNoting = true;
    this.#world.after(stillOnMs, () => {
      this.#isNoting = false;
      if (this.#table.talking().length === 0) return;
      this.#table.note((log) => log.stillOn(this.#world.now()));
      this.#noteStillOn();
    });
  }

  // What the lines tell.

  arrive(lineId: string, invitation: Invitation): void {
    takeInvitation(this.#world, lineId, invitation);
  }

  arriveAtPhone(lineId: string, ringing: Ringing): void {
    const agent = this.#world.findLine(lineId)?.agent;
    if (agent?.kind === 'ami') ringAtPhone(this.#world, lineId, agent, ringing);
  }

  noteLine(lineId: string, isRegistered: boolean): void {
    if (!isRegistered) {
      this.#recovery.loseLink(lineId);
      return;
    }
    for (const entry of this.#takeOwing(lineId)) entry.leg.payWhatIsOwed();
    this.#recovery.findLink(lineId);
  }

  /** The line ends, and its calls with it, while it can still say so. */
  dropLine(lineId: string): void {
    for (const entry of [...this.#table.entries()])
      if (entry.lineId === lineId && !isOver(entry.status)) entry.leg.letGo();
    this.#takeOwing(lineId);
  }

  #takeOwing(lineId: string): CallEntry[] {
    const owing = [...this.#owing].filter((entry) => entry.lineId === lineId);
    for (const entry of owing) this.#owing.delete(entry);
    return owing;
  }

  #end(entry: CallEntry, reason: CallReason | ''): void {
    entry.leg.end(reason);
    if (entry.leg.isOwing()) this.#owing.add(entry);
  }

  // What a person does.

  readonly list = (): LiveCall[] => this.#table.list();

  readonly isTalking = (): boolean => this.#table.talking().length > 0;

  readonly dial: CallsService['dial'] = (request) => dialCall(this.#dialing, request);

  #ringing(callId: string): CallEntry {
    const entry = this.#table.require(callId);
    if (!isRinging(entry.status)) throw refused('not_ringing');
    return entry;
  }

  /** What is asked of it is done at the telephone. @throws AppError conflict/at_phone */
  #ours(entry: CallEntry): SipEntry {
    const { leg } = entry;
    if (!(leg instanceof SipCall)) throw refused('at_phone');
    return entry as SipEntry;
  }

  #talking(callId: string): SipEntry {
    const entry = this.#table.require(callId);
    if (!isTalking(entry.status)) throw refused('not_live');
    return this.#ours(entry);
  }

  readonly answer: CallsService['answer'] = async (callId) => {
    const entry = this.#ours(this.#ringing(callId));
    if (!this.#world.media.hasPage()) throw refused('no_media_page');
    await this.#hold.holdOthersSoon(entry);
    try {
      await entry.leg.accept();
    } catch (error) {
      // It rings on: a microphone can be plugged in.
      throw refused(error instanceof MediaFailure ? error.reason : 'media_failed');
    }
  };

  readonly decline: CallsService['decline'] = (callId) => this.#ringing(callId).leg.decline();

  readonly silence: CallsService['silence'] = (callId) =>
    this.#table.take(this.#ours(this.#ringing(callId)), { type: 'silenced' });

  readonly hangUp: CallsService['hangUp'] = (callId) => {
    const entry = this.#table.require(callId);
    if (isOver(entry.status)) this.#table.remove(entry);
    else if (isRinging(entry.status)) entry.leg.decline();
    else this.#end(entry, entry.status.answeredAt === null ? 'cancelled' : '');
  };

  readonly hold: CallsService['hold'] = (callId) => this.#hold.setHeld(this.#talking(callId), true);

  readonly resume: CallsService['resume'] = async (callId) => {
    const entry = this.#talking(callId);
    if (entry.status.state === 'transferring') entry.leg.takeBack();
    await this.#hold.holdOthers(entry);
    await this.#hold.setHeld(entry, false);
  };

  readonly mute: CallsService['mute'] = async (callId, isMuted) => {
    const entry = this.#talking(callId);
    await this.#ask(() => this.#world.media.ask(entry.id, { type: 'mute', isMuted }));
    this.#table.take(entry, { type: 'muted', isMuted });
  };

  async #ask(ask: () => Promise<unknown>): Promise<void> {
    try {
      await ask();
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw refused(error instanceof MediaFailure ? error.reason : 'media_failed');
    }
  }

  readonly sendTones: CallsService['sendTones'] = async (callId, tones) => {
    const entry = this.#talking(callId);
    const isInfo = this.#world.findLine(entry.lineId)?.line.dtmf === 'info';
    if (isInfo) await entry.leg.sendInfo(tones).catch(() => Promise.reject(refused('not_live')));
    else await this.#ask(() => this.#world.media.ask(entry.id, { type: 'sendTones', tones }));
  };

  readonly sendExtension: CallsService['sendExtension'] = async (callId) => {
    const entry = this.#talking(callId);
    if (!entry.extension) throw refused('no_extension');
    await this.#extensions.send(entry, entry.extension.tones);
  };

  readonly transfer: CallsService['transfer'] = async (callId, to) => {
    const entry = this.#talking(callId);
    if (entry.status.state === 'transferring') throw refused('not_live');
    const { agent } = agentOf(this.#world, entry.lineId);
    if (agent.kind !== 'sip') throw refused('at_phone');
    const other = 'callId' in to ? this.#talking(to.callId) : undefined;
    if (other === entry) throw refused('transfer_refused');
    const target = 'number' in to ? addressOf(agent, targetOf(this.#world, to.number)) : undefined;
    this.#table.take(entry, { type: 'handingOver' });
    try {
      await entry.leg.transferTo(other?.leg ?? target ?? '');
    } catch (error) {
      this.#table.take(entry, { type: 'handOverRefused' });
      throw error instanceof TransferRefused ? refused('transfer_refused') : error;
    }
    // Hung up here meanwhile, it was not handed over: who was asked goes on talking to us.
    if (isOver(entry.status)) return;
    this.#table.take(entry, { type: 'handedOver' });
    this.#end(entry, '');
    if (other && isTalking(other.status)) this.#end(other, '');
  };

  readonly confer: CallsService['confer'] = (isOn) =>
    isOn ? this.#conference.join() : this.#conference.part();

  readonly record: CallsService['record'] = (callId, isOn) => {
    const entry = this.#talking(callId);
    return this.#ask(() => this.#recording.set(entry, isOn));
  };

  readonly saveRecorded: CallsService['saveRecorded'] = (chunk) => this.#recording.take(chunk);

  /** What is recorded is kept, once the calls are over. */
  readonly close = (): Promise<void> => this.#recording.close();

  readonly setPartner: CallsService['setPartner'] = (callId, who) => {
    const entry = this.#table.require(callId);
    Object.assign(entry, who);
    this.#table.note((log) => log.setPartner(callId, who));
    this.#table.changed();
  };
}

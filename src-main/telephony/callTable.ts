// The calls there are: each as call.rules.ts says, told to the pages and to the log at every change. Knows no SIP's ways and
// decides nothing itself.
import { AppError } from '#shared/contract/errors.ts';
import {
  type CallEvent,
  type CallStatus,
  isOver,
  isTalking,
  nextCall,
  nextToRing,
  resultOf,
  toForget,
} from './call.rules.ts';
import type { CallLeg } from './callLeg.ts';
import type { CallLog } from './callLog.types.ts';
import type { CallReason, LiveCall } from './calls.types.ts';
import type { SipCall } from './sipCall.ts';

type Base = 'id' | 'lineId' | 'number' | 'remoteName' | 'partnerId' | 'contactId' | 'startedAt';

export type CallEntry = Pick<
  LiveCall,
  Base | 'quality' | 'isRecording' | 'recordingStopped' | 'isAtPhone' | 'extension'
> & {
  status: CallStatus;
  leg: CallLeg;
  /** Takes back what would end it for want of link or page. */
  disarm: Map<'link' | 'page' | 'media', () => void>;
};

/** Of a call whose sound is ours. */
export type SipEntry = CallEntry & { leg: SipCall };

export type CallTableOptions = {
  now(): number;
  log: CallLog;
  /** The log could not be written: a full disk must not end a call. */
  onLogFailed(error: unknown): void;
  onChanged(calls: LiveCall[]): void;
};

const toLive = ({ status, leg: _leg, disarm: _disarm, ...base }: CallEntry): LiveCall => {
  const { isHeldHere: _intent, ...shown } = status;
  return { ...base, ...shown };
};

export class CallTable {
  readonly #options: CallTableOptions;
  #entries: CallEntry[] = [];
  #isTelling = false;

  constructor(options: CallTableOptions) {
    this.#options = options;
  }

  list(): LiveCall[] {
    return this.#entries.map(toLive);
  }

  entries(): readonly CallEntry[] {
    return this.#entries;
  }

  statuses(): (CallStatus & { id: string })[] {
    return this.#entries.map(({ id, status }) => ({ ...status, id }));
  }

  talking(): CallEntry[] {
    return this.#entries.filter(({ status }) => isTalking(status));
  }

  find(callId: string): CallEntry | undefined {
    return this.#entries.find(({ id }) => id === callId);
  }

  /** @throws AppError not_found/call_gone */
  require(callId: string): CallEntry {
    const entry = this.find(callId);
    if (!entry) throw new AppError('not_found', 'call_gone');
    return entry;
  }

  add(entry: CallEntry): void {
    this.#entries.push(entry);
    // The pages draw it while it is written down: a disk may be slow.
    this.#options.onChanged(this.list());
    const { id, lineId, number, remoteName, partnerId, contactId, startedAt, status } = entry;
    const { direction } = status;
    this.note((log) =>
      log.begin({ id, lineId, direction, number, remoteName, partnerId, contactId, startedAt }),
    );
  }

  /** Asks of the log, or writes into it; whatever comes of it, the call goes on. */
  note(write: (log: CallLog) => void): void {
    try {
      write(this.#options.log);
    } catch (error) {
      this.#options.onLogFailed(error);
    }
  }

  take(entry: CallEntry, event: CallEvent): void {
    const before = entry.status;
    const at = this.#options.now();
    const next = nextCall(before, event, at);
    if (next === before || !this.#entries.includes(entry)) return;
    if (next) entry.status = next;
    else this.#drop(entry);
    if (next && before.answeredAt === null && next.answeredAt !== null)
      this.note((log) => log.answered(entry.id, at));
    if (!next || isOver(next)) this.#end(entry, 'reason' in event ? event.reason : '', at);
    const rings = this.#entries[nextToRing(this.statuses())];
    if (rings) this.take(rings, { type: 'alone' });
    for (const old of toForget(this.#entries.map((one) => ({ ...one.status, entry: one }))))
      this.#drop(old.entry);
    this.changed();
  }

  #end(entry: CallEntry, reason: CallReason | '', at: number): void {
    for (const disarm of entry.disarm.values()) disarm();
    entry.disarm.clear();
    const result = resultOf(entry.status, reason, { wasHeard: entry.quality !== null });
    this.note((log) => log.end(entry.id, { at, result, reason }));
  }

  #drop(entry: CallEntry): void {
    this.#entries = this.#entries.filter((one) => one !== entry);
  }

  /** Put away: it is over. */
  remove(entry: CallEntry): void {
    this.#drop(entry);
    this.changed();
  }

  /** Told once for all that happens at one time. */
  changed(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      this.#options.onChanged(this.list());
    });
  }
}

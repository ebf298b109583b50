// Which of the calls a key or the call bar means. Pure; the states themselves are the core's.
import { normalizePhone } from '#shared/domain/phones.ts';
import type { LiveCall } from './useCalls.ts';

type Call = Pick<LiveCall, 'id' | 'state' | 'startedAt' | 'endedAt'>;

const ringing = ['ringing', 'waiting'];
const talking = ['live', 'held', 'reconnecting', 'transferring'];
const over = ['wrapUp', 'failed'];
/** The nearer to the front, the more it is the call one has to do with. */
const order = [
  ...['live', 'reconnecting', 'transferring', 'dialing', 'early', 'ringing', 'held', 'waiting'],
  ...['wrapUp', 'failed'],
];

export const isRinging = ({ state }: Pick<Call, 'state'>): boolean => ringing.includes(state);
/** Somebody has answered, and nobody has ended it. */
export const isTalking = ({ state }: Pick<Call, 'state'>): boolean => talking.includes(state);
export const isOver = ({ state }: Pick<Call, 'state'>): boolean => over.includes(state);
export const isDialing = ({ state }: Pick<Call, 'state'>): boolean =>
  state === 'dialing' || state === 'early';

/** As the rows of the call bar: the one that one talks to first, then the newest; of those that are over the last one. */
export function inOrder<C extends Call>(calls: readonly C[]): C[] {
  const lastAt = ({ startedAt, endedAt }: C): number => endedAt ?? startedAt;
  return calls.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || lastAt(b) - lastAt(a));
}

/** What Answer and Decline mean: the one that rings longest. */
export function ringingCall<C extends Call>(calls: readonly C[]): C | undefined {
  return calls.filter(isRinging).toSorted((a, b) => a.startedAt - b.startedAt)[0];
}

/** What Mute, Hold and Transfer mean. */
export function talkingCall<C extends Call>(calls: readonly C[]): C | undefined {
  return inOrder(calls).find(isTalking);
}

/** What End means: what one talks to or dials; never one that rings, nor one that is over. */
export function endableCall<C extends Call>(calls: readonly C[]): C | undefined {
  return inOrder(calls).find((call) => isTalking(call) || isDialing(call));
}

/**
 * Whose card stands beside the record: a call that rings asks first, then the one that is talked to, then the last one over –
 * but for one to nobody in particular that never came about: there is nothing to say of it.
 */
export function cardCall<C extends Call & Pick<LiveCall, 'partnerId'>>(calls: readonly C[]): C | undefined {
  return (
    ringingCall(calls) ?? inOrder(calls).find((call) => call.state !== 'failed' || call.partnerId !== null)
  );
}

export type QualityWord = 'good' | 'fair' | 'poor';

/** G.107 annex B: from 4.0 most are satisfied, below 3.6 many are not. */
export function qualityWord(mos: number): QualityWord {
  if (mos >= 4) return 'good';
  return mos >= 3.6 ? 'fair' : 'poor';
}

/** As telephones keep an extension: behind a pause. */
const behindPause = /\s*[,;][\s,;]*([\d*#]{1,16})$/;

/** As the PBX is asked for it, which knows no country of the number's owner: E.164 where it is valid, its extension with it. */
export function numberToDial(text: string, country: string): string {
  const pause = behindPause.exec(text);
  const { e164, extension = pause?.[1] } = normalizePhone(text.slice(0, pause?.index), country);
  if (e164 === undefined) return text;
  return extension === undefined ? e164 : `${e164}, ${extension}`;
}

// From the statistics of a peer connection to how the call sounds: the worse of both directions since the last look. Pure.
import { estimateMos, type Heard } from './mos.ts';

/** What is counted up since the beginning of the call. */
export type Counted = { received: number; lost: number };
export type Quality = Heard & { mos: number };

type Stat = { type: string; kind?: string; [name: string]: unknown };

const numberOf = (stat: Stat | undefined, name: string): number | undefined => {
  const value = stat?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};
const tenths = (value: number): number => Math.round(value * 10) / 10;

export function countedOf(stats: readonly Stat[]): Counted {
  const inbound = stats.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
  return { received: numberOf(inbound, 'packetsReceived') ?? 0, lost: numberOf(inbound, 'packetsLost') ?? 0 };
}

/** @returns undefined when nothing was heard and nobody reported since `before` */
export function qualityOf(stats: readonly Stat[], before: Counted): Quality | undefined {
  const audio = (wanted: string): Stat | undefined =>
    stats.find(({ type, kind }) => type === wanted && kind === 'audio');
  const [inbound, reported] = [audio('inbound-rtp'), audio('remote-inbound-rtp')];
  const now = countedOf(stats);
  const [received, lost] = [now.received - before.received, Math.max(0, now.lost - before.lost)];
  if (received + lost <= 0 && !reported) return undefined;
  const pair = stats.find(
    ({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded',
  );
  const lossHere = received + lost > 0 ? (100 * lost) / (received + lost) : 0;
  const lossThere = 100 * (numberOf(reported, 'fractionLost') ?? 0);
  const jitter = Math.max(numberOf(inbound, 'jitter') ?? 0, numberOf(reported, 'jitter') ?? 0);
  const roundTrip = numberOf(reported, 'roundTripTime') ?? numberOf(pair, 'currentRoundTripTime') ?? 0;
  const heard = {
    lossPercent: tenths(Math.max(lossHere, lossThere)),
    jitterMs: tenths(1000 * jitter),
    roundTripMs: Math.round(1000 * roundTrip),
  };
  return { ...heard, mos: estimateMos(heard) };
}

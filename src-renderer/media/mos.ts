// How a call sounds, as one number from 1 to 4.5: the E-model (ITU-T G.107) cut down to what a phone can measure – delay and
// loss. Pure.

export type Heard = { lossPercent: number; jitterMs: number; roundTripMs: number };

/** Transmission rating of an undisturbed call, with G.107's default values. */
const best = 93.2;
/** Robustness of Opus and of G.711 with concealment against single lost packets (G.113 appendix I, Bpl). */
const robustness = 25.1;
/** What coding, packets of 20 ms and both sound cards add to the way. */
const ownDelayMs = 40;
/** From here on a delay disturbs the talk itself. */
const noticedMs = 177.3;

/** @returns the mean opinion score, rounded to tenths */
export function estimateMos({ lossPercent, jitterMs, roundTripMs }: Heard): number {
  // A jitter buffer holds about twice the jitter.
  const delayMs = roundTripMs / 2 + 2 * jitterMs + ownDelayMs;
  const byDelay = 0.024 * delayMs + 0.11 * Math.max(0, delayMs - noticedMs);
  const byLoss = (95 * lossPercent) / (lossPercent + robustness);
  const rating = Math.min(100, Math.max(0, best - byDelay - byLoss));
  const mos = 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6;
  return Math.round(Math.min(4.5, Math.max(1, mos)) * 10) / 10;
}

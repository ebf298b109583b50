// G.711 µ-law, as sipp streams it: a raw file without a header. Pure.
import type { Sound } from './sound.ts';

const bias = 0x84;
const most = 32_635;

/** ITU-T G.711: sign, three bits of exponent, four of mantissa, all inverted. */
function encode(value: number): number {
  const pcm = Math.round(Math.max(-1, Math.min(1, value)) * 32_767);
  const magnitude = Math.min(Math.abs(pcm), most) + bias;
  const exponent = Math.max(0, Math.floor(Math.log2(magnitude)) - 7);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((pcm < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

/** @returns one byte a sample; the sound must be of 8 kHz */
export function toMulaw({ rate, samples }: Sound): Buffer {
  if (rate !== 8_000) throw new Error(`µ-law of ${rate} Hz`);
  return Buffer.from(Uint8Array.from(samples, encode));
}

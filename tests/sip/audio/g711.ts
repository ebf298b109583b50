// G.711, both laws, as it stands in RTP packets and in sipp's raw files. Pure.
import type { Sound } from './sound.ts';

const bias = 0x84;
const most = 32_635;

/** µ-law: sign, three bits of exponent, four of mantissa, all inverted. */
function encodeMulaw(value: number): number {
  const pcm = Math.round(Math.max(-1, Math.min(1, value)) * 32_767);
  const magnitude = Math.min(Math.abs(pcm), most) + bias;
  const exponent = Math.max(0, Math.floor(Math.log2(magnitude)) - 7);
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((pcm < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

function decodeMulaw(byte: number): number {
  const bits = ~byte & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + bias) << ((bits >> 4) & 7)) - bias;
  return (bits & 0x80 ? -magnitude : magnitude) / 32_768;
}

/** A-law: every second bit inverted, the sign's bit set for positive. */
function decodeAlaw(byte: number): number {
  const bits = byte ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const mantissa = ((bits & 0x0f) << 4) + 8;
  const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return (bits & 0x80 ? magnitude : -magnitude) / 32_768;
}

/** @returns one byte a sample; the sound must be of 8 kHz */
export function toMulaw({ rate, samples }: Sound): Buffer {
  if (rate !== 8_000) throw new Error(`µ-law of ${rate} Hz`);
  return Buffer.from(Uint8Array.from(samples, encodeMulaw));
}

export const fromMulaw = (bytes: Uint8Array): Sound => ({
  rate: 8_000,
  samples: Float32Array.from(bytes, decodeMulaw),
});

export const fromAlaw = (bytes: Uint8Array): Sound => ({
  rate: 8_000,
  samples: Float32Array.from(bytes, decodeAlaw),
});

// One seed decides everything: what the programs take from the platform's randomness comes from it too.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { type SeededRandom, seededRandom } from '#shared/lib/seededRandom.ts';

let random: SeededRandom = seededRandom('');
let isPinned = false;

function uuid(): `${string}-${string}-${string}-${string}-${string}` {
  const hex = Buffer.from(random.bytes(16)).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** From here on, in this process; each run of a seed begins anew. */
export function pinRandomness(seed: string): void {
  random = seededRandom(`${seed}/platform`);
  if (isPinned) return;
  isPinned = true;
  const bytes = (size: number): Buffer => Buffer.from(random.bytes(size));
  Object.assign(crypto, { randomBytes: bytes, randomUUID: uuid });
  syncBuiltinESMExports();
}

// A fast deterministic generator for demo companies, tests and benches. Never for secrets or ids in use.

export type SeededRandom = {
  /** 0 ≤ x < 1. */
  next: () => number;
  /** An integer, both ends included. */
  int: (min: number, max: number) => number;
  /** True with the given probability. */
  chance: (probability: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  /** A new array in random order. */
  shuffle: <T>(items: readonly T[]) => T[];
  bytes: (count: number) => Uint8Array;
  /** An independent generator: the same label gives the same stream, however much was drawn here. */
  fork: (label: string) => SeededRandom;
};

/** The same seed gives the same stream on every engine (sfc32 seeded by xmur3). */
export function seededRandom(seed: string | number): SeededRandom {
  const next32 = sfc32(String(seed));
  const next = () => next32() / 4_294_967_296;
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('pick from an empty list');
      return items[int(0, items.length - 1)] as (typeof items)[number];
    },
    shuffle: (items) => {
      const order = items.map((item) => ({ item, rank: next32() }));
      return order.sort((left, right) => left.rank - right.rank).map((entry) => entry.item);
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => next32() & 0xff),
    fork: (label) => seededRandom(`${seed}/${label}`),
  };
}

/** Chris Doty-Humphrey's sfc32: 128 bits of state, passes PractRand. */
function sfc32(seed: string): () => number {
  const mix = xmur3(seed);
  let a = mix();
  let b = mix();
  let c = mix();
  let d = mix();
  return () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
}

function xmur3(text: string): () => number {
  let hash = 1_779_033_703 ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 3_432_918_353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
    hash ^= hash >>> 16;
    return hash >>> 0;
  };
}

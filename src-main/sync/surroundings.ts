// The machine woke up, or its network changed: reasons to look for the hub at once. By looking now and then, so that every
// host has it.
import { networkInterfaces } from 'node:os';

/** A timer that is so late has slept. */
const usual = { lookMs: 5_000, sleptMs: 15_000 };

const addresses = (): string =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .toSorted()
    .join(' ');

/** @returns ends the watch */
export function watchSurroundings(onChange: () => void, { lookMs, sleptMs } = usual): () => void {
  let lookedAt = Date.now();
  let known = addresses();
  const timer = setInterval(() => {
    const now = Date.now();
    const found = addresses();
    const isNew = found !== known || now - lookedAt > lookMs + sleptMs;
    lookedAt = now;
    known = found;
    if (isNew) onChange();
  }, lookMs);
  timer.unref();
  return () => clearInterval(timer);
}

// Lets a worker thread of long work stand back behind all that a person waits for: the core's own thread, the page, the sound
// of a call. Only Linux gives each thread a priority; elsewhere it would be that of the whole program, which keeps its own.
import { setPriority } from 'node:os';

/** A tenth of the processor that others have, where they want it; all of it where they do not. */
const niceness = 10;

export function standBack(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(niceness);
  } catch {
    // A container may forbid it: then the work is only less polite.
  }
}

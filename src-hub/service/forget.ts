// The log is kept for half a year; what is older is forgotten once a day. A laptop that was away for longer fetches all anew.
import type { FastifyBaseLogger } from 'fastify';

const dayMs = 24 * 3_600_000;
export const keptMs = 180 * dayMs;

/** At the start too. @returns what ends it */
export function forgetDaily(
  forget: () => Promise<number>,
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>,
): () => void {
  const run = (): void => {
    forget().then(
      (lines) => {
        if (lines > 0) log.info({ event: 'forgot', lines });
      },
      // Tomorrow again: nothing depends on it but room.
      (error: Error) => log.warn({ event: 'not_forgotten', name: error.name }),
    );
  };
  run();
  const timer = setInterval(run, dayMs);
  timer.unref();
  return () => clearInterval(timer);
}

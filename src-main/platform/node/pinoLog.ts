// The log of the node host: JSON lines on stderr by pino. Error stacks stay here; row values never come here.
import pino from 'pino';
import type { Log } from '../ports.ts';

export function createPinoLog(level: string): Log {
  const logger = pino({ level, base: undefined }, pino.destination({ dest: 2, sync: true }));
  return {
    info: (event, fields) => logger.info({ event, ...fields }),
    warn: (event, fields) => logger.warn({ event, ...fields }),
    error: (event, fields, error) =>
      logger.error({ event, ...fields, stack: error instanceof Error ? error.stack : undefined }),
  };
}

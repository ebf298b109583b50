// The log file of the program: lines of the host and all that the core writes to its output. One older file
// is kept.
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';

const maxBytes = 5_000_000;

export type HostLog = {
  stream: WriteStream;
  write(event: string, fields?: Record<string, string | number>): void;
};

export function openHostLog(path: string): HostLog {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (existsSync(path) && statSync(path).size > maxBytes) renameSync(path, `${path}.1`);
  const stream = createWriteStream(path, { flags: 'a', mode: 0o600 });
  // A full disk must not stop the program because of its log.
  stream.on('error', () => undefined);
  return {
    stream,
    write: (event, fields) =>
      void stream.write(`${JSON.stringify({ time: Date.now(), event, ...fields })}\n`),
  };
}

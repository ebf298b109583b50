// What commands read from their flags, each in one way; and how a command that serves is ended.
import { resolve } from 'node:path';
import type { Flags } from './commandLine.ts';
import { UsageError } from './usageError.ts';

export type Run = (args: string[], flags: Flags) => Promise<unknown>;

export function dataDir(flags: Flags): string {
  const dir = flags.data ?? process.env.YOLDA_DATA;
  if (!dir) throw new UsageError('--data DIR is needed');
  return resolve(dir);
}

export function wholeNumber(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new UsageError(`--${name} takes a whole number`);
  return Number(text);
}

/** 0, any that is free, when nothing is said. */
export function portOf(flags: Flags): number {
  const port = wholeNumber(flags.port, 'port') ?? 0;
  if (port > 65_535) throw new UsageError('--port takes a number up to 65535');
  return port;
}

export function oneOf<const T extends string>(
  values: readonly T[],
  text: string | undefined,
  name: string,
): T | undefined {
  const found = values.find((value) => value === text);
  if (text !== undefined && found === undefined)
    throw new UsageError(`--${name} takes one of ${values.join(', ')}`);
  return found;
}

/** Resolves when the process is asked to end; from now on it does not end by itself. */
export function stopSignal(): Promise<void> {
  const stopped = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.resolve());
  return stopped.promise;
}

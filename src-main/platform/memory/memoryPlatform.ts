// The platform of tests: keys and secrets in memory, a clock that can be set, a log that can be read.
import { randomBytes } from 'node:crypto';
import type { Log, Platform } from '../ports.ts';

export type LogLine = {
  level: 'info' | 'warn' | 'error';
  event: string;
  fields?: Record<string, unknown>;
  error?: unknown;
};
export type MemoryPlatform = Platform & {
  setNow(ms: number): void;
  advance(ms: number): void;
  lines: LogLine[];
};

export function createMemoryPlatform(options: {
  paths: Platform['paths'];
  /** Fixed clock; the real one when absent. */
  nowMs?: number;
  timeZone?: string;
  keys?: Map<string, Uint8Array>;
  secrets?: Map<string, string>;
  reach?: (point: string) => void;
}): MemoryPlatform {
  const keys = options.keys ?? new Map<string, Uint8Array>();
  const secrets = options.secrets ?? new Map<string, string>();
  const lines: LogLine[] = [];
  let fixed = options.nowMs;
  const log: Log = {
    info: (event, fields) => lines.push({ level: 'info', event, fields }),
    warn: (event, fields) => lines.push({ level: 'warn', event, fields }),
    error: (event, fields, error) => lines.push({ level: 'error', event, fields, error }),
  };
  return {
    now: () => fixed ?? Date.now(),
    setNow: (ms) => {
      fixed = ms;
    },
    advance: (ms) => {
      fixed = (fixed ?? Date.now()) + ms;
    },
    lines,
    randomBytes: (count) => randomBytes(count),
    log,
    keys: {
      load: async (id) => keys.get(id),
      save: async (id, key) => void keys.set(id, key),
      replace: async (id, key) => void keys.set(id, key),
      forget: async (id) => void keys.delete(id),
    },
    secrets: {
      load: async (name) => secrets.get(name),
      save: async (name, value) => void secrets.set(name, value),
      delete: async (name) => void secrets.delete(name),
    },
    paths: options.paths,
    timeZone: () => options.timeZone ?? 'Asia/Baku',
    reach: options.reach ?? (() => undefined),
    version: '0.0.0-test',
  };
}

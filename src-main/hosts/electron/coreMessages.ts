// What Electron's main process and the core process say to each other. Types only.
import type { WireError } from '#shared/contract/errors.ts';

export type CoreStart = { dataDir: string; version: string; logLevel: string };

/** What only the main process can do: the operating system's keychain. */
export type Ask =
  | { what: 'loadKey' | 'forgetKey'; name: string }
  | { what: 'saveKey' | 'replaceKey'; name: string; value: Uint8Array }
  | { what: 'loadSecret'; name: string }
  | { what: 'saveSecret'; name: string; value: string }
  | { what: 'deleteSecret' | 'forgetKey'; name: string };

export type ToCore =
  | { t: 'start'; start: CoreStart }
  /** A window's port: transferred with this message, or relayed by frames under this id. */
  | { t: 'port'; id: number }
  | { t: 'frame'; id: number; frame: unknown }
  | { t: 'portClosed'; id: number }
  | { t: 'answer'; id: number; value?: unknown; error?: WireError }
  | { t: 'blob'; id: number; hash: string }
  | { t: 'stop' };

export type FromCore =
  | { t: 'started' }
  /** Could not open the company; the process ends by itself and must not be started again. */
  | { t: 'failed'; error: WireError }
  | { t: 'frame'; id: number; frame: unknown }
  | { t: 'portClosed'; id: number }
  | { t: 'ask'; id: number; ask: Ask }
  | { t: 'blob'; id: number; bytes?: Uint8Array; error?: WireError };

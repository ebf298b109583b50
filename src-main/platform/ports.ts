// All effects the core may have on the world, as types. Hosts give the bodies; tests give others.

export type LogFields = Record<string, string | number | boolean | null | undefined>;
/** Names, codes, counts and times only – never values from rows. */
export type Log = {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields, error?: unknown): void;
};

/** The platform's keychain: small secrets by name (mail passwords). */
export type Secrets = {
  load(name: string): Promise<string | undefined>;
  save(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
};

/** Where the key of a company folder lives. */
export type CompanyKeys = {
  /** @returns 32 bytes, or undefined when this machine has none for the company */
  load(companyId: string): Promise<Uint8Array | undefined>;
  /** Never writes over a key. */
  save(companyId: string, key: Uint8Array): Promise<void>;
  /** In the place of a wrong or unreadable one, which is kept beside it. */
  replace(companyId: string, key: Uint8Array): Promise<void>;
  /** With those that were replaced: nothing of the company can be opened here any more. */
  forget(companyId: string): Promise<void>;
};

/** Background work started as a thread; the URL differs between sources and bundles. */
export type WorkerName =
  | 'checkpointWorker'
  | 'pdfWorker'
  | 'importWorker'
  | 'readerWorker'
  | 'stagedWorker'
  | 'backupWorker'
  | 'recordingWorker';

export type Platform = {
  /** Milliseconds UTC. */
  now(): number;
  randomBytes(count: number): Uint8Array;
  log: Log;
  secrets: Secrets;
  keys: CompanyKeys;
  paths: {
    migrations: string;
    resources: string;
    worker(name: WorkerName): URL;
  };
  /** Zone of the machine, for the first user. */
  timeZone(): string;
  /**
   * Called at each registered crash point (src-main/core/crashPoints.ts). A normal host does nothing;
   * the kill tests end the process there.
   */
  reach(point: string): void;
  /** Product version. */
  version: string;
};

const required = [
  'now',
  'randomBytes',
  'log',
  'secrets',
  'keys',
  'paths',
  'timeZone',
  'reach',
  'version',
] as const;

/** Fails at start, not at the first use. @throws Error naming the missing part */
export function checkPlatform(platform: Platform): Platform {
  for (const part of required) {
    if (platform[part] === undefined) throw new Error(`platform lacks ${part}`);
  }
  return platform;
}

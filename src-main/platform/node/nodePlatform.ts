// The platform of a plain Node process: keys and secrets in the user's configuration folder (mode 0600),
// never in the company folder; log lines on stderr.
import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log, Platform, WorkerName } from '../ports.ts';
import { createFileKeys } from './fileKeys.ts';
import { createFileSecrets } from './fileSecrets.ts';

export type NodePlatformOptions = {
  env: Readonly<Record<string, string | undefined>>;
  log: Log;
  version: string;
  /** Folder that holds migrations/ and resources/. */
  root: string;
  worker(name: WorkerName): URL;
};

/** The user's configuration folder: XDG on Linux, Library on macOS, AppData on Windows. */
export function configFolder(env: NodePlatformOptions['env']): string {
  if (env.YOLDA_CONFIG_DIR) return env.YOLDA_CONFIG_DIR;
  if (process.platform === 'win32' && env.APPDATA) return join(env.APPDATA, 'Yolda');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Yolda');
  return join(env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'yolda');
}

export function createNodePlatform(options: NodePlatformOptions): Platform {
  const { env } = options;
  const config = configFolder(env);
  return {
    now: () => Date.now(),
    randomBytes: (count) => randomBytes(count),
    log: options.log,
    keys: createFileKeys({
      dir: join(config, 'keys'),
      keyFile: env.YOLDA_KEY_FILE,
      passphrase: env.YOLDA_PASSPHRASE,
    }),
    secrets: createFileSecrets(join(config, 'secrets')),
    paths: {
      migrations: join(options.root, 'migrations'),
      resources: join(options.root, 'resources'),
      worker: options.worker,
    },
    timeZone: () => env.TZ || Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    reach: (point) => {
      // The kill tests end the process here as a power cut would; nobody else sets this variable.
      if (env.YOLDA_CRASH_AT === point) process.kill(process.pid, 'SIGKILL');
    },
    version: options.version,
  };
}

/** Paths of a process run from the sources (plain Node 24) or from `dist/node`. */
export function placeOf(moduleUrl: string): { root: string; worker(name: WorkerName): URL } {
  const isSource = moduleUrl.endsWith('.ts');
  const root = isSource
    ? fileURLToPath(new URL('../../..', moduleUrl))
    : join(dirname(fileURLToPath(moduleUrl)), '../..');
  const sources: Record<WorkerName, string> = {
    checkpointWorker: 'src-main/store/checkpointWorker.ts',
    pdfWorker: 'src-main/pdf/pdfWorker.ts',
    importWorker: 'src-main/exchange/importWorker.ts',
    readerWorker: 'src-main/exchange/readerWorker.ts',
    stagedWorker: 'src-main/exchange/stagedWorker.ts',
    backupWorker: 'src-main/store/backupWorker.ts',
    recordingWorker: 'src-main/telephony/recordingWorker.ts',
  };
  const rootUrl = new URL(`file://${root.replaceAll('\\', '/')}/`);
  return {
    root,
    worker: (name) => (isSource ? new URL(sources[name], rootUrl) : new URL(`./${name}.js`, moduleUrl)),
  };
}

// The platform of the core process under Electron: keys and secrets are asked of the main process, which has
// the operating system's keychain; log lines go to stderr, which the main process writes to a file.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ask } from '#main/hosts/electron/coreMessages.ts';
import { createPinoLog } from '../node/pinoLog.ts';
import type { Platform } from '../ports.ts';

export type CorePlatformOptions = {
  ask(question: Ask): Promise<unknown>;
  version: string;
  logLevel: string;
  /** URL of the bundled entry in dist/electron; its workers lie beside it. */
  moduleUrl: string;
};

export function createCorePlatform({ ask, version, logLevel, moduleUrl }: CorePlatformOptions): Platform {
  const root = fileURLToPath(new URL('../..', moduleUrl));
  return {
    now: () => Date.now(),
    randomBytes: (count) => randomBytes(count),
    log: createPinoLog(logLevel),
    keys: {
      load: async (companyId) => (await ask({ what: 'loadKey', name: companyId })) as Uint8Array | undefined,
      save: async (companyId, key) =>
        void (await ask({ what: 'saveKey', name: companyId, value: Uint8Array.from(key) })),
      replace: async (companyId, key) =>
        void (await ask({ what: 'replaceKey', name: companyId, value: Uint8Array.from(key) })),
      forget: async (companyId) => void (await ask({ what: 'forgetKey', name: companyId })),
    },
    secrets: {
      load: async (name) => (await ask({ what: 'loadSecret', name })) as string | undefined,
      save: async (name, value) => void (await ask({ what: 'saveSecret', name, value })),
      delete: async (name) => void (await ask({ what: 'deleteSecret', name })),
    },
    paths: {
      migrations: join(root, 'migrations'),
      resources: join(root, 'resources'),
      worker: (name) => new URL(`./${name}.js`, moduleUrl),
    },
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    // Kill tests run on the node host.
    reach: () => undefined,
    version,
  };
}

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const installs = 'tests/integration/install/**/*.test.ts';
const hub = ['tests/integration/hub/**/*.test.ts', 'tests/integration/syncProcess/**/*.test.ts'];

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 5_000, isolate: false },
      },
      {
        root,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: [installs, ...hub],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          pool: 'forks',
        },
      },
      {
        root,
        // Beside a real PostgreSQL: one cluster a run, one database a test.
        test: {
          name: 'hub',
          include: hub,
          globalSetup: ['tests/integration/hub/startPostgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          pool: 'forks',
        },
      },
      {
        root,
        // Plays in processes of its own; the test only starts them and reads what they found.
        test: {
          name: 'simulator',
          include: ['tests/simulator/**/*.test.ts'],
          testTimeout: 360_000,
          hookTimeout: 360_000,
        },
      },
      {
        root,
        // Beside a real PBX, in a namespace that only scripts/test/inNamespace.mjs gives.
        test: { name: 'sip', include: ['tests/sip/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        root,
        // Real `npm ci` of everything: on a busy machine with an empty cache it takes minutes.
        test: { name: 'install', include: [installs], testTimeout: 900_000, hookTimeout: 300_000 },
      },
    ],
  },
});

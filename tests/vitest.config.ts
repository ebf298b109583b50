import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const installs = 'tests/integration/install/**/*.test.ts';
const builtProgram = 'tests/tools/builtProgram.ts';
const hub = ['tests/integration/hub/**/*.test.ts', 'tests/integration/syncProcess/**/*.test.ts'];

// Without isolation a worker reads the core once and not for each file: no module of ours keeps a state.
export default defineConfig({
  root,
  test: {
    // Half of a run waits for processes, disks and clocks: two files at a time on two cores as well.
    maxWorkers: Math.max(2, availableParallelism() - 1),
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
          globalSetup: [builtProgram],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          pool: 'forks',
          isolate: false,
        },
      },
      {
        root,
        // Beside a real PostgreSQL: one cluster a run, one database a test.
        test: {
          name: 'hub',
          include: hub,
          globalSetup: [builtProgram, 'tests/integration/hub/startPostgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          pool: 'forks',
          isolate: false,
        },
      },
      {
        root,
        // Plays in processes of its own; the test only starts them and reads what they found. Three minutes on a quiet machine,
        // more than six on a busy one: the limit is against a hang.
        test: {
          name: 'simulator',
          include: ['tests/simulator/**/*.test.ts'],
          testTimeout: 360_000,
          hookTimeout: 1_200_000,
        },
      },
      {
        root,
        // Beside a real PBX, in a namespace that only scripts/test/inNamespace.mjs gives.
        test: { name: 'sip', include: ['tests/sip/**/*.test.ts'], testTimeout: 150_000, hookTimeout: 60_000 },
      },
      {
        root,
        // Real `npm ci` of everything: on a busy machine with an empty cache it takes minutes.
        test: { name: 'install', include: [installs], testTimeout: 900_000, hookTimeout: 300_000 },
      },
    ],
  },
});

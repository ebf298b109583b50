// One PostgreSQL for the whole run, its address provided to the tests. Where it cannot be had nothing is provided: the
// tests skip, or fail under CI=true.
import type { TestProject } from 'vitest/node';
import { startCluster } from '#tests/tools/postgresCluster.ts';

declare module 'vitest' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: vitest's own interface is extended
  export interface ProvidedContext {
    postgresUrl: string | undefined;
  }
}

export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const cluster = await startCluster({ isThrownAway: true });
  project.provide('postgresUrl', cluster?.url);
  return cluster?.stop;
}

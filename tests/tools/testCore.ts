// A real core over a temporary folder in the same process, and a client joined to it: the test host.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Core, createCore } from '#main/core/createCore.ts';
import { createMemoryPlatform, type MemoryPlatform } from '#main/platform/memory/memoryPlatform.ts';
import { type Client, createClient } from '#shared/rpc/client.ts';
import { pairedChannels } from '#shared/rpc/pairedChannels.ts';
import { builtPlace } from './builtProgram.ts';

export type TestCore = {
  core: Core;
  client: Client;
  platform: MemoryPlatform;
  dir: string;
  /** Closes and opens the same folder again, with the same keys. */
  reopen(): Promise<TestCore>;
  close(): Promise<void>;
};

export type TestCoreOptions = {
  nowMs?: number;
  timeZone?: string;
  runsJobs?: boolean;
  dir?: string;
  keys?: Map<string, Uint8Array>;
  secrets?: Map<string, string>;
  reach?: (point: string) => void;
};

/** @returns a core whose answers are checked against the contract */
export async function openTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'yolda-'));
  const { root, worker } = builtPlace;
  const keys = options.keys ?? new Map<string, Uint8Array>();
  const secrets = options.secrets ?? new Map<string, string>();
  const platform = createMemoryPlatform({
    paths: { migrations: join(root, 'migrations'), resources: join(root, 'resources'), worker },
    nowMs: options.nowMs,
    timeZone: options.timeZone,
    keys,
    secrets,
    reach: options.reach,
  });
  const core = await createCore({
    platform,
    dataDir: dir,
    checksOutput: true,
    runsJobs: options.runsJobs ?? false,
  });
  const [near, far] = pairedChannels();
  core.accept(far);
  const client = createClient(near, randomUUID);
  await client.ready;
  const stop = async (): Promise<void> => {
    client.close();
    await core.close();
  };
  return {
    core,
    client,
    platform,
    dir,
    async reopen() {
      await stop();
      return openTestCore({ ...options, dir, keys, secrets });
    },
    async close() {
      await stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

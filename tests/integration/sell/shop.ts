// A company on disk that can sell and send: opened once, in this process, with the keys of the real node platform.
import { type Core, createCore } from '#main/core/createCore.ts';
import { createMemoryPlatform } from '#main/platform/memory/memoryPlatform.ts';
import { createNodePlatform } from '#main/platform/node/nodePlatform.ts';
import type { Input } from '#shared/contract/index.ts';
import { builtPlace } from '#tests/tools/builtProgram.ts';
import type { Place } from '#tests/tools/yoldaProcess.ts';
import { seedSales } from '../sales/salesSeed.ts';

/** The same folder and keys as a `yolda` started with this place. */
export async function openPlace(place: Place, options: { runsJobs?: boolean } = {}): Promise<Core> {
  const { log } = createMemoryPlatform({
    paths: { migrations: '', resources: '', worker: builtPlace.worker },
  });
  const platform = createNodePlatform({
    env: { YOLDA_CONFIG_DIR: place.config },
    log,
    version: '0',
    ...builtPlace,
  });
  return createCore({
    platform,
    dataDir: place.data,
    checksOutput: true,
    runsJobs: options.runsJobs ?? false,
  });
}

export const shopSale: Input<'sales.sell'> = {
  partnerId: 'p',
  lines: [
    { itemId: 'pump', quantity: 2 },
    { itemId: 'hose', quantity: 1.5 },
  ],
  send: true,
};

/** Client `p` (leyla@client.example), items and a mail account whose server listens on `port`. Series `A7-`. */
export async function makeShop(place: Place, port: number): Promise<void> {
  const core = await openPlace(place);
  try {
    seedSales({ core });
    await core.call('mail.saveAccount', {
      from: { name: 'Aysel Quliyeva', address: 'aysel@sheki.example' },
      smtp: { host: '127.0.0.1', port, security: 'none' },
    });
  } finally {
    await core.close();
  }
}

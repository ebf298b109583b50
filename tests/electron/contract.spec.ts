// The contract suite through the window: test → page → preload's port → main → core and back.
import { contractSuite } from '#tests/tools/contractSuite.ts';
import { pageChannel, quietPage } from './pageChannel.ts';
import { createHome, test } from './program.ts';

const runner = {
  describe: test.describe,
  it: (name: string, body: () => Promise<void>) => test(name, () => body()),
  beforeAll: (body: () => Promise<void>) => test.beforeAll(() => body()),
  afterAll: (body: () => Promise<void>) => test.afterAll(() => body()),
};

contractSuite(runner, 'Electron host', async () => {
  const home = createHome('built');
  const { page } = await home.start();
  await page.goto(quietPage);
  return { openChannel: () => pageChannel(page), dir: home.company, close: home.dispose };
});

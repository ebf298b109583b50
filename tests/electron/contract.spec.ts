// The contract suite through the window: test → page → preload's port → main → core and back.
import type { Page } from '@playwright/test';
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
  const { page, openWindow } = await home.start();
  const free = new Set<Page>([page]);
  /** A window has one port: each connection takes a window, and leaves it to the next when it closes. */
  const takeWindow = async (): Promise<Page> => {
    const [window = await openWindow('app://yolda/')] = free;
    free.delete(window);
    await window.goto(quietPage);
    return window;
  };
  return {
    async openChannel() {
      const window = await takeWindow();
      const channel = await pageChannel(window);
      const close = (): void => {
        channel.close();
        free.add(window);
      };
      return { ...channel, close };
    },
    dir: home.company,
    close: home.dispose,
  };
});

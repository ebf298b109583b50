// The contract suite on the node host (real HTTP and WebSocket) and on the test host; Electron runs it in
// tests/electron/contract.spec.ts.
import { afterAll, beforeAll, describe, it } from 'vitest';
import { pairedChannels } from '#shared/rpc/pairedChannels.ts';
import { contractSuite } from '#tests/tools/contractSuite.ts';
import { openTestCore } from '#tests/tools/testCore.ts';
import { openNodeHost } from './nodeHost.ts';

const runner = { describe, it, beforeAll, afterAll };

contractSuite(runner, 'node host', async () => {
  const host = await openNodeHost();
  return { openChannel: host.openChannel, dir: host.test.dir, close: host.close };
});

contractSuite(runner, 'test host', async () => {
  const test = await openTestCore();
  return {
    async openChannel() {
      const [near, far] = pairedChannels();
      test.core.accept(far);
      return near;
    },
    dir: test.dir,
    close: test.close,
  };
});

// The entry of the core process under Electron: opens the company when told (or tells why not: core/openCompany.ts), joins windows' ports to it,
// serves attachments by hash, closes in order. Owns nothing else.

import { openCompany, type Served } from '#main/core/openCompany.ts';
import { createCorePlatform } from '#main/platform/electron/corePlatform.ts';
import { AppError, toWireError } from '#shared/contract/errors.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import { createAsker } from './asker.ts';
import { openCoreLink } from './coreLink.ts';
import type { CoreStart, ToCore } from './coreMessages.ts';

const link = openCoreLink();
const asker = createAsker((id, ask) => link.send({ t: 'ask', id, ask }));
const opened = Promise.withResolvers<Served>();
opened.promise.catch(() => undefined);

async function open({ dataDir, version, logLevel }: CoreStart): Promise<void> {
  const platform = createCorePlatform({ ask: asker.ask, version, logLevel, moduleUrl: import.meta.url });
  try {
    opened.resolve(
      await openCompany({
        platform,
        dataDir,
        explainsSlow: process.env.YOLDA_EXPLAIN_SLOW === '1',
        onOpened: () => link.send({ t: 'started' }),
      }),
    );
  } catch (error) {
    platform.log.error('core.failed', undefined, error);
    opened.reject(error);
    // A stranger is a bug that a new start may or may not cure; a known error it cannot.
    if (error instanceof AppError) link.send({ t: 'failed', error: toWireError(error, '') });
    // Let the message leave.
    setTimeout(() => process.exit(1), 50);
  }
}

async function sendBlob(id: number, hash: string): Promise<void> {
  try {
    const core = await opened.promise;
    link.send({ t: 'blob', id, bytes: await core.loadBlob(hash) });
  } catch (error) {
    link.send({ t: 'blob', id, error: toWireError(error, '') });
  }
}

async function stop(): Promise<void> {
  // A core that is still opening is closed once it is open; a start always came before.
  const core = await opened.promise.catch(() => undefined);
  await core?.close();
  process.exit(0);
}

function receive(message: ToCore, channel: Channel | undefined): void {
  if (message.t === 'start') void open(message.start);
  else if (message.t === 'answer') asker.settle(message);
  else if (message.t === 'blob') void sendBlob(message.id, message.hash);
  else if (message.t === 'stop') void stop();
  else if (channel)
    opened.promise.then(
      (core) => core.accept(channel),
      () => channel.close(),
    );
}

link.onMessage(receive);
link.onGone(() => void stop());

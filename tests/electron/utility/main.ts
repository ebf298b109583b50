// A main process without windows: forks the child with Electron's utility process as the product does, and
// prints what happened.
import { join } from 'node:path';
import { app, MessageChannelMain } from 'electron';
import { forkUtility } from '#main/hosts/electron/coreFork.ts';

async function run(): Promise<void> {
  const seen: unknown[] = [];
  const child = forkUtility({ module: join(import.meta.dirname, 'child.js'), log: process.stderr });
  const heard: { [word: string]: PromiseWithResolvers<void> } = {
    frame: Promise.withResolvers(),
    ended: Promise.withResolvers(),
    closed: Promise.withResolvers(),
    exit: Promise.withResolvers(),
  };
  const note = (word: string, what?: unknown): void => {
    seen.push(what ?? word);
    heard[word]?.resolve();
  };
  child.onMessage((message) => note('ended', message));
  child.onExit(() => note('exit'));

  const { port1, port2 } = new MessageChannelMain();
  const end = child.openPort(port1);
  port2.on('message', ({ data }) => note('frame', data));
  port2.once('close', () => note('closed'));
  port2.start();
  port2.postMessage({ bytes: Uint8Array.of(1, 2) });
  await heard.frame?.promise;
  end();
  await Promise.all([heard.ended?.promise, heard.closed?.promise]);
  child.send({ t: 'stop' });
  await heard.exit?.promise;
  process.stdout.write(`SEEN ${JSON.stringify(seen)}\n`);
  app.exit(0);
}

void app.whenReady().then(run);

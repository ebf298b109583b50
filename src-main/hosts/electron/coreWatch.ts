// A client of the main process's own at the core, over a port of its own: it comes back by itself with the next core.
import { randomUUID } from 'node:crypto';
import { MessageChannelMain, type MessagePortMain } from 'electron';
import { type Client, createClient } from '#shared/rpc/client.ts';
import { portChannel } from './mainPort.ts';

export type CoreWatchOptions = {
  openPort(port: MessagePortMain): void;
  /** Once there is a company to follow. */
  onCompany(client: Client): void;
  onClose?(): void;
};

const againAfterMs = 500;
// A company that cannot be read is told by the page.
export const ignoreRefusal = (): void => undefined;

/** @returns the client there is now */
export function watchCore({ openPort, onCompany, onClose }: CoreWatchOptions): () => Client | undefined {
  let client: Client | undefined;
  const open = (): void => {
    const { port1, port2 } = new MessageChannelMain();
    const made = createClient(portChannel(port2), randomUUID);
    let isFollowing = false;
    client = made;
    made.onClose(() => {
      onClose?.();
      setTimeout(open, againAfterMs);
    });
    made.subscribe(
      'company.loadState',
      {},
      ({ hasCompany }) => {
        if (!hasCompany || isFollowing) return;
        isFollowing = true;
        onCompany(made);
      },
      ignoreRefusal,
    );
    openPort(port1);
  };
  open();
  return () => client;
}

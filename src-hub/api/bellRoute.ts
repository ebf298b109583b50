// `/v1/bell`: a WebSocket that only says how far the log reaches. Ends when the device's token does, or its right; a device that
// is to delete its company hears one ring more, to come and be told so.

import { AppError } from '#shared/contract/errors.ts';
import { tokenMs } from '../auth/sealed.ts';
import { deviceOf } from './authenticate.ts';
import type { HubParts } from './hub.types.ts';
import type { App } from './routes.types.ts';

/** Going away, and policy violation (RFC 6455 §7.4.1): come again with a new token, or not at all. */
const closeCodes = { again: 1001, never: 1008 } as const;
/** What it costs: the directory keeps a device, or reads one row of a file. */
const watchMs = 1_000;

export function addBellRoute(app: App, { store, tenant, bell, directory, metrics }: HubParts): void {
  app.get('/v1/bell', { websocket: true, schema: { hide: true } }, async (socket, request) => {
    const { id } = deviceOf(request);
    let told = 0;
    const send = (head: number): void => {
      told = head;
      socket.send(JSON.stringify({ head }));
    };
    const refuse = (error: unknown): void => {
      const isRefused = error instanceof AppError && error.code === 'forbidden';
      if (isRefused && error.reason === 'wipe' && socket.readyState === socket.OPEN) send(told);
      socket.close(isRefused ? closeCodes.never : closeCodes.again);
    };
    /** @param tell what to do for a device that still may */
    const ifAllowed = (tell?: () => void): void => {
      directory.load(id).then(tell, refuse);
    };
    metrics.bells.inc();
    const leave = bell.add((head) => ifAllowed(() => send(head)));
    const unwatch = directory.watch(id, () => ifAllowed());
    const watch = setInterval(ifAllowed, watchMs);
    const end = setTimeout(() => socket.close(closeCodes.again), tokenMs);
    socket.on('close', () => {
      metrics.bells.dec();
      clearInterval(watch);
      clearTimeout(end);
      unwatch();
      leave();
    });
    socket.on('error', () => socket.terminate());
    send(await store.loadHead(tenant));
  });
}

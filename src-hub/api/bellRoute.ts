// `/v1/bell`: a WebSocket that only says how far the log reaches. Ends when the device's token does, or its right.

import { AppError } from '#shared/contract/errors.ts';
import { tokenMs } from '../auth/sealed.ts';
import { deviceOf } from './authenticate.ts';
import type { HubParts } from './hub.types.ts';
import type { App } from './routes.types.ts';

/** Going away, and policy violation (RFC 6455 §7.4.1): come again with a new token, or not at all. */
const closeCodes = { again: 1001, never: 1008 } as const;
const watchMs = 10_000;

export function addBellRoute(app: App, { store, tenant, bell, directory, metrics }: HubParts): void {
  app.get('/v1/bell', { websocket: true, schema: { hide: true } }, async (socket, request) => {
    const { id } = deviceOf(request);
    /** @param tell what to do for a device that still may */
    const ifAllowed = (tell?: () => void): void => {
      directory.load(id).then(tell, (error: unknown) => {
        const isRefused = error instanceof AppError && error.code === 'forbidden';
        socket.close(isRefused ? closeCodes.never : closeCodes.again);
      });
    };
    const send = (head: number): void => socket.send(JSON.stringify({ head }));
    metrics.bells.inc();
    const leave = bell.add((head) => ifAllowed(() => send(head)));
    const watch = setInterval(ifAllowed, watchMs);
    const end = setTimeout(() => socket.close(closeCodes.again), tokenMs);
    socket.on('close', () => {
      metrics.bells.dec();
      clearInterval(watch);
      clearTimeout(end);
      leave();
    });
    socket.on('error', () => socket.terminate());
    send(await store.loadHead(tenant));
  });
}

// Binds each request to a device: by its token, and by what the directory says of the device now. Routes that say so are
// open to everybody.
import type { FastifyRequest } from 'fastify';
import { AppError } from '#shared/contract/errors.ts';
import { unseal } from '../auth/sealed.ts';
import type { Device } from '../storage/store.types.ts';
import type { HubParts } from './hub.types.ts';
import type { App } from './routes.types.ts';

const devices = new WeakMap<FastifyRequest, Device>();

/** Of a route that needs no token. */
export const openRoute = { isOpen: true } as const;

export const deviceIdOf = (request: FastifyRequest): string | undefined => devices.get(request)?.id;

/** @throws AppError bug on an open route */
export function deviceOf(request: FastifyRequest): Device {
  const device = devices.get(request);
  if (device === undefined) throw new AppError('bug', 'open_route');
  return device;
}

export function addAuthentication(app: App, parts: HubParts): void {
  const { secret, nowMs, directory } = parts;
  app.addHook('onRequest', async (request) => {
    const { config } = request.routeOptions;
    if ('isOpen' in config || request.is404) return;
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const content = unseal(token, { use: 'token', secret, nowMs: nowMs() });
    if (content === undefined) throw new AppError('forbidden', 'bad_token');
    devices.set(request, await directory.load(content.device));
  });
}

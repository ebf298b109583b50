// The HTTP service: plugins, limits, log, errors, and the routes. Binds no port.
import compress from '@fastify/compress';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import websocket from '@fastify/websocket';
import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { AppError } from '#shared/contract/errors.ts';
import { syncLimits } from '#shared/sync/logProtocol.ts';
import type { TlsFiles } from '../tls/tlsFiles.ts';
import { addAuthentication, deviceIdOf } from './authenticate.ts';
import { addBellRoute } from './bellRoute.ts';
import { addBlobRoutes } from './blobRoutes.ts';
import { addDeviceRoutes } from './deviceRoutes.ts';
import { answerError } from './errors.ts';
import type { HubParts, RateLimits } from './hub.types.ts';
import { addOperatorRoutes } from './operatorRoutes.ts';
import type { App } from './routes.types.ts';
import { addSyncRoutes } from './syncRoutes.ts';
import { addTurns } from './turns.ts';

export type AppOptions = {
  parts: HubParts;
  log: FastifyBaseLogger;
  limits: RateLimits;
  version: string;
  /** undefined: plain HTTP. */
  tls: TlsFiles | undefined;
};

/** Typed as the plain server's: what a route sees of a request is the same. */
const protectedBy = (tls: TlsFiles | undefined): object =>
  tls === undefined ? {} : { https: { key: tls.key, cert: tls.cert, minVersion: 'TLSv1.2' } };

export async function createApp({ parts, log, limits, version, tls }: AppOptions): Promise<App> {
  const app: App = fastify({
    ...protectedBy(tls),
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: syncLimits.bytes,
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(() => {
    throw new AppError('not_found', 'no_such_call');
  });
  const info = { title: 'Yolda hub', version };
  await app.register(swagger, { openapi: { info }, transform: jsonSchemaTransform });
  addTurns(app);
  await app.register(compress, { encodings: ['zstd', 'gzip'], requestEncodings: ['zstd', 'gzip'] });
  await app.register(websocket, { options: { maxPayload: 1024 } });
  addAuthentication(app, parts);
  await app.register(rateLimit, {
    max: limits.perMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => deviceIdOf(request) ?? request.ip,
    errorResponseBuilder: (_request, { ttl }) => new AppError('busy', 'too_often', { retryMs: ttl }),
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const status = reply.statusCode;
    parts.metrics.requestSeconds.observe({ route, status }, reply.elapsedTime / 1000);
    const ms = Math.round(reply.elapsedTime);
    request.log.info({ event: 'request', route, status, ms, device: deviceIdOf(request) });
  });
  addOperatorRoutes(app, parts);
  addDeviceRoutes(app, parts, limits);
  addSyncRoutes(app, parts);
  addBlobRoutes(app, parts);
  addBellRoute(app, parts);
  return app;
}

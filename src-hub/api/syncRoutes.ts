// What a device and its hub say to each other in a cycle, over HTTP. Each route hands its body to the service.
import { HelloIn, HelloOut, RebindIn, RebindOut } from '#shared/sync/deviceProtocol.ts';
import {
  DigestIn,
  DigestOut,
  PullIn,
  PullOut,
  PushIn,
  PushOut,
  RecoverIn,
  RecoverOut,
  SnapshotIn,
  SnapshotOut,
  ToldIn,
  ToldOut,
} from '#shared/sync/logProtocol.ts';
import { deviceOf } from './authenticate.ts';
import { ErrorOut } from './errors.ts';
import type { HubParts } from './hub.types.ts';
import type { App } from './routes.types.ts';
import { inTurn } from './turns.ts';

const refusals = {
  ...{ 400: ErrorOut, 401: ErrorOut, 403: ErrorOut, 409: ErrorOut, 413: ErrorOut, 426: ErrorOut },
  ...{ 429: ErrorOut, 503: ErrorOut },
} as const;

export function addSyncRoutes(app: App, { service }: HubParts): void {
  const callsOf = (request: Parameters<typeof deviceOf>[0]) => service.callsOf(deviceOf(request).id);
  app.post('/v1/hello', { schema: { body: HelloIn, response: { ...refusals, 200: HelloOut } } }, (request) =>
    callsOf(request).hello(request.body),
  );
  app.post(
    '/v1/push',
    { config: inTurn, schema: { body: PushIn, response: { ...refusals, 200: PushOut } } },
    (request) => callsOf(request).push(request.body),
  );
  app.post(
    '/v1/pull',
    { config: inTurn, schema: { body: PullIn, response: { ...refusals, 200: PullOut } } },
    (request) => callsOf(request).pull(request.body),
  );
  app.post(
    '/v1/told',
    { config: inTurn, schema: { body: ToldIn, response: { ...refusals, 200: ToldOut } } },
    (request) => callsOf(request).told(request.body),
  );
  app.post(
    '/v1/snapshot',
    { config: inTurn, schema: { body: SnapshotIn, response: { ...refusals, 200: SnapshotOut } } },
    async (request, reply) => {
      const text = await service.snapshotText(deviceOf(request).id, request.body);
      // As it is: to read a page of rows into objects and to write it down again costs more than all the rest.
      return reply.type('application/json').send(text as never);
    },
  );
  app.post(
    '/v1/digest',
    { config: inTurn, schema: { body: DigestIn, response: { ...refusals, 200: DigestOut } } },
    (request) => callsOf(request).digest(request.body),
  );
  app.post(
    '/v1/recover',
    { schema: { body: RecoverIn, response: { ...refusals, 200: RecoverOut } } },
    (request) => callsOf(request).recover(request.body),
  );
  app.post(
    '/v1/rebind',
    { schema: { body: RebindIn, response: { ...refusals, 200: RebindOut } } },
    (request) => callsOf(request).rebind(request.body),
  );
}

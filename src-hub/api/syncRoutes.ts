// hello, push, pull: what a device and its hub say to each other in a cycle.

import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import {
  HelloIn,
  HelloOut,
  PullIn,
  PullOut,
  PushIn,
  PushOut,
  type SentTx,
  syncLimits,
} from '#shared/sync/protocol.ts';
import type { Device } from '../storage/store.types.ts';
import { deviceOf } from './authenticate.ts';
import { ErrorOut } from './errors.ts';
import type { HubParts } from './hub.types.ts';
import { loadPage } from './pullPage.ts';
import type { App } from './routes.types.ts';

const refusals = { 400: ErrorOut, 401: ErrorOut, 403: ErrorOut, 429: ErrorOut } as const;

/** Which of the two is a copy of yesterday, if one is. */
async function actionOf(
  { store, tenant }: HubParts,
  device: Device,
  said: z.output<typeof HelloIn>,
): Promise<z.output<typeof HelloOut>['action']> {
  const { cursor, batchAtCursor, lastCseq } = said;
  const batch = cursor > 0 ? ((await store.findBatch(tenant, cursor)) ?? 'none') : null;
  if (batch !== null && batch !== batchAtCursor) return 'recover';
  return device.lastCseq > lastCseq ? 'rebind' : 'ok';
}

/** @throws AppError invalid_input: numbers_apart, too_many_ops */
function checkPush(txs: readonly SentTx[]): void {
  const first = txs[0]?.cseq ?? 0;
  if (txs.some(({ cseq }, at) => cseq !== first + at)) throw new AppError('invalid_input', 'numbers_apart');
  const count = txs.reduce((sum, { ops }) => sum + ops.length, 0);
  if (count > syncLimits.pushOps)
    throw new AppError('invalid_input', 'too_large', { maxOps: syncLimits.pushOps });
}

export function addSyncRoutes(app: App, parts: HubParts): void {
  const { store, tenant, epoch, nowMs, committer } = parts;
  app.post(
    '/v1/hello',
    { schema: { body: HelloIn, response: { ...refusals, 200: HelloOut } } },
    async (request) => {
      const { id } = deviceOf(request);
      // Not the directory's: the number must be of now.
      const device = await store.findDevice(tenant, id);
      if (device === undefined) throw new AppError('forbidden', 'unknown_device');
      const action = await actionOf(parts, device, request.body);
      const head = await store.loadHead(tenant);
      return { epoch, head, ackedCseq: device.lastCseq, hubTime: nowMs(), limits: syncLimits, action };
    },
  );
  app.post(
    '/v1/push',
    { schema: { body: PushIn, response: { ...refusals, 200: PushOut, 409: ErrorOut, 413: ErrorOut } } },
    async (request) => {
      const { id } = deviceOf(request);
      checkPush(request.body.txs);
      const answer = await committer.push({ device: id, txs: request.body.txs });
      if (answer.kind === 'revoked') throw new AppError('forbidden', 'revoked');
      if (answer.kind === 'gap') throw new AppError('conflict', 'gap', { expectCseq: answer.expectCseq });
      return { ackedCseq: answer.ackedCseq, head: answer.head };
    },
  );
  app.get(
    '/v1/pull',
    { schema: { querystring: PullIn, response: { ...refusals, 200: PullOut } } },
    (request) => loadPage(store, tenant, { device: deviceOf(request), ...request.query }),
  );
}

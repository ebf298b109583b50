// `/v1/blobs/:hash`: the bytes of attachments by their SHA-256, in parts that can be gone on with, and given out by ranges to
// who may see a row that refers to them.
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { BlobHash, BlobPartIn, BlobPartOut } from '#shared/sync/logProtocol.ts';
import type { BlobKeeper, Received } from '../blobs/blobKeeper.ts';
import type { ByteRange } from '../blobs/blobStore.types.ts';
import { deviceOf } from './authenticate.ts';
import { ErrorOut } from './errors.ts';
import type { HubParts } from './hub.types.ts';
import type { App } from './routes.types.ts';

const bytesType = 'application/octet-stream';
const refusals = { 400: ErrorOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 413: ErrorOut };

/** @throws AppError unavailable/no_blob_store */
function keeperOf({ blobs }: HubParts): BlobKeeper {
  if (blobs === undefined) throw new AppError('unavailable', 'no_blob_store');
  return blobs;
}

/** @returns undefined for the whole; one range only @throws AppError invalid_input/bad_range */
export function readRange(header: string | undefined, sizeBytes: number): ByteRange | undefined {
  if (header === undefined) return undefined;
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header) ?? [];
  if (first === '' && last === '') throw new AppError('invalid_input', 'bad_range', { size: sizeBytes });
  const from = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const to = first === '' || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (from > to || from >= sizeBytes) throw new AppError('invalid_input', 'bad_range', { size: sizeBytes });
  return { from, to };
}

const tellProgress = (reply: FastifyReply, { offset, isWhole }: Received): FastifyReply =>
  reply.headers({ 'upload-offset': offset, 'upload-complete': isWhole ? '?1' : '?0' });

export function addBlobRoutes(app: App, parts: HubParts): void {
  const params = z.object({ hash: BlobHash });
  app.addContentTypeParser(bytesType, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.head('/v1/blobs/:hash', { schema: { params, response: refusals } }, async (request, reply) => {
    const upload = { device: deviceOf(request).id, hash: request.params.hash };
    return tellProgress(reply, await keeperOf(parts).progressOf(upload)).send();
  });
  app.put(
    '/v1/blobs/:hash',
    { schema: { params, querystring: BlobPartIn, response: { ...refusals, 200: BlobPartOut } } },
    async (request) => {
      const { offset, size } = request.query;
      const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const upload = { device: deviceOf(request).id, hash: request.params.hash };
      return keeperOf(parts).receive(upload, { offset, sizeBytes: size, bytes });
    },
  );
  app.get(
    '/v1/blobs/:hash',
    { exposeHeadRoute: false, compress: false, schema: { params, hide: true } },
    async (request, reply) => {
      const keeper = keeperOf(parts);
      const { hash } = request.params;
      // Asked often for what is still on another's way here, by laptops that may all see it.
      const row = await keeper.find(hash);
      if (row === undefined) throw new AppError('not_found', 'blob_missing');
      await parts.checkBlobRight(deviceOf(request), hash);
      const range = readRange(request.headers.range, row.sizeBytes);
      const bytes = await keeper.open(hash, range);
      if (bytes === undefined) throw new AppError('not_found', 'blob_missing');
      const { from, to } = range ?? { from: 0, to: row.sizeBytes - 1 };
      reply
        .status(range === undefined ? 200 : 206)
        .type(bytesType)
        .headers({
          'content-length': to - from + 1,
          'accept-ranges': 'bytes',
          etag: `"${hash}"`,
          'cache-control': 'private, no-transform',
          'content-disposition': 'attachment',
          'x-content-type-options': 'nosniff',
          ...(range === undefined ? {} : { 'content-range': `bytes ${from}-${to}/${row.sizeBytes}` }),
        });
      return reply.send(bytes);
    },
  );
}

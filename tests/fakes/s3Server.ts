// A small server of the shape of S3: PUT, GET with a range, DELETE of objects in one bucket, path style. It checks AWS
// Signature Version 4 by its own reading of the specification, and the hash of what is put.
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export const s3Keys = { AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'secret/key+with=signs' };
const bucket = '/attachments/';

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Whether the request is signed as the specification says, by our secret, with what must be signed. */
function isSigned({ method = '', url = '', headers }: IncomingMessage): boolean {
  const { authorization = '' } = headers;
  const match =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([\da-f]{64})$/.exec(
      authorization,
    );
  if (match === null) return false;
  const [, keyId, date = '', region = '', signed = '', signature] = match;
  const names = signed.split(';');
  const at = headers['x-amz-date'];
  if (keyId !== s3Keys.AWS_ACCESS_KEY_ID || typeof at !== 'string' || !at.startsWith(date)) return false;
  if (!['host', 'x-amz-date', 'x-amz-content-sha256'].every((name) => names.includes(name))) return false;
  const [path = '', query = ''] = url.split('?');
  const lines = names.map((name) => `${name}:${String(headers[name]).trim()}\n`).join('');
  const payload = String(headers['x-amz-content-sha256']);
  const canonical = [method, path, query, lines, signed, payload].join('\n');
  const scope = `${date}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n');
  const key = ['s3', 'aws4_request'].reduce(
    hmac,
    hmac(hmac(`AWS4${s3Keys.AWS_SECRET_ACCESS_KEY}`, date), region),
  );
  return hmac(key, text).toString('hex') === signature;
}

export type S3Server = {
  url: string;
  objects: Map<string, Buffer>;
  /** Answers the next so many requests with 503. */
  fail(count: number): void;
  close(): Promise<void>;
};

export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  let failing = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const end = (status: number, content?: Uint8Array) => response.writeHead(status).end(content);
    if (failing > 0) {
      failing -= 1;
      return void end(503);
    }
    const { method, url = '', headers } = request;
    if (!isSigned(request) || !url.startsWith(bucket)) return void end(403);
    if (method === 'PUT') {
      // S3 takes no chunked body.
      if (headers['content-length'] === undefined) return void end(411);
      if (headers['x-amz-content-sha256'] !== sha256(body)) return void end(400);
      objects.set(url, body);
      return void end(200);
    }
    if (method === 'DELETE') {
      objects.delete(url);
      return void end(204);
    }
    const object = objects.get(url);
    if (object === undefined) return void end(404);
    const [, from = '', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
    if (from === '') return void end(200, object);
    end(206, object.subarray(Number(from), Number(to) + 1));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    fail(count) {
      failing = count;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

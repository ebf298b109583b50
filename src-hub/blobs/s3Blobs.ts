// Files by hash in an S3-compatible store, path style. Its keys come from the environment, never from the address.
import { openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { AppError } from '#shared/contract/errors.ts';
import { type BlobStore, isHash } from './blobStore.types.ts';

const timeoutMs = 120_000;
const retries = 3;

type Keys = { AWS_ACCESS_KEY_ID?: string; AWS_SECRET_ACCESS_KEY?: string; AWS_SESSION_TOKEN?: string };

/**
 * @param address `s3://bucket/prefix?endpoint=https://…&region=…`; without an endpoint Amazon's own
 * @throws AppError invalid_input/blob_address, invalid_input/blob_keys
 */
export function createS3Blobs(address: string, keys: Keys): BlobStore {
  const { base, region } = readAddress(address);
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = keys;
  if (!accessKeyId || !secretAccessKey) throw new AppError('invalid_input', 'blob_keys');
  const { AWS_SESSION_TOKEN: sessionToken } = keys;
  const client = new AwsClient({
    ...{ accessKeyId, secretAccessKey, region, service: 's3', retries },
    ...(sessionToken ? { sessionToken } : {}),
  });

  async function call(hash: string, init: RequestInit, accepted: readonly number[]): Promise<Response> {
    if (!isHash(hash)) throw new AppError('bug', 'bad_hash');
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await client.fetch(`${base}/${hash}`, { ...init, signal }).catch((error: unknown) => {
      throw new AppError('unavailable', 'blob_store', undefined, { cause: error });
    });
    if (accepted.includes(response.status)) return response;
    await response.body?.cancel();
    throw new AppError('unavailable', 'blob_store', { status: response.status });
  }

  return {
    async place(hash, path) {
      // Its size is known, and its bytes are read as they are sent. The store checks the hash too.
      const body = await openAsBlob(path);
      const headers = { 'X-Amz-Content-Sha256': hash };
      const { body: answer } = await call(hash, { method: 'PUT', body, headers }, [200, 201]);
      await answer?.cancel();
      await rm(path, { force: true });
    },
    async open(hash, range) {
      const headers: Record<string, string> =
        range === undefined ? {} : { Range: `bytes=${range.from}-${range.to}` };
      const response = await call(hash, { headers }, range === undefined ? [200, 404] : [206, 404]);
      if (response.status !== 404 && response.body !== null)
        return Readable.fromWeb(response.body as ReadableStream);
      await response.body?.cancel();
      return undefined;
    },
    async remove(hash) {
      const { body } = await call(hash, { method: 'DELETE' }, [200, 204, 404]);
      await body?.cancel();
    },
  };
}

function readAddress(address: string): { base: string; region: string } {
  const match = /^s3:\/\/([a-z\d][a-z\d.-]{1,61}[a-z\d])(\/[\w./-]*)?(?:\?(.*))?$/.exec(address);
  if (match === null) throw new AppError('invalid_input', 'blob_address');
  const [, bucket = '', prefix = '', query = ''] = match;
  const asked = new URLSearchParams(query);
  const region = asked.get('region') ?? 'us-east-1';
  const endpoint = asked.get('endpoint') ?? `https://s3.${region}.amazonaws.com`;
  if (!/^https?:\/\/[^/?#]+\/?$/.test(endpoint)) throw new AppError('invalid_input', 'blob_address');
  const folder = prefix.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  return { base: [endpoint.replace(/\/$/, ''), bucket, ...folder].join('/'), region };
}

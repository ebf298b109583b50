// Moves the bytes of files between this workstation and the hub, in parts that can be gone on with, one file at a time and
// apart from the cycles: a long upload holds up no change.
import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { backoff } from '#shared/lib/backoff.ts';
import { BlobPartOut, syncLimits } from '#shared/sync/logProtocol.ts';
import type { Blobs } from '../store/blobs.ts';
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';
import { failBlob, finishBlob, listQueuedBlobs, noteBytes, type QueuedBlob } from './blobQueue.repo.ts';
import type { HubClient } from './hubClient.ts';
import type { HubAnswer } from './hubHttp.ts';

/** Files in one look at the queue. */
const lookAhead = 20;
/** A file that its author's laptop has not brought yet is asked for seldom; who opens it asks at once. */
const missingLimits = { fromMs: 500, toMs: 10 * 60_000 };

export type BlobMover = {
  /** Until nothing is due, or the network is gone. One run at a time. */
  move(): Promise<void>;
  /** How long until something that was missing falls due, ms; undefined: nothing will. */
  waitMs(): number | undefined;
  /** Now, though nothing waits for it: somebody looks at it. @throws AppError not_found/blob_missing; what talking throws */
  fetch(hash: string): Promise<void>;
};

export type BlobMoverOptions = {
  blobs: Blobs;
  sql: ReadSql;
  client: Pick<HubClient, 'send' | 'ask'>;
  deviceId(): string;
  elapsedMs(): number;
  random(): number;
  write(work: (tx: WriteContext) => void): void;
};

const pathOf = (hash: string): string => `/v1/blobs/${hash}`;

/** Without a hub there is no use in trying the next file. */
const isAboutHub = (error: unknown): boolean =>
  error instanceof AppError &&
  ['offline', 'timeout', 'cancelled', 'unavailable', 'busy', 'forbidden'].includes(error.code);

function sizeIn({ headers, status }: HubAnswer): number {
  const whole = /\/(\d+)$/.exec(String(headers['content-range'] ?? ''))?.[1];
  return status === 206 ? Number(whole ?? 0) : Number(headers['content-length'] ?? 0);
}

/** Who asks while it runs waits for the run there is. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** When each is asked for again, in milliseconds of this process: a new one tries everything. */
function missingFiles({ elapsedMs, random }: Pick<BlobMoverOptions, 'elapsedMs' | 'random'>) {
  const notBefore = new Map<string, number>();
  return {
    note(hash: string, attempts: number): void {
      notBefore.set(hash, elapsedMs() + backoff(missingLimits, attempts, random()));
    },
    found: (hash: string) => void notBefore.delete(hash),
    isDue: (hash: string): boolean => (notBefore.get(hash) ?? 0) <= elapsedMs(),
    waitMs(): number | undefined {
      const now = elapsedMs();
      const waits = [...notBefore.values()].filter((at) => at > now).map((at) => at - now);
      return waits.length === 0 ? undefined : Math.min(...waits);
    },
  };
}

export function createBlobMover(options: BlobMoverOptions): BlobMover {
  const { blobs, sql, client, deviceId, write } = options;
  const missing = missingFiles(options);

  async function upload(hash: string): Promise<void> {
    if (!blobs.has(hash)) return;
    const head = await client.send(deviceId(), { method: 'HEAD', path: pathOf(hash) });
    if (head.headers['upload-complete'] === '?1') return;
    const bytes = blobs.load(hash);
    let offset = Number(head.headers['upload-offset'] ?? 0);
    for (let isWhole = false; !isWhole; ) {
      const part = bytes.subarray(offset, offset + syncLimits.bytes);
      const path = `${pathOf(hash)}?offset=${offset}&size=${bytes.length}`;
      const answer = BlobPartOut.parse(await client.ask(deviceId(), { method: 'PUT', path, bytes: part }));
      if (!answer.isWhole && answer.offset === offset && part.length > 0)
        throw new AppError('unavailable', 'bad_answer');
      ({ offset, isWhole } = answer);
      write((tx) => noteBytes(tx, hash, offset, bytes.length));
    }
  }

  async function download(hash: string): Promise<void> {
    if (blobs.has(hash)) return;
    const parts: Buffer[] = [];
    for (let from = 0, size = 1; from < size; ) {
      const range = { range: `bytes=${from}-${from + syncLimits.bytes - 1}` };
      const answer = await client.send(deviceId(), { method: 'GET', path: pathOf(hash), headers: range });
      if (answer.status === 404 || answer.status === 403) throw new AppError('not_found', 'blob_missing');
      if (answer.status !== 200 && answer.status !== 206) throw new AppError('unavailable', 'hub_error');
      size = sizeIn(answer);
      if (size > syncLimits.blobBytes || answer.bytes.length === 0)
        throw new AppError('unavailable', 'bad_answer');
      parts.push(answer.bytes);
      from += answer.bytes.length;
      write((tx) => noteBytes(tx, hash, from, size));
    }
    const bytes = Buffer.concat(parts);
    if (createHash('sha256').update(bytes).digest('hex') !== hash)
      throw new AppError('unavailable', 'bad_answer');
    blobs.put(bytes);
  }

  async function moveOne({ hash, direction, attempts }: QueuedBlob): Promise<boolean> {
    try {
      await (direction === 'up' ? upload(hash) : download(hash));
      write((tx) => finishBlob(tx, hash));
      missing.found(hash);
      return true;
    } catch (error) {
      const reason = error instanceof AppError ? error.reason : 'unexpected';
      write((tx) => failBlob(tx, hash, reason));
      if (isAboutHub(error)) return false;
      missing.note(hash, attempts + 1);
      return true;
    }
  }

  async function drain(): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const next = listQueuedBlobs(sql, lookAhead).find(
        (one) => !tried.has(one.hash) && missing.isDue(one.hash),
      );
      if (next === undefined) return;
      tried.add(next.hash);
      if (!(await moveOne(next))) return;
    }
  }

  return {
    move: oneAtATime(drain),
    waitMs: missing.waitMs,
    fetch: download,
  };
}

// Recordings while they are made: one file a call beside the company's database, sealed chunk by chunk as it comes and on the
// disk before the next one is asked for. A killed program leaves a torn last chunk at most. Knows no call's state.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { fromSqliteError, withSqliteErrors } from '../store/sqliteErrors.ts';

export type RecordingFile = {
  /** On the disk once it resolves; what does not fit leaves the file as it was. @throws AppError disk_full, unavailable */
  append(bytes: Uint8Array, beginsPiece: boolean): Promise<void>;
  close(): Promise<void>;
};

export type RecordingFiles = {
  /** @throws AppError disk_full, unavailable */
  begin(callId: string): Promise<RecordingFile>;
  /** The pieces as they were recorded, as far as the file is whole. */
  load(callId: string): Uint8Array[];
  list(): string[];
  remove(callId: string): void;
};

const ending = '.rec';
const [headBytes, ivBytes, tagBytes] = [4, 12, 16];
const cipherName = 'chacha20-poly1305';

/** Chunks of one company. No chunk can stand in another's place, or in another call. */
function createSeal(companyKey: Uint8Array) {
  const key = new Uint8Array(hkdfSync('sha256', companyKey, new Uint8Array(0), 'yolda recordings', 32));
  const placeOf = (callId: string, index: number): Buffer => Buffer.from(`${callId}|${index}`);

  function sealed(callId: string, index: number, bytes: Uint8Array, beginsPiece: boolean): Buffer {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(cipherName, key, iv, { authTagLength: tagBytes });
    cipher.setAAD(placeOf(callId, index), { plaintextLength: bytes.length + 1 });
    const body = Buffer.concat([
      cipher.update(Buffer.from([beginsPiece ? 1 : 0])),
      cipher.update(bytes),
      cipher.final(),
    ]);
    const head = Buffer.alloc(headBytes);
    head.writeUInt32BE(body.length);
    return Buffer.concat([head, iv, cipher.getAuthTag(), body]);
  }

  function opened(callId: string, index: number, raw: Buffer): Buffer {
    const iv = raw.subarray(0, ivBytes);
    const decipher = createDecipheriv(cipherName, key, iv, { authTagLength: tagBytes });
    decipher.setAAD(placeOf(callId, index), { plaintextLength: raw.length - ivBytes - tagBytes });
    decipher.setAuthTag(raw.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(raw.subarray(ivBytes + tagBytes)), decipher.final()]);
  }
  return { sealed, opened };
}

async function write(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  try {
    for (let done = 0; done < bytes.length; )
      done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
    await file.datasync();
  } catch (error) {
    await file.truncate(at).catch(() => undefined);
    throw fromSqliteError(error);
  }
}

export function createRecordingFiles(staging: string, companyKey: Uint8Array): RecordingFiles {
  const dir = join(staging, 'recordings');
  const { sealed, opened } = createSeal(companyKey);
  const pathOf = (callId: string): string => join(dir, `${encodeURIComponent(callId)}${ending}`);
  return {
    async begin(callId) {
      withSqliteErrors(() => mkdirSync(dir, { recursive: true, mode: 0o700 }));
      const file = await open(pathOf(callId), 'wx', 0o600).catch((error: unknown) =>
        Promise.reject(fromSqliteError(error)),
      );
      let [size, index] = [0, 0];
      let last: Promise<unknown> = Promise.resolve();
      return {
        append(bytes, beginsPiece) {
          const next = last.then(async () => {
            const chunk = sealed(callId, index, bytes, beginsPiece);
            await write(file, chunk, size);
            size += chunk.length;
            index += 1;
          });
          last = next.catch(() => undefined);
          return next;
        },
        async close() {
          await last;
          await file.close();
        },
      };
    },
    load(callId) {
      const raw = readFileSync(pathOf(callId));
      const pieces: Buffer[][] = [];
      for (let [at, index] = [0, 0]; at + headBytes <= raw.length; index += 1) {
        const end = at + headBytes + ivBytes + tagBytes + raw.readUInt32BE(at);
        if (end > raw.length) break;
        let chunk: Buffer;
        try {
          chunk = opened(callId, index, raw.subarray(at + headBytes, end));
        } catch {
          // Torn: the machine lost its power while it was written.
          break;
        }
        if (chunk[0] === 1) pieces.push([]);
        pieces.at(-1)?.push(chunk.subarray(1));
        at = end;
      }
      return pieces.map((chunks) => Buffer.concat(chunks));
    },
    list: () =>
      withSqliteErrors(() => {
        if (!existsSync(dir)) return [];
        const names = readdirSync(dir).filter((name) => name.endsWith(ending));
        return names.map((name) => decodeURIComponent(name.slice(0, -ending.length)));
      }),
    remove: (callId) => rmSync(pathOf(callId), { force: true }),
  };
}

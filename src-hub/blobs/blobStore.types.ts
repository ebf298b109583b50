// Where whole files lie, by their SHA-256: a folder or an S3-compatible store. Knows no device, no row and no right.
import type { Readable } from 'node:stream';

export type ByteRange = { from: number; to: number };

export type BlobStore = {
  /** Takes a whole and checked file from `path`, which is gone afterwards; durable when it answers. */
  place(hash: string, path: string): Promise<void>;
  /** @param range both ends included @returns undefined when it is not there */
  open(hash: string, range?: ByteRange): Promise<Readable | undefined>;
  /** No error when it is not there. */
  remove(hash: string): Promise<void>;
};

/** SHA-256 in small hex digits: nothing else becomes part of a path. */
export const isHash = (text: string): boolean => /^[\da-f]{64}$/.test(text);

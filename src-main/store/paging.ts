// Pages by key: a cursor is the sort key of the last row seen, so a page costs the same at any depth.
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';

export type CursorKey = readonly (string | number)[];

const Key = z.array(z.union([z.string(), z.number()])).max(6);

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws AppError invalid_input/cursor */
export function decodeCursor(cursor: string | undefined): CursorKey | undefined {
  if (cursor === undefined) return undefined;
  try {
    return Key.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (error) {
    throw new AppError('invalid_input', 'cursor', undefined, { cause: error });
  }
}

/** @param rows one more than `limit` was asked for; the extra one only says that there is a next page */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => CursorKey,
): { rows: T[]; next?: string } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (rows.length <= limit || last === undefined) return { rows: shown };
  return { rows: shown, next: encodeCursor(keyOf(last)) };
}

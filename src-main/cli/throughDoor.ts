// A caller of the core that owns the folder: through the loopback door which that core left in it. Plain HTTP without a
// time limit, since an import may take long. Opens no database.
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { AppError, fromWireError, type WireError } from '#shared/contract/errors.ts';
import type { Call, Input, Output } from '#shared/contract/index.ts';

export type Caller = {
  call<N extends Call>(name: N, input: Input<N>): Promise<Output<N>>;
  close(): Promise<void>;
};

const Door = z.object({ url: z.string(), token: z.string() });
type Door = z.output<typeof Door>;

const doorPath = (dir: string): string => join(dir, 'door.json');

export const hasDoor = (dir: string): boolean => existsSync(doorPath(dir));

function readDoor(dir: string): Door {
  try {
    return Door.parse(JSON.parse(readFileSync(doorPath(dir), 'utf8')));
  } catch (error) {
    // None, or one that is being written: the owner is a window, or is only just starting.
    throw new AppError('busy', 'folder_in_use', undefined, { cause: error });
  }
}

type Answer = { status: number; body: string };

function post({ url, token }: Door, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    const sent = request(`${url}/call`, { method: 'POST', headers }, (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: answer }), reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

function errorOf(error: unknown): AppError {
  // Nobody listens there: the address is of a core that died, and the folder's owner has no door.
  const isStale = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
  return isStale
    ? new AppError('busy', 'folder_in_use', undefined, { cause: error })
    : new AppError('unavailable', 'core_gone', undefined, { cause: error });
}

/** @throws AppError busy/folder_in_use without a door; the calls throw what the core answers, or unavailable/core_gone */
export function throughDoor(dir: string): Caller {
  const door = readDoor(dir);
  const call = async (name: string, input: unknown): Promise<unknown> => {
    const answer = await post(door, JSON.stringify({ name, input })).catch((error: unknown) => {
      throw errorOf(error);
    });
    // Another program has the port now, or another core the token.
    if (answer.status !== 200 && answer.status !== 400 && answer.status !== 500)
      throw new AppError('busy', 'folder_in_use');
    const body = JSON.parse(answer.body) as { value?: unknown; error?: WireError };
    if (body.error) throw fromWireError(body.error);
    return body.value;
  };
  return { call: call as unknown as Caller['call'], close: async () => undefined };
}

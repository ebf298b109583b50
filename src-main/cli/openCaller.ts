// How a command reaches the company: a core of its own, or – when another process owns the folder – the
// loopback door which that core left in it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError, fromWireError, type WireError } from '#shared/contract/errors.ts';
import type { Call, Input, Output } from '#shared/contract/index.ts';
import { type Core, createCore } from '../core/createCore.ts';
import { createCliPlatform } from '../hosts/node/cliPlatform.ts';

export type Caller = {
  call<N extends Call>(name: N, input: Input<N>): Promise<Output<N>>;
  close(): Promise<void>;
};

const Door = z.object({ url: z.string(), token: z.string() });

async function throughDoor(dir: string): Promise<Caller> {
  const path = join(dir, 'door.json');
  const door = existsSync(path) ? Door.safeParse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
  if (!door?.success) throw new AppError('busy', 'folder_in_use');
  const { url, token } = door.data;
  const call = async (name: string, input: unknown): Promise<unknown> => {
    let response: Response;
    try {
      response = await fetch(`${url}/call`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ name, input }),
      });
    } catch (error) {
      // The address is of a core that died: the owner of the lock has no door.
      throw new AppError('busy', 'folder_in_use', undefined, { cause: error });
    }
    if (response.status === 401 || response.status === 403) throw new AppError('busy', 'folder_in_use');
    const body = (await response.json()) as { value?: unknown; error?: WireError };
    if (body.error) throw fromWireError(body.error);
    return body.value;
  };
  return { call: call as unknown as Caller['call'], close: async () => undefined };
}

export async function openCore(dir: string, options: { userId?: string; runsJobs?: boolean }): Promise<Core> {
  return createCore({
    platform: createCliPlatform(),
    dataDir: dir,
    explainsSlow: process.env.YOLDA_EXPLAIN_SLOW === '1',
    ...options,
  });
}

/** @throws AppError busy/folder_in_use when another process owns the folder and has no door */
export async function openCaller(dir: string, options: { userId?: string }): Promise<Caller> {
  try {
    const core = await openCore(dir, { ...options, runsJobs: false });
    return { call: core.call, close: core.close };
  } catch (error) {
    if (error instanceof AppError && error.reason === 'folder_in_use') return throughDoor(dir);
    throw error;
  }
}

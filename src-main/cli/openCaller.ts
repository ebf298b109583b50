// How a command reaches the company: a core of its own, or – when another process owns the folder – that one's door.
import { AppError } from '#shared/contract/errors.ts';
import { createCore } from '../core/createCore.ts';
import { openCompany, type Served } from '../core/openCompany.ts';
import { createCliPlatform } from '../hosts/node/cliPlatform.ts';
import { type Caller, hasDoor, throughDoor } from './throughDoor.ts';
import { UsageError } from './usageError.ts';

export type { Caller } from './throughDoor.ts';

export type OpenOptions = { userId?: string | undefined };

const explainsSlow = (): boolean => process.env.YOLDA_EXPLAIN_SLOW === '1';

/**
 * A core that runs its own jobs, with its log on stderr.
 * @param options.recovers whether a person stands before it: then a company that cannot be opened is told on the page
 */
export async function openServed(
  dir: string,
  { userId, recovers }: OpenOptions & { recovers: boolean },
): Promise<Served> {
  const options = {
    platform: createCliPlatform(),
    dataDir: dir,
    userId,
    explainsSlow: explainsSlow(),
  };
  if (!recovers) return createCore(options);
  // A program that has a door on this folder is shown instead (scripts/start.mjs).
  const isTold = ({ reason }: AppError): boolean => reason !== 'folder_in_use' || !hasDoor(dir);
  return openCompany({ ...options, isTold });
}

/** Of a command that runs and ends: stderr holds one error object and nothing else. */
export const oneShotPlatform = () => createCliPlatform('silent');

/** @throws AppError busy/folder_in_use when another process owns the folder and has no door */
export async function openCaller(dir: string, { userId }: OpenOptions): Promise<Caller> {
  try {
    const core = await createCore({ platform: oneShotPlatform(), dataDir: dir, userId, runsJobs: false });
    return { call: core.call, close: core.close };
  } catch (error) {
    if (!(error instanceof AppError && error.reason === 'folder_in_use')) throw error;
    const caller = throughDoor(dir);
    if (userId !== undefined) await checkUser(caller, userId);
    return caller;
  }
}

/** A running core acts as its own user: to act as another silently would sign rows with the wrong name. */
async function checkUser(caller: Caller, userId: string): Promise<void> {
  const { user } = await caller.call('company.loadState', {});
  if (user?.id !== userId)
    throw new UsageError('the folder is served by a program that acts as another user: leave --user out');
}

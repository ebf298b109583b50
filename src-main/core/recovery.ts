// What a core answers while its company cannot be opened: why, which backups there are, restore, try again – and
// nothing of the company itself: every other call is refused with what stopped it.
import { existsSync, statSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { findCall, type Output } from '#shared/contract/index.ts';
import { newRowId } from '#shared/domain/ids.ts';
import { createRpcServer, type Dispatch, type RpcServer } from '#shared/rpc/server.ts';
import { listBackups, listMigrationCopies } from '../maintenance/index.ts';
import type { Platform } from '../platform/ports.ts';
import { readIdentity } from '../store/companyFolder.ts';
import { findKey, keepKey } from './companyKey.ts';
import { parseInput } from './dispatch.ts';
import type { ActionHandler, Handlers } from './handlers.ts';
import { restoreBackup, restoreCopy } from './restore.ts';

export type Recovery = Handlers['recovery'];

/** Every backup that lies in the company folder, newest first. */
function listRestorable(dir: string): Output<'recovery.load'>['backups'] {
  const folder = join(dir, 'backups');
  if (!existsSync(folder)) return [];
  return [
    ...listBackups(folder).map((backup) => ({ kind: 'backup' as const, ...backup })),
    ...listMigrationCopies(folder).map((copy) => ({ kind: 'beforeMigration' as const, ...copy })),
  ].sort((a, b) => b.at - a.at);
}

/** Of a company that is open: there is nothing to recover. */
export function createOpenRecovery(dir: string): Recovery {
  const refuse = async (): Promise<never> => {
    throw new AppError('conflict', 'company_open');
  };
  return {
    load: async () => ({ dir, problem: null, backups: listRestorable(dir) }),
    restore: refuse,
    retry: refuse,
  };
}

export type StoppedOptions = {
  platform: Platform;
  dataDir: string;
  problem: AppError;
  /** Opens the company again; resolves once new connections reach it. */
  open(): Promise<void>;
  /** Resolves when the core that met the problem has let the folder go. */
  released: Promise<void>;
};

export type Stopped = { dispatch: Dispatch; server: RpcServer };

async function restore(
  { platform, dataDir }: StoppedOptions,
  { path, recoveryKey }: { path: string; recoveryKey: string },
): Promise<{ keptAside: string | null }> {
  // A pipe would hold the core for ever, a relative path means another folder to each host.
  if (!isAbsolute(path) || !statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new AppError('not_found', 'file_missing');
  const isCopy = /^before-migration-\d+\.db$/.test(basename(path));
  const { keptAside } = await (isCopy ? restoreCopy : restoreBackup)({
    platform,
    dataDir,
    backupFile: path,
    recoveryKey,
  });
  return { keptAside };
}

function createStoppedRecovery(options: StoppedOptions, stopped: { problem: AppError }): Recovery {
  const { platform, dataDir } = options;
  let isRunning = false;
  /** One at a time; a company that then opens ends the recovery. */
  const alone = async <T>(run: () => Promise<T>): Promise<T> => {
    if (isRunning) throw new AppError('busy', 'recovery_running');
    isRunning = true;
    try {
      await options.released;
      const value = await run();
      await options.open().catch((error: unknown) => {
        if (error instanceof AppError) stopped.problem = error;
        throw error;
      });
      return value;
    } finally {
      isRunning = false;
    }
  };
  return {
    load: async () => {
      const { code, reason } = stopped.problem;
      return { dir: dataDir, problem: { code, reason }, backups: listRestorable(dataDir) };
    },
    restore: (input) =>
      alone(async () => {
        const report = await restore(options, input);
        platform.log.warn('recovery.restored');
        return report;
      }),
    retry: ({ recoveryKey }) =>
      alone(async () => {
        if (recoveryKey === '') return {};
        const owner = readIdentity(dataDir);
        await keepKey(platform.keys, owner.companyId, await findKey(platform.keys, owner, recoveryKey));
        return {};
      }),
  };
}

/** The server that stands in for a core. */
export function createStopped(options: StoppedOptions): Stopped {
  const { platform } = options;
  const stopped = { problem: options.problem };
  const handlers = createStoppedRecovery(options, stopped) as Record<string, ActionHandler<unknown, unknown>>;
  const newId = (): string => newRowId(platform.now(), platform.randomBytes(16));
  const dispatch: Dispatch = async ({ name, input, commandId, signal }) => {
    const def = findCall(name);
    if (!def) throw new AppError('invalid_input', 'unknown_call');
    const [area, method = ''] = name.split('.');
    const handler = area === 'recovery' ? handlers[method] : undefined;
    if (!handler) throw stopped.problem;
    const read = (): never => {
      throw stopped.problem;
    };
    return handler(parseInput(def, input), { commandId, signal, read });
  };
  const server = createRpcServer({
    coreId: newId(),
    dispatch,
    newCommandId: newId,
    onChanges: () => () => undefined,
    onBug: (name, error) => {
      const errorId = newId();
      platform.log.error('call.bug', { call: name, errorId }, error);
      return errorId;
    },
  });
  return { dispatch, server };
}

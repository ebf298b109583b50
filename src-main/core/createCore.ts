// Puts a core together: folder, store, areas, jobs, rpc. The only module that knows every area.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { newRowId } from '#shared/domain/ids.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import type { Call, Input, Output } from '#shared/contract/index.ts';
import { AppError } from '#shared/contract/errors.ts';
import { createRpcServer } from '#shared/rpc/server.ts';
import { createJobRunner } from '../jobs/jobRunner.ts';
import { createPdfService } from '../pdf/pdfService.ts';
import { checkPlatform, type Platform } from '../platform/ports.ts';
import { type Blobs, createBlobs } from '../store/blobs.ts';
import { startCheckpointer } from '../store/checkpointer.ts';
import { type CompanyFolder, takeCompanyFolder } from '../store/companyFolder.ts';
import { createGate, type Gate } from '../store/gate.ts';
import { loadMigrations, migrate } from '../store/migrate.ts';
import { openDatabase } from '../store/openDatabase.ts';
import { ensureDevice } from '../store/device.ts';
import { fromSqliteError } from '../store/sqliteErrors.ts';
import { createHandlers } from './areas.ts';
import { createUserSource } from './currentUser.ts';
import type { CoreDeps } from './deps.ts';
import { createDispatch } from './dispatch.ts';

export type CoreOptions = {
  platform: Platform;
  /** The company folder. */
  dataDir: string;
  /** Acts as this user instead of the folder's owner. */
  userId?: string;
  /** Answers are checked against the contract too: development and tests. */
  checksOutput?: boolean;
  /** Off for one-shot commands: jobs run only when told. */
  runsJobs?: boolean;
};

export type Core = {
  readonly id: string;
  accept(channel: Channel): void;
  call<N extends Call>(name: N, input: Input<N>, options?: { commandId?: string; signal?: AbortSignal }): Promise<Output<N>>;
  /** For hosts that serve files by URL. */
  readonly blobs: Blobs;
  readonly folder: CompanyFolder;
  readonly gate: Gate;
  close(): Promise<void>;
};

function openStore(folder: CompanyFolder, platform: Platform) {
  const db = openDatabase(folder.database, { key: folder.key });
  try {
    migrate(db, loadMigrations(platform.paths.migrations), {
      nowMs: platform.now(),
      copyFirst: () => {
        db.pragma('wal_checkpoint(TRUNCATE)');
        copyFileSync(folder.database, join(folder.backups, `before-migration-${platform.now()}.db`));
      },
    });
    ensureDevice(db, { nowMs: platform.now(), random: platform.randomBytes });
    return db;
  } catch (error) {
    db.close();
    throw fromSqliteError(error);
  }
}

/**
 * Opens a company folder and everything on it.
 * @throws AppError busy/folder_in_use, forbidden/wrong_key, incompatible/database_newer, corrupt, unavailable, disk_full
 */
export async function createCore(options: CoreOptions): Promise<Core> {
  const platform = checkPlatform(options.platform);
  const { log } = platform;
  const folder = await takeCompanyFolder(options.dataDir, platform.keys);
  let db: ReturnType<typeof openStore>;
  try {
    db = openStore(folder, platform);
  } catch (error) {
    folder.release();
    throw error;
  }
  const newId = (): string => newRowId(platform.now(), platform.randomBytes(16));
  const users = createUserSource(() => gate.sql, { userId: options.userId, timeZone: platform.timeZone });
  const gate: Gate = createGate({
    db,
    clock: platform.now,
    newId,
    currentUser: users.current,
    onSlow: (_text, elapsedMs) => log.warn('store.slow', { elapsedMs: Math.round(elapsedMs) }),
  });
  gate.onChanges(({ tables }) => {
    if (tables.has('users') || tables.has('device')) users.forget();
  });
  const blobs = createBlobs(folder.blobs, folder.key);
  const random = (): number => (platform.randomBytes(4).reduce((n, b) => n * 256 + b, 0) % 1_000_000) / 1_000_000;
  const jobs = createJobRunner({ gate, now: platform.now, newId, random, log });
  const pdf = createPdfService({
    workerUrl: platform.paths.worker('pdfWorker'),
    fontsDir: join(platform.paths.resources, 'fonts'),
    log: (event, details) => log.warn(event, { reason: String(details.reason ?? '') }),
  });
  const coreId = newId();
  const deps: CoreDeps = {
    platform,
    gate,
    blobs,
    folder,
    jobs,
    pdf,
    newId,
    compensations: new Map(),
    emit: (name, payload) => server.emit(name, payload),
    setUser: users.forget,
  };
  const dispatch = createDispatch({ handlers: createHandlers(deps), gate, checksOutput: options.checksOutput ?? false });
  const server = createRpcServer({
    coreId,
    dispatch,
    newCommandId: newId,
    onChanges: gate.onChanges,
    onBug: (name, error) => {
      const errorId = newId();
      log.error('call.bug', { call: name, errorId }, error);
      return errorId;
    },
  });
  const checkpointer = startCheckpointer({
    workerUrl: platform.paths.worker('checkpointWorker'),
    database: folder.database,
    key: folder.key,
    log,
  });
  if (options.runsJobs !== false) jobs.start();
  log.info('core.started', { coreId });

  let closing: Promise<void> | undefined;
  const shutDown = async (): Promise<void> => {
    server.close();
    await jobs.stop();
    await pdf.dispose();
    await checkpointer.stop();
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    folder.release();
    log.info('core.closed', { coreId });
  };

  return {
    id: coreId,
    accept: server.accept,
    call: (name, input, callOptions = {}) => {
      if (closing) throw new AppError('unavailable', 'core_gone');
      return dispatch({
        name,
        input,
        commandId: callOptions.commandId ?? newId(),
        signal: callOptions.signal ?? new AbortController().signal,
      }) as ReturnType<Core['call']> as Promise<Output<typeof name>>;
    },
    blobs,
    folder,
    gate,
    close: () => {
      closing ??= shutDown();
      return closing;
    },
  };
}

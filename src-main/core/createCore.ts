// Puts a core together: folder, store, areas, jobs, rpc. The only module that knows every area.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import type { Call, Input, Output } from '#shared/contract/index.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import { createRpcServer, type Dispatch, type RpcServer } from '#shared/rpc/server.ts';
import { type CalendarService, createCalendarService } from '../calendar/index.ts';
import { createJobRunner } from '../jobs/jobRunner.ts';
import { createLongWork } from '../jobs/longWork.ts';
import { createPdfService } from '../pdf/pdfService.ts';
import { checkPlatform, type Platform } from '../platform/ports.ts';
import { type Blobs, createBlobs } from '../store/blobs.ts';
import { type Checkpointer, startCheckpointer } from '../store/checkpointer.ts';
import { type CompanyFolder, takeCompanyFolder } from '../store/companyFolder.ts';
import { ensureDevice } from '../store/device.ts';
import type { Gate } from '../store/gate.ts';
import { closeLeftOpen } from '../store/longOperation.ts';
import { loadMigrations, migrate } from '../store/migrate.ts';
import { openDatabase } from '../store/openDatabase.ts';
import { pruneRecords } from '../store/prune.ts';
import { fromSqliteError } from '../store/sqliteErrors.ts';
import { createSyncService, type RunningSync } from '../sync/index.ts';
import { closeLeftCalls, createTelephonyService, type RunningTelephony } from '../telephony/index.ts';
import { createHandlers } from './areas.ts';
import { listSecrets } from './companySecrets.ts';
import type { CoreDeps } from './deps.ts';
import { createDispatch } from './dispatch.ts';
import { withLease } from './lease.ts';
import { openGate } from './openGate.ts';
import { orderWipe, settleWipe } from './wipe.ts';

export type CoreOptions = {
  platform: Platform;
  /** The company folder. */
  dataDir: string;
  /** Acts as this user instead of the folder's owner. */
  userId?: string;
  /** Answers are checked against the contract too: development and tests. */
  checksOutput?: boolean;
  /** Slow statements are logged with their plans. */
  explainsSlow?: boolean;
  /** Called when a call met a damaged company file. */
  onDamage?: (problem: AppError) => void;
  /** Called when the office has ordered the company to go; it goes once the core is closed. */
  onWipe?: () => void;
  /** Called when the demo company is to go: an empty one is opened once the core is closed. */
  onRemoved?: () => void;
  /** Off for one-shot commands: jobs run only when told. */
  runsJobs?: boolean;
};

export type Core = {
  accept(channel: Channel): void;
  call<N extends Call>(
    name: N,
    input: Input<N>,
    options?: { commandId?: string; signal?: AbortSignal },
  ): Promise<Output<N>>;
  readonly blobs: Blobs;
  /** For hosts that serve files by URL; from the office when it is not here. @throws AppError not_found/blob_missing, corrupt */
  loadBlob(hash: string): Promise<Uint8Array>;
  readonly folder: CompanyFolder;
  readonly gate: Gate;
  close(): Promise<void>;
};

type Store = ReturnType<typeof openDatabase>;

/** The key is proven by then: a file that cannot be read is ours and damaged, whatever it looks like now. */
function asDamage(error: unknown): unknown {
  const known = fromSqliteError(error);
  return known instanceof AppError && known.reason === 'not_a_database'
    ? new AppError('corrupt', 'database_damaged', undefined, { cause: known })
    : known;
}

function openStore(folder: CompanyFolder, platform: Platform): Store {
  let db: Store;
  try {
    db = openDatabase(folder.database, { key: folder.key });
  } catch (error) {
    throw asDamage(error);
  }
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
    throw asDamage(error);
  }
}

const damage = ['database_damaged', 'not_a_database'];
// They read other files, which may be damaged too.
const ownFiles = /^(exchange|files|maintenance|recovery)\./;

/** SQLite's words in the contract's, and a word to the host when the company's own file is damaged. */
function watchDamage(dispatch: Dispatch, { onDamage }: CoreOptions): Dispatch {
  return async (request) => {
    try {
      return await dispatch(request);
    } catch (thrown) {
      const error = fromSqliteError(thrown);
      if (error instanceof AppError && damage.includes(error.reason) && !ownFiles.test(request.name))
        onDamage?.(error);
      throw error;
    }
  };
}

type Parts = {
  deps: CoreDeps;
  sync: RunningSync;
  telephony: RunningTelephony;
  calendar: CalendarService;
  dispatch: Dispatch;
  server: RpcServer;
  checkpointer: Checkpointer;
};

/** Services, areas and the server round an open store. */
function assemble(
  options: CoreOptions,
  folder: CompanyFolder,
  db: Store,
  orders: { onWipe: (order: { deviceId: string }) => void; removeCompany: () => void },
): Parts {
  const { platform } = options;
  const { log, paths } = platform;
  const checkpointer = startCheckpointer({
    workerUrl: paths.worker('checkpointWorker'),
    database: folder.database,
    key: folder.key,
    writer: db,
    log,
  });
  const isTalking = (): boolean => telephony.isTalking();
  const { gate, newId } = openGate({ ...options, db, checkpointer, isTalking });
  const blobs = createBlobs(folder.blobs, folder.key);
  const emit: CoreDeps['emit'] = (name, payload) => server.emit(name, payload);
  const sync = createSyncService({ platform, gate, blobs, newId, emit, onWipe: orders.onWipe });
  const telephony = createTelephonyService({ platform, gate, folder, newId, emit });
  const calendar = createCalendarService({ platform, gate, newId, emit });
  const deps: CoreDeps = {
    platform,
    gate,
    folder,
    newId,
    blobs,
    jobs: createJobRunner({
      gate,
      now: platform.now,
      newId,
      random: () => (platform.randomBytes(1)[0] ?? 0) / 255,
      log,
    }),
    work: createLongWork({ gate, newId }),
    pdf: createPdfService({
      workerUrl: paths.worker('pdfWorker'),
      fontsDir: join(paths.resources, 'fonts'),
      log: (event, details) => log.warn(event, { reason: String(details.reason ?? '') }),
    }),
    sync,
    telephony,
    compensations: new Map(),
    removeCompany: orders.removeCompany,
    emit,
  };
  const checksOutput = options.checksOutput ?? false;
  const calls = createDispatch({ handlers: createHandlers(deps), gate, checksOutput });
  const dispatch = withLease(watchDamage(calls, options), sync);
  const server = createRpcServer({
    coreId: newId(),
    dispatch,
    newCommandId: newId,
    onChanges: gate.onChanges,
    onBug: (name, error) => {
      const errorId = newId();
      log.error('call.bug', { call: name, errorId }, error);
      return errorId;
    },
  });
  return { deps, sync, telephony, calendar, dispatch, server, checkpointer };
}

const reasonOf = (error: unknown): string => (error instanceof AppError ? error.reason : 'unexpected');

/** In the order that loses nothing: no new calls, no new jobs, no threads, then the file. */
async function shutDown(
  { deps, sync, telephony, calendar, server, checkpointer }: Parts,
  db: Store,
): Promise<void> {
  server.close();
  deps.work.stop();
  calendar.stop();
  await Promise.all([telephony.stop(), sync.stop()]);
  await deps.jobs.stop();
  await deps.pdf.dispose();
  await checkpointer.stop();
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    // A full disk: the log beside the file holds everything, the next start reads it.
    deps.platform.log.warn('store.checkpointFailed', { reason: reasonOf(fromSqliteError(error)) });
  }
  db.close();
  deps.folder.release();
  deps.platform.log.info('core.closed');
}

/**
 * Opens a company folder and everything on it.
 * @throws AppError busy/folder_in_use, forbidden/wrong_key, incompatible/database_newer, corrupt, unavailable, disk_full
 */
export async function createCore(options: CoreOptions): Promise<Core> {
  const platform = checkPlatform(options.platform);
  await settleWipe(options.dataDir, platform);
  const folder = await takeCompanyFolder(options.dataDir, platform.keys);
  let db: Store;
  try {
    db = openStore(folder, platform);
  } catch (error) {
    folder.release();
    throw error;
  }
  const order = (deviceId: string, keepsBackups: boolean): void => {
    const secrets = listSecrets(parts.deps.gate, deviceId);
    orderWipe(folder.dir, { companyId: folder.companyId, secrets, keepsBackups });
    platform.reach('wipe.ordered');
    platform.log.warn('core.wipe', { keepsBackups });
  };
  const close = (): void => void core.close();
  const parts = assemble({ ...options, platform }, folder, db, {
    onWipe: ({ deviceId }) => {
      order(deviceId, false);
      // A host that can tell nobody would else go on with a company that is to go.
      (options.onWipe ?? close)();
    },
    removeCompany: () => {
      order('', true);
      // Once the answer has left.
      setImmediate(options.onRemoved ?? close);
    },
  });
  const { deps, sync, dispatch, server } = parts;
  try {
    closeLeftOpen(deps.gate, deps.newId);
    pruneRecords(deps.gate, deps.newId);
    await closeLeftCalls({ ...deps, folder });
  } catch (error) {
    // A host that lives on must not hold the folder of a company it could not open.
    await shutDown(parts, db);
    throw asDamage(error);
  }
  if (options.runsJobs !== false) {
    deps.jobs.start();
    parts.sync.start();
    parts.telephony.start();
    parts.calendar.start();
  }
  platform.log.info('core.started');
  let closing: Promise<void> | undefined;
  const core: Core = {
    accept: server.accept,
    call: (name, input, { commandId = deps.newId(), signal = new AbortController().signal } = {}) => {
      if (closing) return Promise.reject(new AppError('unavailable', 'core_gone'));
      return dispatch({ name, input, commandId, signal }) as Promise<Output<typeof name>>;
    },
    blobs: deps.blobs,
    loadBlob: async (hash) => {
      await sync.fetchBlob(hash);
      return deps.blobs.load(hash);
    },
    folder,
    gate: deps.gate,
    close: () => {
      closing ??= shutDown(parts, db).then(async () => {
        await settleWipe(options.dataDir, platform);
      });
      return closing;
    },
  };
  return core;
}

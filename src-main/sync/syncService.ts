// Sync as it works by itself: cycles when there is a reason, the bell, joining and leaving, the comparison. Owns the
// timers and the connection; what a cycle does is the engine's.
import { AppError } from '#shared/contract/errors.ts';
import type { EventName, EventPayload } from '#shared/rpc/client.ts';
import type { Platform } from '../platform/ports.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Gate } from '../store/gate.ts';
import { compareWithHub } from './compare.repo.ts';
import { createDeviceKeys } from './deviceKeys.ts';
import type { CycleReport as EngineReport, Progress } from './engine.types.ts';
import { writeJoined, writeLeft } from './join.repo.ts';
import { enrol } from './join.ts';
import { type OpenHub, openHub, replayOf } from './openHub.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { stateOf } from './steps.ts';
import { watchSurroundings } from './surroundings.ts';
import type { CycleReport, SyncPhase, SyncService } from './syncService.types.ts';
import { countTroubles, findSyncState, hasUnsealed, saveSyncState } from './syncState.repo.ts';
import { collectWaiting, readOrder } from './wipeOrder.ts';

export type SyncServiceOptions = {
  platform: Platform;
  gate: Gate;
  blobs: Blobs;
  newId(): string;
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
  /** By order of the hub, which is proven: the company is to go from this computer. */
  onWipe(order: { deviceId: string }): void;
};

export type RunningSync = SyncService & {
  /** Brings a file that is not here, where an office has it. @throws AppError not_found/blob_missing; what talking throws */
  fetchBlob(hash: string): Promise<void>;
  /** Whether the hub's leave to work without it has ended. */
  isLeaseOver(): boolean;
  /** Works by itself from now on. */
  start(): void;
  stop(): Promise<void>;
};

/** Success is written down no more often than this: it is news for a person. */
const newsMs = 5_000;
const off: SyncPhase = { state: 'off', done: 0, total: 0, nextAt: null, reason: '' };

const stateOfPhase = {
  ...{
    connecting: 'connecting',
    sealing: 'pushing',
    pushing: 'pushing',
    snapshot: 'snapshot',
    pulling: 'pulling',
  },
  comparing: 'connecting',
} as const satisfies Record<Progress['phase'], SyncPhase['state']>;

class Sync implements RunningSync {
  readonly #options: SyncServiceOptions;
  readonly #keys: ReturnType<typeof createDeviceKeys>;
  readonly #pacer: Pacer;
  readonly #stopWatching: (() => void)[] = [];
  #hub: OpenHub | undefined;
  #phase: SyncPhase = off;
  #isStarted = false;
  #filesTimer: ReturnType<typeof setTimeout> | undefined;
  #obeying: Promise<void> = Promise.resolve();
  #leaseUntil: number | null | undefined;

  constructor(options: SyncServiceOptions) {
    this.#options = options;
    const { platform } = options;
    this.#keys = createDeviceKeys(platform.secrets);
    this.#stopWatching.push(
      options.gate.onChanges(({ tables }) => {
        if (tables.has('sync_state')) this.#leaseUntil = undefined;
      }),
    );
    this.#pacer = createPacer({
      run: () => this.#run(),
      now: platform.now,
      random: () => (platform.randomBytes(1)[0] ?? 0) / 255,
      onFailure: (error) => this.#noteFailure(error),
    });
  }

  #tell(phase: Partial<SyncPhase>): void {
    this.#phase = { ...this.#phase, done: 0, total: 0, nextAt: null, reason: '', ...phase };
    this.#options.emit('sync.progress', this.phase());
  }

  /** The hub that was joined. @throws AppError unavailable/not_joined */
  #open(): OpenHub {
    if (this.#hub) return this.#hub;
    const { gate, blobs, newId, platform } = this.#options;
    const state = findSyncState(gate.sql);
    if (state === undefined) throw new AppError('unavailable', 'not_joined');
    this.#hub = openHub({
      ...{ gate, blobs, newId, state, keys: this.#keys, now: platform.now },
      runId: newId(),
      elapsedMs: () => performance.now(),
      random: () => (platform.randomBytes(1)[0] ?? 0) / 255,
      reach: (point) => platform.reach(point),
      deviceId: () => findSyncState(gate.sql)?.deviceId ?? '',
      onProgress: ({ phase, done, total }) =>
        this.#tell({ state: stateOfPhase[phase], done, total: total ?? 0 }),
      onRing: (head) => {
        // What the running cycle fetches or has brought itself needs no other one.
        const isNew = (): boolean => head > (findSyncState(gate.sql)?.cursor ?? 0);
        if (isNew()) this.#pacer.wake(isNew);
      },
    });
    return this.#hub;
  }

  async #run(): Promise<CycleReport> {
    const { gate } = this.#options;
    const startedAt = performance.now();
    const before = countTroubles(gate.sql);
    const hub = this.#open();
    const report = await hub.engine.cycle();
    this.#noteSuccess();
    await this.#moveFiles(hub);
    return this.#reportOf(report, before, performance.now() - startedAt);
  }

  /** In a program that stays, beside the cycles; a single command waits for them. */
  async #moveFiles(hub: OpenHub): Promise<void> {
    if (this.#isStarted) hub.listen();
    clearTimeout(this.#filesTimer);
    const moving = hub.mover.move().then(
      () => this.#moveFilesLater(hub),
      (error: unknown) => this.#options.platform.log.error('sync.filesFailed', undefined, error),
    );
    if (!this.#isStarted) await moving;
  }

  /** What its author's laptop had not brought may be there soon after its row. */
  #moveFilesLater(hub: OpenHub): void {
    const waitMs = hub.mover.waitMs();
    if (!this.#isStarted || this.#hub !== hub || waitMs === undefined) return;
    clearTimeout(this.#filesTimer);
    this.#filesTimer = setTimeout(() => void this.#moveFiles(hub), waitMs);
    this.#filesTimer.unref();
  }

  #reportOf(report: EngineReport, before: ReturnType<typeof countTroubles>, tookMs: number): CycleReport {
    const { gate } = this.#options;
    const after = countTroubles(gate.sql);
    const cursor = findSyncState(gate.sql)?.cursor ?? 0;
    const more = (name: keyof typeof after): number => Math.max(0, after[name] - before[name]);
    return {
      ...{ sent: report.pushed, received: report.pulled, rows: report.fetched },
      ...{ conflicts: more('conflicts'), refused: more('problems'), parked: more('parked') },
      ...{ cursor, head: cursor, tookMs: Math.round(tookMs) },
    };
  }

  #write(fields: Parameters<typeof saveSyncState>[1]): void {
    if (findSyncState(this.#options.gate.sql) === undefined) return;
    replayOf(this.#options)((tx) => saveSyncState(tx, fields));
  }

  #noteSuccess(): void {
    const { gate, platform } = this.#options;
    const state = findSyncState(gate.sql);
    const isNews = state?.failedAt !== null || platform.now() - (state.syncedAt ?? 0) > newsMs;
    if (isNews) this.#write({ syncedAt: platform.now(), failedAt: null, failReason: '' });
    this.#tell({ state: 'idle' });
  }

  #noteFailure(error: unknown): void {
    const { platform } = this.#options;
    if (error instanceof AppError && error.reason === 'wipe') {
      this.#obeying = this.#obey(error).catch((thrown: unknown) =>
        platform.log.error('sync.wipeFailed', undefined, thrown),
      );
    }
    const isKnown = error instanceof AppError;
    const reason = isKnown ? error.reason : 'unexpected';
    if (reason === 'not_joined' || reason === 'core_gone') return;
    if (isKnown && error.code !== 'bug') platform.log.info('sync.failed', { code: error.code, reason });
    else platform.log.error('sync.bug', { reason }, error);
    const isFinal = isKnown && (error.code === 'forbidden' || error.code === 'incompatible');
    try {
      this.#write({ failedAt: platform.now(), failReason: reason });
    } catch {
      // A full disk says so to whoever writes next.
    }
    // The pacer has set its timer once this turn is over.
    setImmediate(() =>
      this.#tell({ state: isFinal ? 'stopped' : 'waiting', reason, nextAt: this.#pacer.nextAt() }),
    );
  }

  /** Nothing but an order that the hub signed for this very device deletes anything. */
  async #obey(error: AppError): Promise<void> {
    const { gate, onWipe } = this.#options;
    const state = findSyncState(gate.sql);
    const order = state && readOrder(error.details, state);
    if (order === undefined || state === undefined) return;
    if (order.order.collect) await collectWaiting(this.#open().client, gate.sql, state.deviceId);
    onWipe({ deviceId: state.deviceId });
  }

  start(): void {
    const { gate } = this.#options;
    this.#isStarted = true;
    this.#stopWatching.push(
      watchSurroundings(() => this.#wakeIfJoined()),
      gate.onChanges(() => {
        // A cycle that runs may have sealed it too late to send it.
        if (hasUnsealed(gate.sql)) this.#pacer.wake();
      }),
    );
    this.#wakeIfJoined();
  }

  #wakeIfJoined(): void {
    if (findSyncState(this.#options.gate.sql) !== undefined) this.#pacer.wake();
  }

  async stop(): Promise<void> {
    for (const stop of this.#stopWatching) stop();
    clearTimeout(this.#filesTimer);
    this.#isStarted = false;
    await this.#obeying;
    this.#hub?.close();
    await this.#pacer.stop();
  }

  readonly fetchBlob: RunningSync['fetchBlob'] = async (hash) => {
    const { blobs, gate } = this.#options;
    if (blobs.has(hash) || findSyncState(gate.sql) === undefined) return;
    await this.#open().mover.fetch(hash);
  };

  readonly isLeaseOver: RunningSync['isLeaseOver'] = () => {
    const { gate, platform } = this.#options;
    if (this.#leaseUntil === undefined) this.#leaseUntil = findSyncState(gate.sql)?.leaseUntil ?? null;
    return this.#leaseUntil !== null && platform.now() > this.#leaseUntil;
  };

  readonly join: SyncService['join'] = async (asked) => {
    const { gate, newId } = this.#options;
    if (findSyncState(gate.sql) !== undefined) throw new AppError('conflict', 'already_joined');
    const joined = await enrol(asked, { sql: gate.sql, keys: this.#keys });
    const request = { command: 'sync.join', commandId: newId(), isUndoable: false, keepsAnswer: false };
    gate.write(request, (tx) => writeJoined(tx, joined));
    this.#tell({ state: 'connecting' });
    if (this.#isStarted) this.#pacer.wake();
    const { deviceId, prefix, isBringing } = joined;
    return { deviceId, prefix, isFirst: isBringing };
  };

  readonly leave: SyncService['leave'] = async () => {
    const { gate, newId } = this.#options;
    const state = findSyncState(gate.sql);
    if (state === undefined) throw new AppError('unavailable', 'not_joined');
    this.#hub?.close();
    this.#hub = undefined;
    const request = { command: 'sync.leave', commandId: newId(), isUndoable: false, keepsAnswer: false };
    gate.write(request, writeLeft);
    await this.#keys.forget(state.deviceId);
    this.#tell(off);
  };

  readonly syncNow: SyncService['syncNow'] = () => this.#pacer.runNow<CycleReport>();

  readonly phase = (): SyncPhase => ({ ...this.#phase, nextAt: this.#phase.nextAt ?? this.#pacer.nextAt() });

  readonly compare: SyncService['compare'] = (signal) => {
    const { gate, emit } = this.#options;
    const { client } = this.#open();
    const { deviceId, subs } = stateOf(gate);
    return compareWithHub({
      ...{ read: gate.read, hub: client.callsFor(deviceId), subs, signal },
      onTable: (progress) => emit('sync.comparing', progress),
    });
  };
}

export const createSyncService = (options: SyncServiceOptions): RunningSync => new Sync(options);

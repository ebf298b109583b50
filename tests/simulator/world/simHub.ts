// The office's hub in the simulated world: the production service over its real SQLite store, one process or two on one
// file. It can die at any of its crash points, come back, and be set back to an older copy of its file.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDeviceDirectory } from '#hub/auth/deviceDirectory.ts';
import { type Enrolled, enrol, inviteUser } from '#hub/auth/enrolments.ts';
import { createRights } from '#hub/auth/rights.ts';
import { createCommitter } from '#hub/commit/committer.ts';
import { createHubService } from '#hub/service/hubService.ts';
import { openSqliteStore } from '#hub/storage/sqliteStore.ts';
import type { Store } from '#hub/storage/store.types.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { SeededRandom } from '#shared/lib/seededRandom.ts';
import type { HubCalls } from '#shared/sync/hubCalls.ts';
import type { CrashPoints } from './crashPoints.ts';
import { HubMirror, type NewAck } from './hubMirror.ts';
import type { Answered, CallName } from './network.ts';
import { NewerColumn } from './schemas.ts';

export const tenant = 'main';
const epoch = 'first-epoch';
const secret = 'secret';
const leaseMs = 30 * 24 * 3_600_000;

/** What a planted bug may put in the place of a sound part of the hub. */
export type HubPlants = {
  store?: (store: Store) => Store;
  calls?: (calls: HubCalls, deviceId: string) => HubCalls;
};

type Process = { store: Store; callsOf(deviceId: string): HubCalls; isDead: boolean };

const memoryDisk = (): string => {
  try {
    mkdirSync('/dev/shm/yolda-sim', { recursive: true });
    return '/dev/shm/yolda-sim';
  } catch {
    return tmpdir();
  }
};

let template: Buffer | undefined;

/** A migrated file without a row: made once a process. */
async function emptyFile(): Promise<Buffer> {
  if (template !== undefined) return template;
  const dir = mkdtempSync(join(memoryDisk(), 'template-'));
  const store = await openSqliteStore(dir);
  await store.openTenant(tenant, { epoch, secret });
  await store.close();
  template = readFileSync(join(dir, 'hub.db'));
  rmSync(dir, { recursive: true });
  return template;
}

export type HubOptions = {
  processes: number;
  random: SeededRandom;
  nowMs(): number;
  crash: CrashPoints;
  plants: HubPlants;
  /** Each answer as it leaves the hub, whether it arrives or not. */
  onAnswer(call: CallName, deviceId: string, machine: string, input: unknown, output: unknown): void;
  onCrash(): void;
  /** What no program should throw. */
  onBug(error: unknown): void;
};

export class SimHub {
  readonly #options: HubOptions;
  readonly #dir: string;
  #processes: Process[] = [];
  mirror: HubMirror;
  readonly newerColumn = new NewerColumn();
  isUp = true;
  requests = 0;

  private constructor(options: HubOptions, dir: string) {
    this.#options = options;
    this.#dir = dir;
    this.mirror = new HubMirror(join(dir, 'hub.db'));
  }

  static async open(options: HubOptions): Promise<SimHub> {
    const dir = mkdtempSync(join(memoryDisk(), 'hub-'));
    writeFileSync(join(dir, 'hub.db'), await emptyFile());
    const hub = new SimHub(options, dir);
    await hub.#start();
    return hub;
  }

  get #first(): Process {
    const process = this.#processes[0];
    if (process === undefined) throw new Error('the hub is not up');
    return process;
  }

  async #start(): Promise<void> {
    const { processes } = this.#options;
    for (let n = 0; n < processes; n += 1) this.#processes.push(await this.#openProcess());
    this.isUp = true;
  }

  async #openProcess(): Promise<Process> {
    const { random, nowMs, crash, plants } = this.#options;
    const opened = await openSqliteStore(this.#dir);
    const store = plants.store?.(opened) ?? opened;
    const process: Process = { store, isDead: false, callsOf: () => Object.create(null) as HubCalls };
    const reach = (point: string): void =>
      crash.reach(`hub.${point}`, () => {
        process.isDead = true;
      });
    const newName = (): string => Buffer.from(random.bytes(12)).toString('hex');
    const rights = createRights();
    const committer = createCommitter({
      ...{ store, tenant, rights, nowMs, newBatchId: newName, reach, onCommit: () => undefined },
    });
    await store.openTenant(tenant, { epoch, secret });
    const directory = createDeviceDirectory({ store, tenant, secret, nowMs });
    const service = createHubService({
      ...{ store, tenant, secret, leaseMs, nowMs, newNonce: newName, committer, directory, rights, reach },
      ...{ onClockOff: () => undefined, onAdmit: () => undefined, onJump: () => undefined },
    });
    process.callsOf = (id) => {
      const calls = this.newerColumn.serve(service.callsOf(id));
      return plants.calls?.(calls, id) ?? calls;
    };
    return process;
  }

  /** One message. @returns nothing when the process died before it could answer */
  async answer(
    call: CallName,
    deviceId: string,
    text: string,
    machine: string,
  ): Promise<Answered | undefined> {
    const process = this.#processes[this.requests % Math.max(1, this.#processes.length)];
    this.requests += 1;
    if (process === undefined || !this.isUp) return refused(new AppError('offline', 'hub_down'));
    const input: unknown = JSON.parse(text);
    let answered: Answered;
    try {
      const run = process.callsOf(deviceId)[call] as (input: unknown) => Promise<unknown>;
      const output = await run(input);
      const outputText = JSON.stringify(output);
      if (!process.isDead) this.#options.onAnswer(call, deviceId, machine, input, JSON.parse(outputText));
      answered = { ok: true, text: outputText };
    } catch (error) {
      const isKnown = error instanceof AppError;
      if (!process.isDead && !isKnown) this.#options.onBug(error);
      answered = refused(isKnown ? error : new AppError('bug', 'unexpected'));
    }
    if (!process.isDead) return answered;
    this.isUp = false;
    this.#options.onCrash();
    return undefined;
  }

  /** What was taken since the last time. */
  taken(): NewAck[] {
    return this.mirror.read();
  }

  async stop(): Promise<void> {
    this.isUp = false;
    const processes = this.#processes;
    this.#processes = [];
    for (const { store } of processes) await store.close();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.#start();
  }

  copy(): Buffer {
    return this.mirror.copy();
  }

  /** Yesterday's file in the place of today's. */
  async restore(file: Buffer): Promise<void> {
    await this.stop();
    const older = this.mirror;
    older.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(this.#dir, `hub.db${suffix}`), { force: true });
    writeFileSync(join(this.#dir, 'hub.db'), file);
    this.mirror = new HubMirror(join(this.#dir, 'hub.db'), older);
    await this.#start();
  }

  /** By a one-time code, as the office does. */
  async enrol(userId: string, name: string, nowMs: number): Promise<Enrolled> {
    const at = { store: this.#first.store, tenant, secret, nowMs };
    const { code } = await inviteUser(at, userId);
    return enrol(at, { code, publicKey: name, name, prefix: '', user: '' });
  }

  async revoke(id: string, nowMs: number): Promise<void> {
    const { store } = this.#first;
    // Also one that a hub of yesterday does not know any more, or not yet.
    if (!(await store.revokeUnknown(tenant, id, nowMs))) await store.revokeDevice(tenant, id, nowMs);
  }

  /** Forgets of the log what is older. */
  async prune(beforeMs: number): Promise<void> {
    await this.#first.store.prune(tenant, beforeMs);
  }

  get store(): Store {
    return this.#first.store;
  }

  async close(): Promise<void> {
    await this.stop();
    this.mirror.close();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

const refused = ({ code, reason, details }: AppError): Answered => ({ ok: false, code, reason, details });

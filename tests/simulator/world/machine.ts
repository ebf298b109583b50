// One simulated laptop: its disk, its clock, its line, its user, and the process that runs on it – the production gate
// and sync engine – which can die and start again. Knows its own world only.
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { CurrentUser } from '#main/store/context.ts';
import type { Gate } from '#main/store/gate.ts';
import { createSyncEngine, type Steps, type SyncEngine } from '#main/sync/index.ts';
import { createPacer, type Pacer } from '#main/sync/pacer.ts';
import { AppError } from '#shared/contract/errors.ts';
import { newRowId } from '#shared/domain/ids.ts';
import type { SeededRandom } from '#shared/lib/seededRandom.ts';
import type { HubCalls } from '#shared/sync/hubCalls.ts';
import { hubCallNames } from '#tests/tools/hubCallNames.ts';
import type { Decided } from '../checks/onDecision.ts';
import type { SimTableName } from '../model/simTables.ts';
import { type CrashPoints, Died } from './crashPoints.ts';
import { type DecisionName, decide, isDecision } from './decisions.ts';
import { openDeviceFile } from './deviceFile.ts';
import { createMortalGate } from './mortalGate.ts';
import type { CallName, LinkState, Network } from './network.ts';
import {
  columnSchema,
  knows,
  newColumn,
  newTable,
  speakAs,
  tableSchema,
  unheardOf,
  usualSchema,
} from './schemas.ts';
import { type Change, Screen } from './screen.ts';
import { type ActionName, actions } from './userActions.ts';
import type { VirtualTime } from './virtualTime.ts';

/** What a planted bug may put in the place of a sound part of a workstation. */
export type MachinePlants = {
  calls?: (calls: HubCalls, machine: Machine) => HubCalls;
  gate?: (gate: Gate, machine: Machine) => Gate;
  steps?: (machine: Machine) => Partial<Steps>;
  /** Whether a timer is set: in so many milliseconds, after a cycle that failed like this. */
  arms?: (delayMs: number, error: unknown) => boolean;
};

export type MachineParts = {
  name: string;
  user: CurrentUser;
  users: readonly string[];
  file?: Buffer;
  time: VirtualTime;
  random: SeededRandom;
  network: Network;
  crash: CrashPoints;
  plants: MachinePlants;
  mark(): number;
  /** What its user wrote, as soon as it is on the disk. */
  onAct(machine: Machine, changes: readonly Change[]): void;
  /** What he decided, and what changed with it. */
  onDecided(machine: Machine, decided: Decided): void;
  /** What else changed on its screen. */
  onSync(machine: Machine, changes: readonly Change[]): void;
  onBug(machine: Machine, error: unknown): void;
};

export type MachineState = {
  cursor: number;
  deviceId: string;
  batch: string | null;
  batchSeq: number;
  /** 1 until all has come again from a hub of yesterday. */
  isRecovering: number;
  subs: string;
  adoptAfter: string | null;
};

type Process = { gate: Gate; engine: SyncEngine; pacer: Pacer; isDead: boolean; error: unknown };

export class Machine {
  readonly parts: MachineParts;
  readonly name: string;
  db: Database.Database;
  screen: Screen;
  /** How wrong its clock is. */
  skewMs = 0;
  link: LinkState = 'up';
  /** Of its program. */
  schema = usualSchema;
  cycles = 0;
  /** Number from which on it hears of the log: where it stood when it first had any of it. */
  since: number | undefined;
  #process: Process | undefined;
  #boots = 0;
  #readState: Database.Statement | undefined;
  readonly #touched = new Set<string>();

  constructor(parts: MachineParts) {
    this.parts = parts;
    this.name = parts.name;
    this.db = openDeviceFile(parts.file);
    this.screen = new Screen(this.db);
    this.screen.look();
  }

  get isUp(): boolean {
    return this.#process !== undefined;
  }

  readonly now = (): number => this.parts.time.now + this.skewMs;
  readonly newId = (): string => newRowId(Math.max(0, this.now()), this.parts.random.bytes(16));

  boot(): void {
    this.#boots += 1;
    const { crash, user, plants, onBug } = this.parts;
    const process: Process = { isDead: false, error: undefined } as Process;
    const die = (): void => this.#die(process);
    const made = createMortalGate({
      ...{ db: this.db, now: this.now, newId: this.newId, user, crash, die, isDead: () => process.isDead },
    });
    const gate = plants.gate?.(made, this) ?? made;
    gate.onChanges(({ tables }) => {
      for (const table of tables) this.#touched.add(table);
    });
    process.gate = gate;
    this.#recognise();
    try {
      process.engine = createSyncEngine({
        ...{ gate, now: this.now, newId: this.newId, keys: this.#keys() },
        runId: `${this.name}/${this.#boots}`,
        elapsedMs: this.#elapsedMs,
        callsFor: (deviceId) => this.#callsFor(process, deviceId),
        reach: (point) => crash.reach(`device.${point}`, die),
        steps: plants.steps?.(this) ?? {},
      });
    } catch (error) {
      if (!(error instanceof Died)) onBug(this, error);
      return;
    }
    process.pacer = this.#pacer(process);
    this.#process = process;
    process.pacer.wake();
  }

  /** A newer program has a place for the column, and knows by its name what was set aside under a name unheard of. */
  #recognise(): void {
    if (this.schema >= columnSchema)
      this.db.prepare('DELETE FROM sync_parked WHERE "column" = ?').run(newColumn);
    if (this.schema >= tableSchema)
      this.db.prepare('UPDATE sync_parked SET table_name = ? WHERE table_name = ?').run(newTable, unheardOf);
  }

  #pacer(process: Process): Pacer {
    const { time, random, plants } = this.parts;
    return createPacer({
      now: this.now,
      random: () => random.next(),
      onFailure: (error) => {
        process.error = error;
        const isExpected = process.isDead || (error instanceof AppError && error.code !== 'bug');
        if (!isExpected) this.parts.onBug(this, error);
      },
      run: () => {
        this.cycles += 1;
        process.error = undefined;
        return time.track(process.engine.cycle());
      },
      after: (delayMs, run) => {
        if (process.isDead || plants.arms?.(delayMs, process.error) === false) return () => undefined;
        return time.after(delayMs, run);
      },
    });
  }

  /** Runs ahead by chance, so that pages are cut anywhere. */
  readonly #elapsedMs = (): number => (this.#elapsed += this.parts.random.chance(0.2) ? 9 : 1);
  #elapsed = 0;

  #keys() {
    const { random } = this.parts;
    return {
      make: async (): Promise<string> => Buffer.from(random.bytes(32)).toString('base64'),
      adopt: async (): Promise<void> => undefined,
    };
  }

  #callsFor(process: Process, deviceId: string): HubCalls {
    const { network, plants } = this.parts;
    const end = { machine: this.name, deviceId, link: () => this.link, isDead: () => process.isDead };
    const call =
      (name: CallName) =>
      (input: unknown): Promise<never> =>
        network.send(name, input, end) as Promise<never>;
    const calls = Object.fromEntries(hubCallNames.map((name) => [name, call(name)])) as unknown as HubCalls;
    const spoken = speakAs(() => this.schema, deviceId, calls);
    return plants.calls?.(spoken, this) ?? spoken;
  }

  #die(process: Process): void {
    process.isDead = true;
    void process.pacer?.stop();
    if (this.#process === process) this.#process = undefined;
    // The file is as the last commit left it; what the screen showed is read anew when the program starts again.
    const { time } = this.parts;
    time.after(2_000, () => {
      if (this.#process === undefined && !this.isOff) this.boot();
    });
  }

  /** Switched off by its user. */
  isOff = false;
  /** The hub will not hear it any more. */
  isLost = false;
  #acts = 0;

  leave(): void {
    this.isOff = true;
    this.kill();
  }

  comeBack(): void {
    if (!this.isOff) return;
    this.isOff = false;
    this.boot();
  }

  /** A newer program is installed over the old one. */
  upgrade(to: number): void {
    this.kill();
    this.schema = Math.max(this.schema, to);
  }

  /** Power off between two instants. */
  kill(): void {
    if (this.#process) this.#die(this.#process);
  }

  /** There is a reason to sync. */
  wake(): void {
    this.#process?.pacer.wake();
  }

  /** Something that its user does; nothing when the program is not running. */
  act(name: ActionName | DecisionName, random: SeededRandom): void {
    const process = this.#process;
    if (process === undefined) return;
    this.look();
    if (name === 'createTask' && !knows(this.schema, 'tasks')) return;
    const { mark, users, onAct, onDecided } = this.parts;
    let answer: Record<string, string> | undefined;
    this.#acts += 1;
    // Counted: two commands may have drawn the same number.
    const hash = createHash('sha256').update(random.bytes(8)).update(String(this.#acts));
    const commandId = hash.digest('hex').slice(0, 32);
    const area = isDecision(name) ? 'sync' : 'sim';
    const request = { command: `${area}.${name}`, commandId, isUndoable: name !== 'undo' };
    try {
      process.gate.write(request, (tx) => {
        if (isDecision(name)) answer = decide(name, tx, random);
        else actions[name]({ tx, random, mark, users });
        return answer ?? {};
      });
    } catch (error) {
      answer = undefined;
      const isRefused = error instanceof AppError && ['stale', 'row_gone'].includes(error.reason);
      if (!(error instanceof Died) && !isRefused) this.parts.onBug(this, error);
    }
    const changes = this.screen.look();
    this.#touched.clear();
    if (changes.length > 0) onAct(this, changes);
    if (isDecision(name) && answer !== undefined) onDecided(this, { name, id: answer.id ?? '', changes });
    process.pacer.wake();
  }

  /** Looks at what sync has changed since the last time. */
  look(): void {
    if (this.#touched.size === 0) return;
    this.since ??= this.state.cursor > 0 ? this.state.cursor : undefined;
    const tables = [...this.#touched];
    this.#touched.clear();
    const changes = this.screen.look(tables as SimTableName[]);
    this.parts.onSync(this, changes);
  }

  get state(): MachineState {
    this.#readState ??= this.db.prepare(
      `SELECT cursor, device_id AS deviceId, batch, batch_seq AS batchSeq, is_recovering AS isRecovering, subs,
         adopt_after AS adoptAfter FROM sync_state`,
    );
    return this.#readState.get() as MachineState;
  }

  /** Number of a row that a snapshot brought and that is newer than the cursor. */
  aheadOf(t: string, id: string): number {
    const find = this.db.prepare('SELECT seq FROM sync_ahead WHERE table_name = ? AND row_id = ?').pluck();
    return Number(find.get(t, id) ?? 0);
  }

  get deviceId(): string {
    return this.state.deviceId;
  }

  count(text: string): number {
    return Number(this.db.prepare(text).pluck().get());
  }

  copy(): Buffer {
    return this.db.serialize();
  }

  /** Another disk in the place of this one. */
  restore(file: Buffer): void {
    this.kill();
    this.db.close();
    this.db = openDeviceFile(file);
    this.#readState = undefined;
    this.since = undefined;
    this.screen = new Screen(this.db);
    this.screen.look();
  }

  close(): void {
    this.leave();
    this.db.close();
  }
}

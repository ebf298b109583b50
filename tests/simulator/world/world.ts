// A whole simulated company: laptops, the hub, the network between, one clock for all, and the model that watches. It
// plays commands, lets everything heal, and says what rules were broken.
import type { Enrolled } from '#hub/auth/enrolments.ts';
import type { CurrentUser } from '#main/store/context.ts';
import { createGate } from '#main/store/gate.ts';
import { writeJoined } from '#main/sync/index.ts';
import { type SeededRandom, seededRandom } from '#shared/lib/seededRandom.ts';
import { checkAtRest } from '../checks/atRest.ts';
import type { Invariant } from '../checks/invariants.ts';
import { checkDecision, type Decided } from '../checks/onDecision.ts';
import { checkScreen } from '../checks/onTheScreen.ts';
import { checkAnswer } from '../checks/onTheWire.ts';
import type { Eyes } from '../model/eyes.ts';
import {
  type Ask,
  type AskedOp,
  type Complaint,
  isAnswered,
  Oracle,
  type OraclePoint,
  type WireOp,
} from '../model/oracle.ts';
import { marksOf, type Row, rowKey, type Value } from '../model/simTables.ts';
import type { Command } from './commands.ts';
import { CrashPoints } from './crashPoints.ts';
import { Machine, type MachinePlants } from './machine.ts';
import { type Answered, fair, Network } from './network.ts';
import { play } from './playCommand.ts';
import { catchUp, drawSchemas, tableSchema } from './schemas.ts';
import type { Change } from './screen.ts';
import { type HubPlants, SimHub } from './simHub.ts';
import { VirtualTime } from './virtualTime.ts';

export type Plants = { hub?: HubPlants; machine?: MachinePlants };

export type WorldOptions = {
  seed: string;
  machines: number;
  /** Bugs put in the place of sound parts. */
  plant?: (world: World) => Plants;
  /** Numbers of the crash points at which a process dies. */
  dieAt?: readonly number[];
  trace?: (text: string) => void;
};

const startMs = Date.UTC(2026, 10, 26, 8);
/** By then each machine has tried again. */
const longestRetryMs = 5 * 60_000;
const healMs = 120_000;
const allUsers: readonly CurrentUser[] = (['admin', 'head', 'rep1', 'rep2', 'rep3'] as const).map((id) => ({
  ...{ id, name: id, language: 'en', timeZone: 'Asia/Baku' },
  role: id === 'admin' ? 'admin' : id === 'head' ? 'head' : 'rep',
}));
const departmentOf: Readonly<Record<string, string>> = {
  head: 'north',
  rep1: 'north',
  rep2: 'north',
  rep3: 'south',
};

/** Of the hub itself: it says that its numbers jumped. */
const hubDevice = '00000000-0000-7000-8000-000000000000';

type WireTx = {
  cseq: number;
  hlc: string;
  command: string;
  ops: { t: string; id: string; k: WireOp['k']; f?: Record<string, unknown> }[];
};

type Open = { ask: Ask; seq: number };
type DiskCopy = { file: Buffer; eyes: Eyes; open: Open[]; asks: number };

export class World {
  readonly random: SeededRandom;
  readonly time = new VirtualTime(startMs);
  readonly crash: CrashPoints;
  readonly oracle = new Oracle();
  readonly network: Network;
  readonly machines: Machine[] = [];
  readonly #plants: Plants;
  readonly options: WorldOptions;
  readonly complaints: Complaint[] = [];
  readonly diskCopies = new Map<string, DiskCopy>();
  hubCopy: { file: Buffer; at: OraclePoint; madeAt: number } | undefined;
  hub!: SimHub;
  /** Open asks of each machine: not known there to be answered. */
  readonly openAsks = new Map<string, Open[]>();
  /** Number of the log up to which a machine's screen was held against it. */
  readonly checkedTo = new Map<string, number>();
  /** Machines whose disk is a copy. */
  readonly oldDisks = new Set<string>();
  /** `device/cseq` of transactions that were sent with nothing in them. */
  readonly emptySent = new Set<string>();
  /** Machines to which every scope comes again, and the number from which on their screens are whole. */
  readonly fetchingAgain = new Map<string, number>();
  readonly #bell: SeededRandom;
  #marks = 1_000_000;
  #names = 0;
  step = 0;
  commands: readonly Command[] = [];

  constructor(options: WorldOptions) {
    this.options = options;
    this.random = seededRandom(`${options.seed}/world`);
    this.#bell = this.random.fork('bell');
    this.#plants = options.plant?.(this) ?? {};
    this.crash = new CrashPoints(options.dieAt);
    this.network = new Network(this.time, options.seed, (call, device, text, machine) =>
      this.#toHub(call, device, text, machine),
    );
  }

  complain(rule: Invariant, text: string): void {
    this.complaints.push({ rule, text: `step ${this.step}: ${text}` });
  }

  async open(): Promise<void> {
    const { machines } = this.options;
    this.hub = await SimHub.open({
      ...{ processes: this.random.chance(0.3) ? 2 : 1, random: this.random.fork('hub'), crash: this.crash },
      nowMs: () => this.time.now,
      plants: this.#plants.hub ?? {},
      onAnswer: (call, device, machine, input, output) =>
        checkAnswer(this, { call, device, machine, input, output }),
      onCrash: () => this.time.after(3_000, () => void this.time.track(this.hub.restart())),
      onBug: (error) => this.complain('noBug', `the hub threw ${describe(error)}`),
    });
    const users = [allUsers[0], ...this.random.shuffle(allUsers.slice(1))];
    const schemas = drawSchemas(this.random.fork('schemas'));
    this.hub.newerColumn.schema = schemas.hub;
    for (let n = 0; n < machines; n += 1)
      await this.addMachine(users[n % users.length] as CurrentUser, schemas.next(n === 0));
  }

  async addMachine(user: CurrentUser, schema: number): Promise<Machine> {
    const name = `m${this.#names++}`;
    const machine = new Machine(this.machineParts(name, user));
    machine.schema = schema;
    this.machines.push(machine);
    this.#join(machine, await this.hub.enrol(user.id, name, this.time.now));
    machine.boot();
    return machine;
  }

  machineParts(name: string, user: CurrentUser, file?: Buffer) {
    return {
      ...{ name, user, file, time: this.time, network: this.network, crash: this.crash },
      users: allUsers.map(({ id }) => id),
      random: this.random.fork(`machine/${name}`),
      plants: this.#plants.machine ?? {},
      mark: () => (this.#marks += 1),
      onAct: (machine: Machine, changes: readonly Change[]) => this.#asked(machine, changes),
      onDecided: (machine: Machine, decided: Decided) => checkDecision(this, machine, decided),
      onSync: (machine: Machine, changes: readonly Change[]) => this.#synced(machine, changes),
      onBug: (machine: Machine, error: unknown) =>
        this.complain('noBug', `${machine.name} threw ${describe(error)}`),
    };
  }

  userOf(machine: string): string | undefined {
    return this.machines.find(({ name }) => name === machine)?.parts.user.id;
  }

  newName(): string {
    return `m${this.#names++}`;
  }

  /** What joining a hub leaves in the file; the first laptop brings the company. */
  #join(machine: Machine, { device, prefix, isEmpty: isBringing, certificate }: Enrolled): void {
    const at = this.time.now;
    const { user } = machine.parts;
    const gate = createGate({
      db: machine.db,
      clock: () => at,
      newId: machine.newId,
      currentUser: () => user,
    });
    const made = { command: 'sim.join', commandId: device, isUndoable: false, isReplay: true };
    gate.write(made, (tx) => {
      const own = 'INSERT INTO device(id, prefix, user_id, created_at) VALUES (?, ?, ?, ?)';
      tx.sql.run(own, ['d', 'ABC', user.id, at]);
      const hub = { hubUrl: 'http://hub', hubPin: null, hubCertificate: null, hubKey: '' };
      const isFirst = isBringing && this.machines.length === 1;
      const itself = { deviceId: device, deviceCertificate: certificate };
      writeJoined(tx, { ...hub, ...itself, userId: user.id, prefix, isBringing: isFirst });
      if (!isFirst) return {};
      const person = `INSERT INTO users(id, name, role, department, language, time_zone, created_at, updated_at)
        VALUES (?, ?, ?, ?, 'en', 'Asia/Baku', ?, ?)`;
      for (const { id, role } of allUsers) tx.sql.run(person, [id, id, role, departmentOf[id] ?? '', at, at]);
      return {};
    });
    machine.screen.look();
  }

  async #toHub(call: Parameters<SimHub['answer']>[0], device: string, text: string, machine: string) {
    const answer = await this.hub.answer(call, device, text, machine);
    this.options.trace?.(
      `  ${machine} ${device.slice(-4)} ${call} ${text.slice(0, 6000)} -> ${brief(answer)}`,
    );
    this.#took(call === 'push' ? ((JSON.parse(text) as { txs: WireTx[] }).txs ?? []) : [], device, machine);
    return answer;
  }

  /** What the hub took just now, whoever pushed it. */
  #took(sent: readonly WireTx[], device: string, machine: string): void {
    for (const ack of this.hub.taken()) {
      const tx = ack.device === device ? sent.find(({ cseq }) => cseq === ack.cseq) : undefined;
      if (ack.device === hubDevice) continue;
      if (tx === undefined) {
        this.complain('exactlyOnce', `the hub took ${ack.device}/${ack.cseq}, which nobody sent now`);
        continue;
      }
      const limit = this.time.now + 5_000;
      const ms = Math.min(Number.parseInt(tx.hlc.slice(0, 12), 16), limit);
      const taken = {
        ...{ machine, device, cseq: ack.cseq, isRejected: ack.outcome === 'rejected' },
        clock: `${ms.toString(16).padStart(12, '0')}${tx.hlc.slice(12)}`,
        asked: tx.ops.map(({ t, id, k, f }) => ({ t, id, k, f: valuesOf(k, f ?? {}) })),
        ...{ lines: ack.lines, conflicts: ack.conflicts, isTestimony: tx.command === 'sync.witness' },
      };
      for (const complaint of this.oracle.take(taken)) this.complain(complaint.rule, complaint.text);
      for (const list of this.openAsks.values())
        for (const open of list) if (open.seq === 0 && isAnswered(open.ask)) open.seq = ack.seq;
      this.#ring(machine);
    }
  }

  /** The bell: who hears it comes to fetch. */
  #ring(by: string): void {
    for (const machine of this.machines) {
      if (machine.name === by || machine.link !== 'up' || this.#bell.chance(0.2)) continue;
      this.time.after(this.#bell.int(20, 500), () => machine.wake());
    }
  }

  #asked(machine: Machine, changes: readonly Change[]): void {
    const ops = changes.map(({ t, id, before, after }): AskedOp => {
      if (after === undefined) return { t, id, k: 'del', f: {}, old: before ?? {} };
      if (before === undefined) return { t, id, k: 'put', f: after, old: {} };
      const columns = Object.keys(after).filter((column) => after[column] !== before[column]);
      const only = (row: Row): Row =>
        Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
      return { t, id, k: 'set', f: only(after), old: only(before) };
    });
    if (machine.isLost) return;
    const open = this.openOf(machine);
    const unanswered = new Set(open.flatMap(({ ask }) => ask.ops.map(({ t, id }) => rowKey(t, id))));
    open.push({ ask: this.oracle.ask(machine.name, ops, unanswered), seq: 0 });
    this.#show(machine, changes);
  }

  /** Drops those of which the machine has heard. */
  openOf(machine: Machine): Open[] {
    const { cursor } = machine.state;
    const open = (this.openAsks.get(machine.name) ?? []).filter(
      ({ seq, ask }) => (seq === 0 || seq > cursor) && !ask.isLost,
    );
    this.openAsks.set(machine.name, open);
    return open;
  }

  #synced(machine: Machine, changes: readonly Change[]): void {
    checkScreen(this, machine, changes);
    this.#show(machine, changes);
  }

  #show(machine: Machine, changes: readonly Change[]): void {
    const eyes = this.oracle.eyesOf(machine.name);
    for (const { after } of changes)
      for (const value of Object.values(after ?? {})) for (const mark of marksOf(value)) eyes.see(mark);
  }

  /** Names of the machines whose disks are still there. */
  held(): Set<string> {
    return new Set(this.machines.filter(({ isLost }) => !isLost).map(({ name }) => name));
  }

  /** The hub will not hear the machine any more. */
  giveUp(machine: Machine): void {
    machine.isLost = true;
    for (const ask of this.oracle.asks) if (ask.machine === machine.name) this.oracle.lose(ask);
  }

  pass(ms: number): Promise<void> {
    return this.#until(this.time.now + ms);
  }

  look(): void {
    for (const machine of this.machines) if (machine.isUp) machine.look();
  }

  /** Plays the commands, and then lets all heal. */
  async run(commands: readonly Command[]): Promise<void> {
    this.commands = commands;
    await this.#until(this.time.now + 20_000);
    for (const command of commands) {
      this.step += 1;
      await this.#until(this.time.now + command.wait);
      this.options.trace?.(
        `${this.step} ${command.kind} m${command.machine} ${command.pick} at ${this.time.now}`,
      );
      await play(this, command);
      await this.time.rest();
      this.look();
      if (this.complaints.length > 0) return;
    }
    await this.heal();
    if (this.complaints.length === 0) checkAtRest(this);
    if (this.complaints.length === 0) await this.#upgradeAll();
  }

  /** Those that lacked a place for something have one now: nothing is missing. */
  async #upgradeAll(): Promise<void> {
    const old = this.machines.filter(({ schema, isLost }) => schema < tableSchema && !isLost);
    if (old.length === 0) return;
    this.step += 1;
    for (const machine of old) machine.upgrade(this.hub.newerColumn.schema);
    await this.#until(this.time.now + healMs);
    this.look();
    if (this.complaints.length === 0) checkAtRest(this);
  }

  /** In small steps, so that every screen is looked at between. */
  async #until(at: number): Promise<void> {
    await this.time.runUntil(at, () => this.look());
  }

  /** Lines come back, nothing dies any more; who was told so looks at once, the others when their time comes. */
  async heal(): Promise<void> {
    this.step += 1;
    this.crash.disarm();
    this.network.weather = fair;
    // The office brings its hub up to date, as it should have before, and the laptops that are too old for it.
    const schemas = this.machines.map(({ schema }) => schema);
    const { hub, oldest } = catchUp(this.hub.newerColumn.schema, schemas);
    this.hub.newerColumn.schema = hub;
    for (const machine of this.machines) {
      if (machine.schema < oldest) machine.upgrade(oldest);
      const wasDown = machine.link === 'down';
      machine.link = 'up';
      machine.comeBack();
      if (wasDown) machine.wake();
    }
    await this.#until(this.time.now + longestRetryMs + healMs);
  }

  async close(): Promise<void> {
    for (const machine of this.machines) machine.close();
    await this.hub.close();
  }
}

const brief = (answer: Answered | undefined): string =>
  answer === undefined
    ? 'no answer'
    : answer.ok
      ? answer.text.slice(0, 6000)
      : `${answer.code}/${answer.reason}`;

/** Values of a wire op, of a `set` without what it says of before. */
const valuesOf = (k: string, f: Record<string, unknown>): Row =>
  Object.fromEntries(
    Object.entries(f).map(([column, value]) => [
      column,
      (k === 'set' ? (value as unknown[])[2] : value) as Value,
    ]),
  );

export const describe = (error: unknown): string =>
  error instanceof Error
    ? `${error.message} ${error.stack?.split('\n').slice(1, 4).join(' ') ?? ''}`
    : String(error);

// The lines that run in this process: one runner for each SIP line there is, started and ended as the rows change, woken with
// the machine and its network, signed off at the end.
import type { EventName, EventPayload } from '#shared/rpc/client.ts';
import { loadPreferences } from '../company/index.ts';
import { phoneCountry } from '../partners/index.ts';
import type { Platform } from '../platform/ports.ts';
import type { Blobs } from '../store/blobs.ts';
import type { CompanyFolder } from '../store/companyFolder.ts';
import type { Gate } from '../store/gate.ts';
import { watchSurroundings } from '../sync/index.ts';
import { createCallLog } from './callLog.ts';
import { Calls } from './calls.ts';
import type { CallLine } from './callWorld.ts';
import { keepLeftRecordings, type RecordingKeeper } from './keepRecordings.ts';
import { offStatus } from './line.rules.ts';
import { LineRunner, type LineWorld } from './lineRunner.ts';
import { forgetLine, listForgotten, listLines } from './lines.repo.ts';
import { MediaPort } from './mediaPort.ts';
import { openLink } from './openLink.ts';
import { createRecordingFiles } from './recordingFiles.ts';
import { createSipAgent } from './sipAgent.ts';
import type { After, Line, TelephonyService } from './telephony.types.ts';
import { testLine } from './testLine.ts';

export const secretOfLine = (lineId: string): string => `phone/${lineId}`;

export type TelephonyOptions = {
  platform: Platform;
  gate: Gate;
  blobs: Blobs;
  folder: CompanyFolder;
  newId(): string;
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
};

type RecordingParts = Omit<TelephonyOptions, 'emit'>;

export type RunningTelephony = TelephonyService & {
  /** Works by itself from now on. */
  start(): void;
  /** Signs off, within two seconds. */
  stop(): Promise<void>;
};

/** A line must be back within two seconds of a wake. */
const surroundings = { lookMs: 1_000, sleptMs: 3_000 };
const takenBackMs = 24 * 3_600_000;

const realAfter: After = (delayMs, run) => {
  const timer = setTimeout(run, Math.max(0, delayMs));
  timer.unref();
  return () => clearTimeout(timer);
};

/** What its runner begins anew for; a new name is no reason. */
const keyOf = ({ name: _name, dtmf: _dtmf, ...rest }: Line): string => JSON.stringify(rest);

const keeperOf = ({ gate, newId, blobs, folder }: RecordingParts) => ({
  ...{ blobs, log: createCallLog({ gate, newId }) },
  files: createRecordingFiles(folder.staging, folder.key),
});

const recordingFailed =
  ({ platform }: RecordingParts) =>
  (error: unknown): void =>
    platform.log.error('calls.recordingFailed', undefined, error);

/** At a start, once the calls that a killed program left open are closed. */
export function keepLeft(parts: RecordingParts): void {
  const keeper: RecordingKeeper = keeperOf(parts);
  keepLeftRecordings(keeper, recordingFailed(parts));
}

class Telephony implements RunningTelephony {
  readonly calls: Calls;
  readonly media: MediaPort;
  readonly #options: TelephonyOptions;
  readonly #world: LineWorld;
  readonly #runners = new Map<string, LineRunner>();
  readonly #outdated = new WeakSet<LineRunner>();
  /** Signing off, by line. */
  readonly #leaving = new Map<string, Promise<void>>();
  readonly #stopWatching: (() => void)[] = [];

  constructor(options: TelephonyOptions) {
    this.#options = options;
    const { platform, gate, newId, emit } = options;
    const keeper = keeperOf(options);
    this.media = new MediaPort({ newId, emit, after: realAfter });
    this.#world = {
      now: platform.now,
      random: () => (platform.randomBytes(1)[0] ?? 0) / 255,
      after: realAfter,
      log: (event, fields) => platform.log.info(event, fields),
      loadPassword: (lineId) => platform.secrets.load(secretOfLine(lineId)),
      openLink,
      createAgent: (agent) =>
        createSipAgent({ ...agent, onInvite: (invitation) => this.calls.arrive(agent.line.id, invitation) }),
    };
    this.calls = new Calls({
      ...{ now: platform.now, random: this.#world.random, after: realAfter },
      ...{ newId, emit, media: this.media, log: keeper.log },
      recording: {
        ...keeper,
        mode: () => loadPreferences(gate.read()).recordsCalls,
        onFailed: recordingFailed(options),
      },
      country: () => phoneCountry(gate.read(), ''),
      findLine: (lineId) => this.#findLine(lineId),
      onLogFailed: (error) => platform.log.error('calls.logFailed', undefined, error),
    });
  }

  /** Of the default line, where none is asked for. Its agent, while it is registered. */
  #findLine(lineId: string | undefined): CallLine | undefined {
    const [first, ...others] = listLines(this.#options.gate.read());
    const row = lineId === undefined ? first : [first, ...others].find((line) => line?.id === lineId);
    if (!row) return undefined;
    const { isDefault: _isDefault, ...line } = row;
    return { line, agent: this.#runners.get(row.id)?.registeredAgent() };
  }

  start(): void {
    const { gate, platform } = this.#options;
    this.#stopWatching.push(
      watchSurroundings(() => this.#wake(), surroundings),
      gate.onChanges(({ tables }) => {
        if (tables.has('phone_lines')) this.#follow();
      }),
    );
    this.#follow();
    this.#forget().catch((error: unknown) => platform.log.error('telephony.forgetFailed', undefined, error));
  }

  /** A removed line and its password go for good once they will not be taken back. */
  async #forget(): Promise<void> {
    const { gate, platform, newId } = this.#options;
    for (const id of listForgotten(gate.read(), platform.now() - takenBackMs)) {
      await platform.secrets.delete(secretOfLine(id));
      const request = { command: 'telephony.forget', commandId: newId(), isUndoable: false };
      gate.write({ ...request, keepsAnswer: false }, (tx) => forgetLine(tx, id));
    }
  }

  /** Runners as the rows are: new ones begin, changed ones begin anew, those of removed lines sign off. */
  #follow(): void {
    const lines = listLines(this.#options.gate.read())
      .filter(({ kind }) => kind === 'sip')
      .map(({ isDefault: _isDefault, ...line }) => line);
    for (const [id, runner] of this.#runners) {
      const line = lines.find((one) => one.id === id);
      const isSame = line && keyOf(line) === keyOf(runner.line) && !this.#outdated.has(runner);
      if (!isSame) this.#end(runner);
    }
    for (const line of lines) if (!this.#runners.has(line.id)) this.#begin(line);
  }

  #begin(line: Line): void {
    const { emit } = this.#options;
    const runner = new LineRunner(line, this.#world, (state) => {
      emit('telephony.lineState', { ...state, id: line.id });
      this.calls.noteLine(line.id, state.state === 'registered');
    });
    this.#runners.set(line.id, runner);
    // The registrar takes both for one instance: the old one's farewell must not end the new one.
    const leaving = this.#leaving.get(line.id) ?? Promise.resolve();
    void leaving.then(() => {
      if (this.#runners.get(line.id) === runner) runner.take({ type: 'start' });
    });
  }

  #end(runner: LineRunner): void {
    const { id } = runner.line;
    this.calls.dropLine(id);
    this.#runners.delete(id);
    const leaving = Promise.all([this.#leaving.get(id), runner.stop()]).then(() => {
      if (this.#leaving.get(id) === leaving) this.#leaving.delete(id);
    });
    this.#leaving.set(id, leaving);
  }

  #wake(): void {
    for (const runner of this.#runners.values()) runner.take({ type: 'wake' });
  }

  async stop(): Promise<void> {
    for (const stop of this.#stopWatching) stop();
    for (const runner of [...this.#runners.values()]) this.#end(runner);
    await Promise.all([...this.#leaving.values(), this.calls.close()]);
  }

  /** A password is in no row: the runner that has the old one is not the one to keep. */
  readonly notePassword: TelephonyService['notePassword'] = (lineId) => {
    const runner = this.#runners.get(lineId);
    if (runner) this.#outdated.add(runner);
  };

  readonly stateOf: TelephonyService['stateOf'] = (lineId) => {
    const { failures: _failures, ...off } = offStatus(this.#world.now());
    return this.#runners.get(lineId)?.state() ?? off;
  };

  readonly retry: TelephonyService['retry'] = (lineId) => this.#runners.get(lineId)?.take({ type: 'retry' });

  readonly test: TelephonyService['test'] = (line, password, signal) =>
    testLine({ ...line, id: this.#options.newId() }, password, signal);
}

export const createTelephonyService = (options: TelephonyOptions): RunningTelephony => new Telephony(options);

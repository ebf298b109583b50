// The lines that run in this process: one runner for each line that logs in somewhere, started and ended as the rows change, woken with
// the machine and its network, signed off at the end.
import type { EventName, EventPayload } from '#shared/rpc/client.ts';
import { loadPreferences } from '../company/index.ts';
import { phoneCountry } from '../partners/index.ts';
import type { Platform } from '../platform/ports.ts';
import type { CompanyFolder } from '../store/companyFolder.ts';
import type { Gate } from '../store/gate.ts';
import { watchSurroundings } from '../sync/index.ts';
import { type AmiAgent, createAmiAgent } from './amiAgent.ts';
import { createCallLog } from './callLog.ts';
import { Calls } from './calls.ts';
import type { CallLine } from './callWorld.ts';
import { pauseLeftSession } from './dialSession.ts';
import { iceServersOf } from './iceServers.rules.ts';
import { createRecordingKeeper, keepLeftRecordings } from './keepRecordings.ts';
import { offStatus } from './line.rules.ts';
import { LineRunner, type LineWorld } from './lineRunner.ts';
import { forgetLine, listForgotten, listLines } from './lines.repo.ts';
import { LineTests } from './lineTests.ts';
import { MediaFailure, MediaPort } from './mediaPort.ts';
import { createSipAgent, type SipAgent } from './sipAgent.ts';
import type { After, IceServer, Line, TelephonyService } from './telephony.types.ts';

export const secretOfLine = (lineId: string): string => `phone/${lineId}`;
export const secretOfTurn = (lineId: string): string => `phone/${lineId}/turn`;
/** All that goes with a line. */
export const secretsOfLine = (lineId: string): string[] => [secretOfLine(lineId), secretOfTurn(lineId)];

export type TelephonyOptions = {
  platform: Platform;
  gate: Gate;
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
  /** Long work stands back meanwhile. */
  isTalking(): boolean;
};

/** A line must be back within two seconds of a wake. */
const surroundings = { lookMs: 1_000, sleptMs: 3_000 };
const takenBackMs = 24 * 3_600_000;

type Agent = SipAgent | AmiAgent;

const realAfter: After = (delayMs, run) => {
  const timer = setTimeout(run, Math.max(0, delayMs));
  timer.unref();
  return () => clearTimeout(timer);
};

/** What its runner, and with it its calls, begin anew for; a new name is no reason, nor is what only calls use. */
const keyOf = ({ url, domain, user, displayName, authUser }: Line): string =>
  JSON.stringify([url, domain, user, displayName, authUser]);

const recordingFailed =
  ({ platform }: RecordingParts) =>
  (error: unknown): void =>
    platform.log.error('calls.recordingFailed', undefined, error);

/** At a start: what a killed program left, calls and what was recorded of them. */
export async function closeLeftCalls(parts: RecordingParts): Promise<void> {
  const log = createCallLog(parts);
  log.closeLeft(parts.platform.now());
  await keepLeftRecordings(createRecordingKeeper({ ...parts, log }), recordingFailed(parts));
  pauseLeftSession(parts);
}

class Telephony implements RunningTelephony {
  readonly calls: Calls;
  readonly media: MediaPort;
  readonly tests: LineTests;
  readonly #options: TelephonyOptions;
  readonly #world: LineWorld<Agent>;
  readonly #runners = new Map<string, LineRunner<Agent>>();
  readonly #outdated = new WeakSet<LineRunner<Agent>>();
  /** Signing off, by line. */
  readonly #leaving = new Map<string, Promise<void>>();
  readonly #stopWatching: (() => void)[] = [];

  constructor(options: TelephonyOptions) {
    this.#options = options;
    const { platform, gate, newId, emit } = options;
    const log = createCallLog(options);
    this.media = new MediaPort({ newId, emit, after: realAfter });
    this.#world = {
      now: platform.now,
      random: () => (platform.randomBytes(1)[0] ?? 0) / 255,
      after: realAfter,
      log: (event, fields) => platform.log.info(event, fields),
      loadPassword: (lineId) => platform.secrets.load(secretOfLine(lineId)),
      createAgent: (agent) => {
        const { id, kind } = agent.line;
        if (kind === 'ami')
          return createAmiAgent({ ...agent, onRings: (ringing) => this.calls.arriveAtPhone(id, ringing) });
        return createSipAgent({ ...agent, onInvite: (invitation) => this.calls.arrive(id, invitation) });
      },
    };
    const common = { random: this.#world.random, after: realAfter, newId };
    const country = (): string => phoneCountry(gate.read(), '');
    this.tests = new LineTests({
      ...{ ...common, emit, country, calls: () => this.calls.list() },
      onTested: (line) => this.#renewLike(line),
    });
    this.calls = new Calls({
      ...{ ...common, now: platform.now, media: this.media, log },
      emit: (name, payload) => {
        emit(name, payload);
        if (name === 'calls.changed') this.tests.noteCalls();
      },
      recording: {
        ...createRecordingKeeper({ ...options, log }),
        mode: () => loadPreferences(gate.read()).recordsCalls,
        onFailed: recordingFailed(options),
      },
      country,
      findLine: (lineId) => this.#findLine(lineId),
      loadIceServers: (lineId) => this.#loadIceServers(lineId),
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

  /** @throws MediaFailure: without its password TURN would not be asked, and the call might be silent */
  #loadIceServers(lineId: string): IceServer[] | Promise<IceServer[]> {
    const line = this.#findLine(lineId)?.line;
    if (!line) return [];
    if (line.turn === '') return iceServersOf(line, undefined);
    return this.#options.platform.secrets.load(secretOfTurn(lineId)).then((password) => {
      if (!password) throw new MediaFailure('turn_refused');
      return iceServersOf(line, password);
    });
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

  /** A removed line and its passwords go for good once they will not be taken back. */
  async #forget(): Promise<void> {
    const { gate, platform, newId } = this.#options;
    for (const id of listForgotten(gate.read(), platform.now() - takenBackMs)) {
      for (const name of secretsOfLine(id)) await platform.secrets.delete(name);
      const request = { command: 'telephony.forget', commandId: newId(), isUndoable: false };
      gate.write({ ...request, keepsAnswer: false }, (tx) => forgetLine(tx, id));
    }
  }

  /** Runners as the rows are: new ones begin, changed ones begin anew, those of removed lines sign off. */
  #follow(): void {
    const lines = listLines(this.#options.gate.read())
      .filter(({ kind }) => kind !== 'handoff')
      .map(({ isDefault: _isDefault, ...line }) => line);
    for (const [id, runner] of this.#runners) {
      const line = lines.find((one) => one.id === id);
      const isSame = line && keyOf(line) === keyOf(runner.line) && !this.#outdated.has(runner);
      if (!isSame) this.#end(runner);
      else runner.trust(line.pin);
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

  #end(runner: LineRunner<Agent>): void {
    const { id } = runner.line;
    this.calls.dropLine(id);
    this.#runners.delete(id);
    const leaving = Promise.all([this.#leaving.get(id), runner.stop()]).then(() => {
      if (this.#leaving.get(id) === leaving) this.#leaving.delete(id);
    });
    this.#leaving.set(id, leaving);
  }

  isTalking(): boolean {
    return this.calls.isTalking();
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

  #renewLike({ kind, url, user }: Line): void {
    for (const runner of this.#runners.values())
      if (kind === 'sip' && runner.line.url === url && runner.line.user === user) runner.renew();
  }
}

export const createTelephonyService = (options: TelephonyOptions): RunningTelephony => new Telephony(options);

// One line at work: carries out what line.rules.ts says – opens, registers, renews, probes, signs off – and tells each change.
// Decides nothing itself; holds no row and no password.
import type { LogFields } from '../platform/ports.ts';
import { type LineEvent, type LineStatus, nextStatus, offStatus } from './line.rules.ts';
import type { LineAgent } from './lineAgent.ts';
import { LinkFailure } from './linkFailure.ts';
import type { After, Line, LineState } from './telephony.types.ts';

export type LineWorld<A extends LineAgent = LineAgent> = {
  now(): number;
  random(): number;
  after: After;
  log(event: string, fields: LogFields): void;
  loadPassword(lineId: string): Promise<string | undefined>;
  /** Of the line's kind. @param options.instanceId the same one takes the place of its older registration */
  createAgent(options: { line: Line; password: string; instanceId: string }): A;
};

export class LineRunner<A extends LineAgent = LineAgent> {
  readonly line: Line;
  readonly #world: LineWorld<A>;
  readonly #onState: (state: LineState) => void;
  #status: LineStatus;
  #attempt = new AbortController();
  #agent: A | undefined;
  #disarm: () => void = () => undefined;
  #closing: Promise<void> = Promise.resolve();

  constructor(line: Line, world: LineWorld<A>, onState: (state: LineState) => void) {
    this.line = line;
    this.#world = world;
    this.#onState = onState;
    this.#status = offStatus(world.now());
  }

  state(): LineState {
    const { failures: _failures, ...state } = this.#status;
    return state;
  }

  /** For the calls, while the line can make them. */
  registeredAgent(): A | undefined {
    return this.#status.state === 'registered' ? this.#agent : undefined;
  }

  /** The certificate that the user agrees to from now on: calls that wait for their link are not given up for it. */
  trust(pin: string): void {
    if (pin === this.line.pin) return;
    this.line.pin = pin;
    this.take({ type: 'retry' });
  }

  /** Says once more that it is there: another login of the account may have taken its place at the PBX. */
  renew(): void {
    const agent = this.registeredAgent();
    if (!agent) return;
    this.#disarm();
    this.#renew(agent, this.#attempt);
  }

  /** Signs off, within two seconds. */
  stop(): Promise<void> {
    this.take({ type: 'stop' });
    return this.#closing;
  }

  take(event: LineEvent): void {
    const { now, random, after } = this.#world;
    const before = this.#status;
    const { status, effect } = nextStatus(before, event, { now: now(), random });
    this.#status = status;
    if (status.state !== 'registered') this.#disarm();
    if (status.nextAt !== null && status !== before)
      this.#disarm = after(status.nextAt - now(), () => this.take({ type: 'due' }));
    if (effect === 'open') void this.#open();
    else if (effect === 'probe') this.#agent?.probe();
    else if (effect === 'close') this.#closing = this.#close(before.state === 'registered');
    if (status !== before) this.#onState(this.state());
  }

  async #open(): Promise<void> {
    this.#attempt.abort();
    const attempt = new AbortController();
    this.#attempt = attempt;
    const { signal } = attempt;
    try {
      const agent = await this.#findAgent();
      if (signal.aborted) return;
      await agent.open({
        signal,
        onLost: (reason) => {
          if (!signal.aborted) this.#fail(attempt, new LinkFailure('connect', reason));
        },
      });
      if (signal.aborted) return;
      await this.#register(agent, attempt);
    } catch (error) {
      this.#fail(attempt, error);
    }
  }

  async #findAgent(): Promise<A> {
    const { loadPassword, createAgent } = this.#world;
    const password = await loadPassword(this.line.id);
    if (password === undefined) throw new LinkFailure('register', 'no_password');
    this.#agent ??= createAgent({ line: this.line, password, instanceId: this.line.id });
    return this.#agent;
  }

  async #register(agent: A, attempt: AbortController): Promise<void> {
    const forMs = await agent.register();
    if (attempt.signal.aborted) return;
    this.take({ type: 'registered' });
    this.#disarm = this.#world.after(forMs / 2, () => this.#renew(agent, attempt));
  }

  #renew(agent: A, attempt: AbortController): void {
    this.#register(agent, attempt).catch((error: unknown) => this.#fail(attempt, error));
  }

  #fail(attempt: AbortController, error: unknown): void {
    if (attempt.signal.aborted) return;
    attempt.abort();
    this.#agent?.detach();
    const failure = error instanceof LinkFailure ? error : new LinkFailure('connect', 'connection_lost');
    const { reason, step, retryAfterMs } = failure;
    if (this.#status.reason !== reason) this.#world.log('telephony.failed', { step, reason });
    this.take({ type: 'failed', reason, retryAfterMs });
  }

  async #close(isRegistered: boolean): Promise<void> {
    this.#attempt.abort();
    const agent = this.#agent;
    this.#agent = undefined;
    if (isRegistered) await agent?.unregister();
    agent?.dispose();
  }
}

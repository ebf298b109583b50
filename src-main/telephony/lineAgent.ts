// What one running line is, whatever its kind: the one interface behind which a runner opens, logs in, keeps alive and leaves.
// Types only; a kind that logs in nowhere (handoff) has no agent.
import type { LineStep } from './telephony.types.ts';

export type OpenOptions = {
  signal: AbortSignal;
  /** Told of each step that is done. */
  onStep?: ((step: LineStep) => void) | undefined;
  /** The way that was opened is gone by itself. */
  onLost(reason: 'no_answer' | 'connection_lost'): void;
};

/** It outlives its ways to the PBX, which are opened one after another. */
export type LineAgent = {
  /** The step at which a login fails. */
  readonly loginStep: LineStep;
  /** @throws LinkFailure; also when the caller's signal ended it, who knows that himself */
  open(options: OpenOptions): Promise<void>;
  /** Asks whether the way is alive. */
  probe(): void;
  detach(): void;
  /** Logs in, or says once more that it is there. @returns for how long, ms. @throws LinkFailure */
  register(): Promise<number>;
  /** Of a test, once it is logged in: what else a call needs. @throws LinkFailure */
  check?(onStep: (step: LineStep) => void): Promise<void>;
  /** At most 1.5 s; whatever comes of it. */
  unregister(): Promise<void>;
  dispose(): void;
};

// Owns the core process: starts it, answers what it asks, starts it again when it dies, gives up when that
// does not help, stops it in order. Ports asked for while there is no core wait for the next one.
import type { MessagePortMain } from 'electron';
import { AppError, fromWireError, toWireError, type WireError } from '#shared/contract/errors.ts';
import type { CoreChild } from './coreFork.ts';
import type { Ask, CoreStart, FromCore } from './coreMessages.ts';
import { planRestart } from './restartPolicy.ts';

export type CoreLauncher = {
  start(): void;
  openPort(port: MessagePortMain): void;
  /** An attachment's bytes. @throws AppError not_found, unavailable/core_gone */
  loadBlob(hash: string): Promise<Uint8Array>;
  /** Why there is no core and none will come by itself. */
  failure(): WireError | undefined;
  /** Resolves when the process is gone. */
  stop(): Promise<void>;
};

export type LauncherOptions = {
  fork(): CoreChild;
  start: CoreStart;
  answer(ask: Ask): Promise<unknown>;
  onFailure(error: WireError): void;
  log(event: string, fields?: Record<string, string | number>): void;
  now?(): number;
};

const stopTimeoutMs = 10_000;
const gaveUp: WireError = { code: 'unavailable', reason: 'core_keeps_failing', message: 'unavailable: core_keeps_failing' };

export function createCoreLauncher(options: LauncherOptions): CoreLauncher {
  const now = options.now ?? Date.now;
  const blobs = new Map<number, PromiseWithResolvers<Uint8Array>>();
  let child: CoreChild | undefined;
  let waitingPorts: MessagePortMain[] = [];
  let deathsAt: number[] = [];
  let failure: WireError | undefined;
  let isStopping = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastBlob = 0;
  let stopped = Promise.withResolvers<void>();

  const fail = (error: WireError): void => {
    failure = error;
    options.log('core.failed', { code: error.code, reason: error.reason });
    options.onFailure(error);
  };

  const receive = (from: CoreChild, message: FromCore): void => {
    if (message.t === 'started') options.log('core.started');
    else if (message.t === 'failed') fail(message.error);
    else if (message.t === 'ask') {
      const { id } = message;
      options.answer(message.ask).then(
        (value) => from.send({ t: 'answer', id, value }),
        (error: unknown) => from.send({ t: 'answer', id, error: toWireError(error, '') }),
      );
    } else if (message.t === 'blob') {
      const waiting = blobs.get(message.id);
      blobs.delete(message.id);
      if (message.bytes) waiting?.resolve(message.bytes);
      else waiting?.reject(message.error ? fromWireError(message.error) : new AppError('not_found', 'blob_missing'));
    }
  };

  const ended = (): void => {
    child = undefined;
    for (const { reject } of blobs.values()) reject(new AppError('unavailable', 'core_gone'));
    blobs.clear();
    stopped.resolve();
    if (isStopping || failure) return;
    deathsAt = [...deathsAt, now()].slice(-10);
    const plan = planRestart(deathsAt, now());
    options.log('core.died', { deaths: deathsAt.length });
    if (plan.kind === 'giveUp') fail(gaveUp);
    else timer = setTimeout(launch, plan.delayMs);
  };

  const launch = (): void => {
    const made = options.fork();
    child = made;
    stopped = Promise.withResolvers<void>();
    made.onMessage((message) => receive(made, message));
    made.onExit(ended);
    made.send({ t: 'start', start: options.start });
    for (const port of waitingPorts.splice(0)) made.openPort(port);
  };

  return {
    start() {
      if (child || isStopping) return;
      clearTimeout(timer);
      failure = undefined;
      deathsAt = [];
      launch();
    },
    openPort(port) {
      if (child) child.openPort(port);
      else waitingPorts = [...waitingPorts, port];
    },
    loadBlob(hash) {
      if (!child) return Promise.reject(new AppError('unavailable', 'core_gone'));
      const id = ++lastBlob;
      const waiting = Promise.withResolvers<Uint8Array>();
      blobs.set(id, waiting);
      child.send({ t: 'blob', id, hash });
      return waiting.promise;
    },
    failure: () => failure,
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      if (!child) return;
      const own = child;
      const late = setTimeout(() => own.kill(), stopTimeoutMs);
      own.send({ t: 'stop' });
      await stopped.promise;
      clearTimeout(late);
    },
  };
}

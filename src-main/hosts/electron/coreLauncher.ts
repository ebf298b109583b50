// Owns the core process: starts it, answers what it asks, starts it again when it dies, gives up when that
// does not help, stops it in order. Ports asked for while there is no core wait for the next one.
import type { MessagePortMain } from 'electron';
import { toWireError, type WireError } from '#shared/contract/errors.ts';
import { createBlobRequests } from './blobRequests.ts';
import type { CoreChild } from './coreFork.ts';
import type { Ask, CoreStart, FromCore } from './coreMessages.ts';
import { createPortQueue } from './portQueue.ts';
import { planRestart } from './restartPolicy.ts';

export type CoreLauncher = {
  start(): void;
  /** @returns what ends the connection */
  openPort(port: MessagePortMain): () => void;
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
const gaveUp: WireError = {
  code: 'unavailable',
  reason: 'core_keeps_failing',
  message: 'unavailable: core_keeps_failing',
};

async function sendAnswer(
  to: CoreChild,
  { id, ask }: Extract<FromCore, { t: 'ask' }>,
  answer: LauncherOptions['answer'],
): Promise<void> {
  try {
    to.send({ t: 'answer', id, value: await answer(ask) });
  } catch (error) {
    to.send({ t: 'answer', id, error: toWireError(error, '') });
  }
}

export function createCoreLauncher(options: LauncherOptions): CoreLauncher {
  const now = options.now ?? Date.now;
  const blobs = createBlobRequests();
  let child: CoreChild | undefined;
  const ports = createPortQueue();
  let deathsAt: number[] = [];
  let failure: WireError | undefined;
  let isStopping = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = Promise.withResolvers<void>();

  const receive = (from: CoreChild, message: FromCore): void => {
    if (message.t === 'started') options.log('core.started');
    else if (message.t === 'failed') failure = message.error;
    else if (message.t === 'ask') void sendAnswer(from, message, options.answer);
    else if (message.t === 'blob') blobs.settle(message);
  };

  const ended = (): void => {
    child = undefined;
    blobs.failAll();
    stopped.resolve();
    if (isStopping) return;
    deathsAt = [...deathsAt, now()].slice(-10);
    const plan = planRestart(deathsAt, now());
    if (plan.kind === 'giveUp') failure ??= gaveUp;
    options.log('core.died', { deaths: deathsAt.length, reason: failure?.reason ?? '' });
    if (!failure && plan.kind === 'wait') timer = setTimeout(launch, plan.delayMs);
    if (!failure) return;
    // The page that waited on these gives way to the error page.
    ports.endWaiting();
    options.onFailure(failure);
  };

  const launch = (): void => {
    const made = options.fork();
    child = made;
    stopped = Promise.withResolvers<void>();
    made.onMessage((message) => receive(made, message));
    made.onExit(ended);
    made.send({ t: 'start', start: options.start });
    ports.giveTo(made);
  };

  return {
    start() {
      if (child || isStopping) return;
      clearTimeout(timer);
      failure = undefined;
      deathsAt = [];
      launch();
    },
    openPort: (port) => ports.open(child, port),
    loadBlob: (hash) => blobs.load(child, hash),
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

// The two ways to have a core process: Electron's utility process (the product), and a plain Node binary
// (a test setting), whose ports are relayed because they cannot travel over child process IPC.
import { fork } from 'node:child_process';
import type { Writable } from 'node:stream';
import { type MessagePortMain, utilityProcess } from 'electron';
import type { FromCore, ToCore } from './coreMessages.ts';

export type CoreChild = {
  send(message: ToCore): void;
  /** Gives the core one end of a window's connection. @returns what ends it */
  openPort(port: MessagePortMain): () => void;
  onMessage(listener: (message: FromCore) => void): void;
  /** Called once. */
  onExit(listener: () => void): void;
  kill(): void;
};

export type ForkOptions = { module: string; log: Writable };

function cleanEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('ELECTRON_') && name !== 'NODE_OPTIONS',
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

export function forkUtility({ module, log }: ForkOptions): CoreChild {
  const child = utilityProcess.fork(module, [], {
    serviceName: 'Yolda core',
    stdio: 'pipe',
    env: cleanEnvironment(),
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  let lastId = 0;
  return {
    send: (message) => child.postMessage(message),
    openPort(port) {
      const id = ++lastId;
      child.postMessage({ t: 'port', id } satisfies ToCore, [port]);
      // The port is the child's now: only there can it be closed.
      return () => child.postMessage({ t: 'portClosed', id } satisfies ToCore);
    },
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
  };
}

export function forkNode(node: string, { module, log }: ForkOptions): CoreChild {
  const child = fork(module, [], {
    execPath: node,
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: cleanEnvironment(),
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const ports = new Map<number, MessagePortMain>();
  const exit = Promise.withResolvers<void>();
  const end = (): void => {
    for (const port of ports.values()) port.close();
    ports.clear();
    exit.resolve();
  };
  child.once('exit', end);
  // A binary that is not there never exits.
  child.once('error', end);
  let lastId = 0;
  const send = (message: ToCore): void => {
    if (child.connected) child.send(message, () => undefined);
  };
  const relay = (message: FromCore): boolean => {
    if (message.t === 'frame') ports.get(message.id)?.postMessage(message.frame);
    else if (message.t === 'portClosed') {
      ports.get(message.id)?.close();
      ports.delete(message.id);
    } else return false;
    return true;
  };
  return {
    send,
    openPort(port) {
      const id = ++lastId;
      ports.set(id, port);
      send({ t: 'port', id });
      port.on('message', ({ data }) => send({ t: 'frame', id, frame: data }));
      const forget = (): void => {
        if (ports.delete(id)) send({ t: 'portClosed', id });
      };
      port.once('close', forget);
      port.start();
      return () => {
        forget();
        port.close();
      };
    },
    onMessage: (listener) => {
      child.on('message', (message) => {
        if (!relay(message as FromCore)) listener(message as FromCore);
      });
    },
    onExit: (listener) => void exit.promise.then(listener),
    kill: () => child.kill('SIGKILL'),
  };
}

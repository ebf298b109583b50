// The core's end of its connection with Electron's main process: messages, and windows' ports as channels.
// Runs in Electron's utility process and, for the real-Electron tests, in plain Node.
import type { ParentPort } from 'electron';
import { AppError } from '#shared/contract/errors.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import type { FromCore, ToCore } from './coreMessages.ts';
import { portChannel } from './mainPort.ts';

export type CoreLink = {
  send(message: FromCore): void;
  /** One listener; a `port` message comes with its channel. */
  onMessage(listener: (message: ToCore, channel?: Channel) => void): void;
  /** The main process is gone. */
  onGone(listener: () => void): void;
};

function parentPortLink(parent: ParentPort): CoreLink {
  return {
    send: (message) => parent.postMessage(message),
    onMessage(listener) {
      const channels = new Map<number, Channel>();
      parent.on('message', ({ data, ports: [port] }) => {
        const message = data as ToCore;
        if (message.t === 'portClosed') channels.get(message.id)?.close();
        else if (message.t !== 'port' || !port) listener(message);
        else {
          const { id } = message;
          channels.set(id, portChannel(port));
          port.once('close', () => channels.delete(id));
          listener(message, channels.get(id));
        }
      });
    },
    // Chromium ends a utility process with its browser.
    onGone: () => undefined,
  };
}

type Relayed = { receive(frame: unknown): void; end(): void; channel: Channel };

function relayedChannel(id: number, send: (message: FromCore) => void, forget: () => void): Relayed {
  const early: unknown[] = [];
  let listener: ((frame: unknown) => void) | undefined;
  let closed: (() => void) | undefined;
  let isClosed = false;
  return {
    receive(frame) {
      if (listener) listener(frame);
      else early.push(frame);
    },
    end() {
      isClosed = true;
      forget();
      closed?.();
    },
    channel: {
      send(frame) {
        if (!isClosed) send({ t: 'frame', id, frame });
      },
      onMessage(given) {
        listener = given;
        for (const frame of early.splice(0)) given(frame);
      },
      onClose(given) {
        closed = given;
        if (isClosed) given();
      },
      close() {
        if (isClosed) return;
        send({ t: 'portClosed', id });
        this.onMessage(() => undefined);
        isClosed = true;
        forget();
        closed?.();
      },
    },
  };
}

function childProcessLink(): CoreLink {
  const relayed = new Map<number, Relayed>();
  const send = (message: FromCore): void => {
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  };
  return {
    send,
    onMessage(listener) {
      process.on('message', (raw) => {
        const message = raw as ToCore;
        if (message.t === 'frame') relayed.get(message.id)?.receive(message.frame);
        else if (message.t === 'portClosed') relayed.get(message.id)?.end();
        else if (message.t === 'port') {
          const { id } = message;
          const made = relayedChannel(id, send, () => relayed.delete(id));
          relayed.set(id, made);
          listener(message, made.channel);
        } else listener(message);
      });
    },
    onGone: (listener) => void process.once('disconnect', listener),
  };
}

/** @throws AppError bug when nobody forked this process */
export function openCoreLink(): CoreLink {
  // Outside Electron the property does not exist, whatever its types say.
  const parent = process.parentPort as ParentPort | undefined;
  if (parent) return parentPortLink(parent);
  if (process.send) return childProcessLink();
  throw new AppError('bug', 'no_parent');
}

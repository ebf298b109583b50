// Windows' ports on their way to a core: given to the one of now, else kept for the next. Knows how each is ended:
// closed while it waits, a word to the core that has it.
import type { MessagePortMain } from 'electron';
import type { CoreChild } from './coreFork.ts';

export type PortQueue = {
  /** @returns what ends the connection */
  open(core: CoreChild | undefined, port: MessagePortMain): () => void;
  giveTo(core: CoreChild): void;
  /** No core will come. */
  endWaiting(): void;
};

type Connection = { port: MessagePortMain; end(): void };

export function createPortQueue(): PortQueue {
  const waiting = new Set<Connection>();
  return {
    open(core, port) {
      const connection: Connection = {
        port,
        end() {
          waiting.delete(connection);
          port.close();
        },
      };
      if (core) connection.end = core.openPort(port);
      else waiting.add(connection);
      return () => connection.end();
    },
    giveTo(core) {
      for (const connection of waiting) connection.end = core.openPort(connection.port);
      waiting.clear();
    },
    endWaiting() {
      for (const connection of waiting) connection.end();
    },
  };
}

// Questions of the core to Electron's main process, matched with their answers by id.
import { type AppError, fromWireError } from '#shared/contract/errors.ts';
import type { Ask, ToCore } from './coreMessages.ts';

export type Asker = {
  /** @throws AppError the main process answered with */
  ask(question: Ask): Promise<unknown>;
  settle(answer: Extract<ToCore, { t: 'answer' }>): void;
};

export function createAsker(send: (id: number, ask: Ask) => void): Asker {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: AppError) => void }>();
  let lastId = 0;
  return {
    ask(question) {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      send(id, question);
      return promise;
    },
    settle({ id, value, error }) {
      const entry = waiting.get(id);
      waiting.delete(id);
      if (error) entry?.reject(fromWireError(error));
      else entry?.resolve(value);
    },
  };
}

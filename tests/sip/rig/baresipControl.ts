// baresip's control connection (its module ctrl_tcp): commands with their answers, and the events of its calls.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createNetstringReader, toNetstring } from './netstring.ts';
import { loopback } from './ports.ts';
import { until } from './until.ts';

/** As baresip names them: CALL_INCOMING, CALL_RINGING, CALL_ESTABLISHED, CALL_CLOSED, CALL_DTMF_START, REGISTER_OK… */
export type BaresipEvent = {
  type: string;
  class?: string;
  /** Of a call: who is at the other end. */
  peeruri?: string;
  id?: string;
  direction?: 'incoming' | 'outgoing';
  /** The digit, the reason of the end, … */
  param?: string;
};

export type BaresipControl = {
  /** @returns what it said. @throws Error when it refused */
  ask(command: string, params?: string): Promise<string>;
  /** All since it was connected, in their order. */
  events: readonly BaresipEvent[];
  /** The first of that type from `from` on. @throws Error after ten seconds */
  untilEvent(type: string, from?: number): Promise<BaresipEvent>;
  close(): void;
};

type Answer = { response: true; ok: boolean; data?: string; token?: string };

async function open(port: number): Promise<Socket> {
  const socket = connect(port, loopback);
  await once(socket, 'connect');
  return socket;
}

export async function connectBaresip(port: number): Promise<BaresipControl> {
  const socket = await open(port);
  const read = createNetstringReader();
  const events: BaresipEvent[] = [];
  const waiting = new Map<string, (answer: Answer) => void>();
  let asked = 0;
  socket.on('data', (part) => {
    for (const text of read(part)) {
      const message = JSON.parse(text) as Answer | (BaresipEvent & { event: true });
      if ('event' in message) events.push(message);
      else waiting.get(message.token ?? '')?.(message);
    }
  });
  const closed = once(socket, 'close').then(() => undefined);
  return {
    events,
    async ask(command, params) {
      asked += 1;
      const token = String(asked);
      const answered = new Promise<Answer>((resolve) => waiting.set(token, resolve));
      socket.write(toNetstring(JSON.stringify({ command, params, token })));
      const answer = await Promise.race([answered, closed]);
      waiting.delete(token);
      if (!answer?.ok)
        throw new Error(`baresip refused ${command} ${params ?? ''}: ${answer?.data ?? 'gone'}`);
      return answer.data ?? '';
    },
    untilEvent: (type, from = 0) =>
      until(`baresip's ${type}`, () => events.slice(from).find((event) => event.type === type)),
    close: () => socket.destroy(),
  };
}

// HTTP between a workstation and its hub: passes everything on as it comes, counts the bytes of bodies by path, and can be
// shut like a cable that is pulled. Knows nothing of what is said; the bell's WebSocket does not go through it.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Counted = { up: number; down: number; requests: number };

export type CountingProxy = {
  url: string;
  setOpen(isOpen: boolean): void;
  /** Bodies of a path since it was last taken, as they lay on the wire: packed. */
  take(path: string): Counted;
  close(): Promise<void>;
};

const nothing = (): Counted => ({ up: 0, down: 0, requests: 0 });

export async function startCountingProxy(target: string): Promise<CountingProxy> {
  const counts = new Map<string, Counted>();
  let isOpen = true;

  async function passOn(given: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await buffer(given);
    const { method, headers, url: path = '' } = given;
    const sent = request(new URL(path, target), { method, headers }, (response) => {
      void buffer(response).then((bytes) => {
        const counted = counts.get(path) ?? nothing();
        const { up, down, requests } = counted;
        counts.set(path, { up: up + body.length, down: down + bytes.length, requests: requests + 1 });
        answer.writeHead(response.statusCode ?? 502, response.headers).end(bytes);
      });
    });
    sent.once('error', () => answer.destroy());
    sent.end(body);
  }

  const server = createServer((given, answer) => {
    if (isOpen) void passOn(given, answer);
    else given.socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setOpen(open) {
      isOpen = open;
    },
    take(path) {
      const counted = counts.get(path) ?? nothing();
      counts.delete(path);
      return counted;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

// Turns of requests that cost memory: how many bodies are unpacked and worked on at once. The others wait packed, as they came,
// so a thousand laptops at nine o'clock cost the hub what a few dozen do. Who is slow to send or to read holds no turn.
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { AppError } from '#shared/contract/errors.ts';
import { syncLimits } from '#shared/sync/logProtocol.ts';
import type { App } from './routes.types.ts';

/** A route that takes a turn. */
export const inTurn = { takesTurn: true } as const;

const turnsAtOnce = 16;
/** Of bodies that wait. */
const waitingBytes = 64 * 1024 * 1024;
/** A workstation gives up after 30 s: it is told to come again before. */
const usualPatienceMs = 25_000;

/** An answer that is not read by then holds no turn any more. */
const readingMs = 500;

type Waiting = { bytes: number; start(): void };

export type Turns = {
  /** @returns gives the turn back, once @throws AppError busy/hub_queue */
  take(bytes: number): Promise<() => void>;
};

export function createTurns({
  atOnce = turnsAtOnce,
  mostBytes = waitingBytes,
  patienceMs = usualPatienceMs,
} = {}): Turns {
  const waiting = new Set<Waiting>();
  let free = atOnce;
  let held = 0;

  function begin(): () => void {
    free -= 1;
    let isBack = false;
    return () => {
      if (isBack) return;
      isBack = true;
      free += 1;
      const [next] = waiting;
      next?.start();
    };
  }

  return {
    async take(bytes) {
      if (free > 0) return begin();
      if (held + bytes > mostBytes) throw new AppError('busy', 'hub_queue');
      held += bytes;
      const { promise, resolve, reject } = Promise.withResolvers<() => void>();
      const timer = setTimeout(() => leave() && reject(new AppError('busy', 'hub_queue')), patienceMs);
      const own: Waiting = { bytes, start: () => leave() && resolve(begin()) };
      const leave = (): boolean => {
        clearTimeout(timer);
        held -= bytes;
        return waiting.delete(own);
      };
      waiting.add(own);
      return promise;
    },
  };
}

/** As it came. @throws AppError invalid_input/too_large */
async function packedBody(payload: Readable, announced: number): Promise<Buffer> {
  const tooLarge = new AppError('invalid_input', 'too_large', { max: syncLimits.bytes });
  if (announced > syncLimits.bytes) throw tooLarge;
  const parts: Buffer[] = [];
  let bytes = 0;
  // Left open where it is too long: the refusal goes back on the same line.
  for await (const part of payload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > syncLimits.bytes) throw tooLarge;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Before the plugin that unpacks. */
export function addTurns(app: App, turns: Turns = createTurns()): void {
  const taken = new WeakMap<FastifyRequest, () => void>();
  app.addHook('preParsing', async (request, reply, payload) => {
    if (!('takesTurn' in request.routeOptions.config)) return payload;
    const bytes = await packedBody(payload as Readable, Number(request.headers['content-length'] ?? 0));
    const giveBack = await turns.take(bytes.length);
    taken.set(request, giveBack);
    if (reply.raw.closed) giveBack();
    else reply.raw.once('close', giveBack);
    return Object.assign(Readable.from(bytes), { receivedEncodedLength: bytes.length });
  });
  // Packing an answer takes as much memory as making it; but how slowly it is read is the reader's business.
  app.addHook('onSend', async (request) => {
    const giveBack = taken.get(request);
    if (giveBack !== undefined) setTimeout(giveBack, readingMs).unref();
  });
}

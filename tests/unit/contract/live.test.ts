// Live queries and cancellation on the wire: what is run again, when, and what reaches the page.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { protocolVersion } from '#shared/contract/wire.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import { type Client, createClient } from '#shared/rpc/client.ts';
import { pairedChannels } from '#shared/rpc/pairedChannels.ts';
import { createRpcServer, type DispatchRequest } from '#shared/rpc/server.ts';

type Changes = { rev: number; tables: ReadonlySet<string> };

let ran: string[];
let answer: (request: DispatchRequest) => unknown;
let commit: (rev: number, ...tables: string[]) => void;
let client: Client;
let close: () => void;

/** Lets queued microtasks run; timers stay still. */
const settle = async (): Promise<void> => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};
const pass = async (ms: number): Promise<void> => {
  vi.advanceTimersByTime(ms);
  await settle();
};

beforeEach(async () => {
  vi.useFakeTimers();
  ran = [];
  answer = ({ name }) => ({ name, at: ran.length });
  let listener: (changes: Changes) => void = () => undefined;
  const server = createRpcServer({
    coreId: 'core',
    newCommandId: () => 'made',
    onBug: () => 'bug',
    onChanges: (given) => {
      listener = given;
      return () => undefined;
    },
    dispatch: async (request) => {
      ran.push(request.name);
      return answer(request);
    },
  });
  commit = (rev, ...tables) => listener({ rev, tables: new Set(tables) });
  const [near, far] = pairedChannels();
  server.accept(far);
  client = createClient(near, () => 'id');
  close = server.close;
  await client.ready;
});
afterEach(() => {
  close();
  vi.useRealTimers();
});

describe('live queries', () => {
  it('run again after a commit that meets their reads, coalesced to once in 16 ms', async () => {
    const seen: unknown[] = [];
    client.subscribe('company.listUsers', {}, (value) => seen.push(value), vi.fn());
    client.subscribe('mail.countOutbox', {}, () => undefined, vi.fn());
    await settle();
    expect(ran).toEqual(['company.listUsers', 'mail.countOutbox']);
    commit(1, 'users');
    commit(2, 'users', 'operations');
    commit(3, 'users');
    await pass(15);
    expect(ran).toHaveLength(2);
    await pass(1);
    expect(ran).toEqual(['company.listUsers', 'mail.countOutbox', 'company.listUsers']);
    expect(seen).toHaveLength(2);
  });

  it('push nothing when the answer is the same', async () => {
    answer = () => ({ rows: [] });
    const seen = vi.fn();
    client.subscribe('company.listUsers', {}, seen, vi.fn());
    await settle();
    commit(1, 'users');
    await pass(16);
    expect([ran.length, seen.mock.calls.length]).toEqual([2, 1]);
  });

  it('run once more, never twice at once, when a commit comes during a run', async () => {
    const gates: PromiseWithResolvers<void>[] = [];
    answer = async () => {
      const gate = Promise.withResolvers<void>();
      gates.push(gate);
      await gate.promise;
      return { run: gates.length };
    };
    client.subscribe('company.listUsers', {}, () => undefined, vi.fn());
    await settle();
    commit(1, 'users');
    await pass(16);
    commit(2, 'users');
    await pass(16);
    expect(gates).toHaveLength(1);
    gates[0]?.resolve();
    await settle();
    expect(gates).toHaveLength(2);
    gates[1]?.resolve();
    await settle();
    expect(gates).toHaveLength(2);
  });

  it('are given up by their page: nothing is run for nobody', async () => {
    const stop = client.subscribe('company.listUsers', {}, () => undefined, vi.fn());
    await settle();
    stop();
    await settle();
    commit(1, 'users');
    await pass(16);
    expect(ran).toHaveLength(1);
  });
});

/** A client whose server is this test. */
async function handMade(): Promise<{ client: Client; send: (frame: unknown) => void; received: unknown[] }> {
  const [near, far]: [Channel, Channel] = pairedChannels();
  const received: unknown[] = [];
  far.onMessage((frame) => received.push(frame));
  const made = createClient(near, () => 'command');
  far.send({ t: 'hello', protocol: protocolVersion, coreId: 'c' });
  await made.ready;
  return { client: made, send: far.send, received };
}

describe('the page', () => {
  it('drops a revision older than the one it shows', async () => {
    const hand = await handMade();
    const seen: unknown[] = [];
    hand.client.subscribe('company.listUsers', {}, (value) => seen.push(value), vi.fn());
    for (const [rev, value] of [
      [1, 'a'],
      [3, 'c'],
      [2, 'b'],
      [3, 'd'],
    ])
      hand.send({ t: 'push', id: 1, rev, value });
    await settle();
    expect(seen).toEqual(['a', 'c', 'd']);
  });

  it('refuses a core of another protocol', async () => {
    const [near, far] = pairedChannels();
    far.send({ t: 'hello', protocol: protocolVersion + 1, coreId: 'c' });
    await expect(createClient(near, () => 'x').ready).rejects.toMatchObject({ code: 'incompatible' });
  });

  it('is told at once when the core goes, and its calls with it', async () => {
    const hand = await handMade();
    const call = hand.client.call('company.listUsers', {});
    const failed = expect(call).rejects.toMatchObject({ code: 'unavailable', reason: 'core_gone' });
    hand.client.close();
    await failed;
  });
});

describe('a query that is cancelled', () => {
  it('is refused to the caller at once, aborted in the core, and its late answer goes nowhere', async () => {
    const late = Promise.withResolvers<unknown>();
    let signal: AbortSignal | undefined;
    answer = (request) => {
      ({ signal } = request as unknown as { signal: AbortSignal });
      return late.promise;
    };
    const abort = new AbortController();
    const call = client.call('company.listUsers', {}, { signal: abort.signal });
    const failed = expect(call).rejects.toEqual(new AppError('cancelled', 'cancelled'));
    await settle();
    expect(signal?.aborted).toBe(false);
    abort.abort();
    await failed;
    await settle();
    expect(signal?.aborted).toBe(true);
    late.resolve({ rows: [] });
    await settle();
    expect(await client.call('company.listUsers', {}, {})).toEqual({ rows: [] });
  });

  it('can wait for what the core has to say at the end: an error with details, or the answer after all', async () => {
    const stopped = new AppError('cancelled', 'cancelled', { created: 3 });
    for (const end of [() => Promise.reject(stopped), () => Promise.resolve({ rows: [] })]) {
      const asked = Promise.withResolvers<void>();
      answer = async (request) => {
        const { signal } = request as unknown as { signal: AbortSignal };
        await new Promise((resolve) => {
          signal.addEventListener('abort', resolve);
          asked.resolve();
        });
        return end();
      };
      const abort = new AbortController();
      const call = client.call('company.listUsers', {}, { signal: abort.signal, waitsForEnd: true });
      call.catch(() => undefined);
      await asked.promise;
      abort.abort();
      expect(await call.catch((error: unknown) => error)).toEqual(
        await end().catch((error: unknown) => error),
      );
    }
  });

  it('before it was sent never reaches the core', async () => {
    await expect(client.call('company.listUsers', {}, { signal: AbortSignal.abort() })).rejects.toMatchObject(
      { code: 'cancelled' },
    );
    expect(ran).toEqual([]);
  });
});

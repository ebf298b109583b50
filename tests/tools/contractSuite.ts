// The checks that every host must pass: what crosses its wire, seen from a client that knows only frames.
// Independent of the test runner: node, test and Electron hosts run the very same functions.
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { contract } from '#shared/contract/index.ts';
import { protocolVersion, type ServerFrame, serverFrame } from '#shared/contract/wire.ts';
import type { Channel } from '#shared/rpc/channel.ts';
import { type Client, createClient } from '#shared/rpc/client.ts';

export type ContractHost = {
  /** A new connection to the core, as a page would have it. */
  openChannel(): Promise<Channel>;
  /** The company folder, empty at first. */
  dir: string;
  close(): Promise<void>;
};

/** The four words of a test runner that the suite needs; Vitest and Playwright both have them. */
export type Runner = {
  describe(name: string, body: () => void): void;
  it(name: string, body: () => Promise<void>): void;
  beforeAll(body: () => Promise<void>): void;
  afterAll(body: () => Promise<void>): void;
};

type Connected = {
  client: Client;
  frames: ServerFrame[];
  send(frame: unknown): void;
  waitFor(is: (frame: ServerFrame) => boolean): Promise<ServerFrame>;
};

/** A client whose frames can also be seen. */
async function connect(host: ContractHost): Promise<Connected> {
  const channel = await host.openChannel();
  const frames: ServerFrame[] = [];
  const waiting = new Set<() => void>();
  const client = createClient(
    {
      ...channel,
      onMessage: (listener) =>
        channel.onMessage((frame) => {
          frames.push(serverFrame.parse(frame));
          listener(frame);
          for (const check of waiting) check();
        }),
    },
    randomUUID,
  );
  await client.ready;
  return {
    client,
    frames,
    send: channel.send,
    waitFor: (is) =>
      new Promise((resolve) => {
        const check = (): void => {
          const found = frames.find(is);
          if (!found) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
  };
}

const appError = (code: string, reason: string) => (error: unknown) =>
  error instanceof AppError && error.code === code && error.reason === reason;

const company = {
  organization: { name: 'Araz MMC', country: 'AZ', currency: 'AZN', vatCode: 'vat18' },
  user: { name: 'Aysel', language: 'az', timeZone: 'Asia/Baku' },
} as const;

const newUser = (name: string) => ({ name, role: 'rep', language: 'ru', timeZone: 'Asia/Baku' }) as const;

type Check = [name: string, run: (host: ContractHost) => Promise<void>];

const wire: Check[] = [
  [
    'greets with its protocol and core',
    async (host) => {
      const { client, frames } = await connect(host);
      const { coreId } = await client.ready;
      assert.deepEqual(frames, [{ t: 'hello', protocol: protocolVersion, coreId }]);
      client.close();
    },
  ],
  [
    'answers a query in the shape of the contract',
    async (host) => {
      const { client } = await connect(host);
      const state = await client.call('company.loadState', {});
      assert.deepEqual(contract.company.loadState.out.parse(state), state);
      assert.equal(state.hasCompany, false);
      client.close();
    },
  ],
  [
    'refuses an invalid input, naming its fields',
    async (host) => {
      const { client, waitFor, send } = await connect(host);
      send({ t: 'call', id: 900, name: 'company.setUp', input: { user: { name: '' } } });
      const answer = await waitFor((frame) => frame.t === 'err' && frame.id === 900);
      assert.ok(answer.t === 'err');
      const { code, reason, details } = answer.error;
      assert.deepEqual([code, reason], ['invalid_input', 'fields']);
      const paths = (details as { fields: { path: string }[] }).fields.map(({ path }) => path);
      assert.ok(paths.includes('organization') && paths.includes('user.name'), paths.join());
      client.close();
    },
  ],
  [
    'refuses a call that is not in the contract',
    async (host) => {
      const { client } = await connect(host);
      for (const name of ['company.nothing', '__proto__.x', 'company.constructor']) {
        await assert.rejects(
          client.call(name as 'company.loadState', {}),
          appError('invalid_input', 'unknown_call'),
        );
      }
      client.close();
    },
  ],
  [
    'runs a command once by its id',
    async (host) => {
      const { client } = await connect(host);
      const commandId = randomUUID();
      const first = await client.call('company.setUp', company, { commandId });
      assert.deepEqual(await client.call('company.setUp', company, { commandId }), first);
      await assert.rejects(client.call('company.setUp', company), appError('conflict', 'already_set_up'));
      assert.equal((await client.call('company.loadState', {})).hasCompany, true);
      client.close();
    },
  ],
];

const live: Check[] = [
  [
    'pushes a live query after a commit of another window, and no more once it is given up',
    async (host) => {
      const reader = await connect(host);
      const writer = await connect(host);
      const names = (frame: ServerFrame): string[] =>
        frame.t === 'push' ? (frame.value as { rows: { name: string }[] }).rows.map(({ name }) => name) : [];
      reader.send({ t: 'sub', id: 500, name: 'company.listUsers', input: {} });
      await reader.waitFor((frame) => frame.t === 'push' && frame.id === 500);
      await writer.client.call('company.saveUser', newUser('Rəşad'));
      await reader.waitFor(
        (frame) => frame.t === 'push' && frame.id === 500 && names(frame).includes('Rəşad'),
      );
      reader.send({ t: 'unsub', id: 500 });
      reader.send({ t: 'sub', id: 501, name: 'company.listUsers', input: {} });
      await reader.waitFor((frame) => frame.t === 'push' && frame.id === 501);
      await writer.client.call('company.saveUser', newUser('Игорь'));
      await reader.waitFor(
        (frame) => frame.t === 'push' && frame.id === 501 && names(frame).includes('Игорь'),
      );
      assert.ok(
        !reader.frames.some(
          (frame) => frame.t === 'push' && frame.id === 500 && names(frame).includes('Игорь'),
        ),
      );
      reader.client.close();
      writer.client.close();
    },
  ],
  [
    'subscribes to queries only',
    async (host) => {
      const { client, send, waitFor } = await connect(host);
      send({ t: 'sub', id: 7000, name: 'company.saveUser', input: newUser('Nobody') });
      const answer = await waitFor((frame) => frame.t === 'err' && frame.id === 7000);
      assert.ok(answer.t === 'err');
      assert.deepEqual([answer.error.code, answer.error.reason], ['invalid_input', 'not_a_query']);
      client.close();
    },
  ],
  [
    'stops an action when its caller gives up',
    async (host) => {
      // A mail server that accepts and never says a word.
      const accepted = Promise.withResolvers<Socket>();
      const server = createServer((socket) => accepted.resolve(socket));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      assert.ok(address !== null && typeof address === 'object');
      const { client } = await connect(host);
      const abort = new AbortController();
      const call = client.call(
        'mail.testAccount',
        {
          from: { name: 'A', address: 'a@example.com' },
          smtp: { host: '127.0.0.1', port: address.port, security: 'none' },
        },
        { signal: abort.signal },
      );
      call.catch(() => undefined);
      const socket = await accepted.promise;
      const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      socket.on('error', () => undefined).resume();
      abort.abort();
      await assert.rejects(call, appError('cancelled', 'cancelled'));
      await closed;
      assert.equal((await client.call('company.loadState', {})).hasCompany, true);
      client.close();
      await new Promise((resolve) => server.close(resolve));
    },
  ],
];

const data: Check[] = [
  [
    'takes bytes',
    async (host) => {
      const { client } = await connect(host);
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 256);
      const stored = await client.call('files.put', { bytes, name: 'all.bin' });
      assert.deepEqual(stored, {
        hash: createHash('sha256').update(bytes).digest('hex'),
        mime: 'application/octet-stream',
        sizeBytes: bytes.length,
      });
      client.close();
    },
  ],
  [
    'answers a bug by an id, without its stack',
    async (host) => {
      const { client, send, waitFor } = await connect(host);
      // Something that cannot happen: the folder of attachments became a file.
      const blobs = join(host.dir, 'blobs');
      renameSync(blobs, `${blobs}.away`);
      writeFileSync(blobs, '');
      try {
        send({ t: 'call', id: 800, name: 'files.put', input: { bytes: 'AAAA', name: 'b.bin' } });
        const answer = await waitFor((frame) => frame.t === 'err' && frame.id === 800);
        assert.ok(answer.t === 'err');
        const errorId = String(answer.error.details?.errorId);
        assert.deepEqual(answer, {
          t: 'err',
          id: 800,
          error: {
            code: 'bug',
            reason: 'unexpected',
            message: `bug: unexpected (${errorId})`,
            details: { errorId },
          },
        });
        assert.match(errorId, /^[0-9a-f-]{36}$/);
      } finally {
        rmSync(blobs);
        renameSync(`${blobs}.away`, blobs);
      }
      assert.equal((await client.call('company.loadState', {})).hasCompany, true);
      client.close();
    },
  ],
  [
    'closes a connection that speaks another language, and only that one',
    async (host) => {
      const good = await connect(host);
      const bad = await host.openChannel();
      const closed = new Promise<void>((resolve) => bad.onClose(resolve));
      bad.onMessage(() => undefined);
      bad.send({ t: 'shout' });
      await closed;
      assert.equal((await good.client.call('company.loadState', {})).hasCompany, true);
      good.client.close();
    },
  ],
];

/** Declares the suite under `name`. One host for all checks, which run in order. */
export function contractSuite(runner: Runner, name: string, openHost: () => Promise<ContractHost>): void {
  runner.describe(`contract: ${name}`, () => {
    let host: ContractHost | undefined;
    runner.beforeAll(async () => {
      host = await openHost();
    });
    runner.afterAll(async () => host?.close());
    for (const [check, run] of [...wire, ...live, ...data]) {
      runner.it(check, async () => {
        assert.ok(host, 'the host did not start');
        await run(host);
      });
    }
  });
}

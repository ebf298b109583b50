// The command line as an administrator runs it: each command of house.md §7 that exists, in a process of its own. One JSON
// on stdout, one error object on stderr, exit 0 / 1 failed / 2 usage.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { commands } from '#main/cli/commands.ts';
import { allCalls } from '#shared/contract/index.ts';
import { startSmtpFake } from '#tests/fakes/smtpServer.ts';
import { fixturesFolder } from '#tests/fixtures/exchange/makeFixtures.ts';
import { yoldaEntry } from '#tests/tools/builtProgram.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { type Place, placeIn, type Run, serve, yolda } from '#tests/tools/yoldaProcess.ts';
import { makeShop, shopSale } from '../sell/shop.ts';

// Several processes a test, on machines that do other things too.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const root = mkdtempSync(join(tmpdir(), 'yolda-cli-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const place = (name: string): Place => placeIn(join(root, name));

/** What a successful command printed: one JSON and nothing else. */
function answerOf({ code, out, err }: Run): unknown {
  expect([code, err, out.trimEnd().split('\n').length]).toEqual([0, '', 1]);
  return JSON.parse(out);
}

/** What a failed one printed: nothing, and one error object. */
function errorOf({ code, out, err }: Run): unknown {
  expect([out, err.trimEnd().split('\n').length]).toEqual(['', 1]);
  return [code, JSON.parse(err)];
}

const usage = [2, { code: 'invalid_input', reason: 'usage', message: expect.any(String) }];
const withCompany = place('company');

beforeAll(async () => {
  answerOf(await yolda(withCompany, ['call', 'company.setUp', JSON.stringify(setUpInput())]));
});

describe('yolda describe', () => {
  it('ends quietly when its reader has read enough', () => {
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['-c', '"$0" "$1" describe | head -c 9; exit $PIPESTATUS', process.execPath, yoldaEntry],
      { encoding: 'utf8' },
    );
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^\{"/),
      stderr: '',
    });
  });

  it('gives every call with its kind and the JSON Schemas of input and output', async () => {
    const described = answerOf(await yolda(place('none'), ['describe'])) as Record<
      string,
      Record<string, unknown>
    >;
    expect(Object.keys(described).sort()).toEqual(
      allCalls()
        .map(([name]) => name)
        .sort(),
    );
    for (const [name, { kind, input, output }] of Object.entries(described)) {
      expect([name, kind]).toEqual([name, expect.stringMatching(/^(query|command|action)$/)]);
      for (const schema of [input, output])
        expect([name, schema]).toEqual([
          name,
          expect.objectContaining({ $schema: 'https://json-schema.org/draft/2020-12/schema' }),
        ]);
    }
    expect(described['sales.sell']).toMatchObject({
      kind: 'command',
      input: {
        type: 'object',
        required: ['partnerId', 'lines', 'send'],
        properties: { send: { type: 'boolean' }, lines: { type: 'array', minItems: 1 } },
      },
      output: { type: 'object', required: ['invoiceId', 'number', 'letterId'] },
    });
  });
});

describe('yolda call', () => {
  it('runs queries, commands and actions on the folder', async () => {
    const made = answerOf(await yolda(withCompany, ['call', 'partners.create', '{"name":"Günəş MMC"}']));
    expect(made).toMatchObject({ id: expect.any(String) });
    expect(
      answerOf(await yolda(withCompany, ['call', 'partners.search', '{"text":"gunes","limit":5}'])),
    ).toMatchObject({
      rows: [{ id: (made as { id: string }).id, name: 'Günəş MMC' }],
    });
    expect(answerOf(await yolda(withCompany, ['call', 'maintenance.check', '{}']))).toMatchObject({
      isOk: true,
    });
  });

  it('says what is wrong: exit 1 with the error of the contract, exit 2 for a wrong use', async () => {
    const call = (...args: string[]) => yolda(withCompany, ['call', ...args]);
    expect(errorOf(await call('sales.loadInvoice', '{"id":"x"}'))).toEqual([
      1,
      { code: 'not_found', reason: 'invoice_gone', message: 'not_found: invoice_gone' },
    ]);
    expect(errorOf(await call('partners.create', '{"name":5}'))).toMatchObject([
      1,
      { code: 'invalid_input', reason: 'fields', details: { fields: [{ path: 'name' }] } },
    ]);
    expect(errorOf(await call('partners.nothing', '{}'))).toEqual(usage);
    expect(errorOf(await call('partners.create', '{name}'))).toEqual(usage);
  });

  it('goes to the running core when the folder is served', async () => {
    const core = await serve(withCompany);
    const { id } = answerOf(
      await yolda(withCompany, ['call', 'partners.create', '{"name":"Tikinti MMC"}']),
    ) as { id: string };
    expect((await core.call('partners.search', { text: 'tikinti', limit: 5 })).rows).toMatchObject([{ id }]);
    expect(errorOf(await yolda(withCompany, ['call', 'sales.loadInvoice', '{"id":"x"}']))).toMatchObject([
      1,
      { code: 'not_found', reason: 'invoice_gone' },
    ]);
    await core.kill('SIGTERM');
  });
});

describe('yolda serve', () => {
  it('prints its address first, leaves its door in the folder, and takes it away when it is ended', async () => {
    const core = await serve(withCompany);
    const door = join(withCompany.data, 'door.json');
    expect(JSON.parse(readFileSync(door, 'utf8'))).toEqual({ url: core.url, token: core.token });
    expect(await (await fetch(core.url)).text()).toContain('<title>Yolda</title>');
    await core.kill('SIGTERM');
    expect([await core.exited, existsSync(door)]).toEqual([{ code: 0, signal: null }, false]);
  });

  it('refuses without a built renderer', async () => {
    const run = await yolda(withCompany, ['serve'], { env: { YOLDA_RENDERER_DIR: join(root, 'nowhere') } });
    expect(errorOf(run)).toMatchObject([1, { code: 'unavailable', reason: 'renderer_not_built' }]);
  });
});

describe('yolda demo', () => {
  it('makes a company of the size asked for, the same for the same seed, and only in an empty folder', async () => {
    const args = [
      'demo',
      '--partners',
      '30',
      '--interactions',
      '60',
      '--items',
      '40',
      '--documents',
      '20',
      '--seed',
      '7',
    ];
    const [a, b] = [place('demoA'), place('demoB')];
    const made = answerOf(await yolda(a, args));
    expect(made).toMatchObject({ partners: 30, interactions: 60, items: 40 });
    expect(answerOf(await yolda(b, args))).toEqual(made);
    const search = ['call', 'catalog.searchItems', '{"text":"a","limit":20}'];
    const names = async (at: Place) =>
      (answerOf(await yolda(at, search)) as { rows: { name: string }[] }).rows.map(({ name }) => name);
    expect(await names(a)).toEqual(await names(b));
    expect(answerOf(await yolda(a, ['doctor']))).toMatchObject({ isOk: true });
    expect(errorOf(await yolda(a, args))).toMatchObject([1, { code: 'conflict', reason: 'already_set_up' }]);
    expect(errorOf(await yolda(a, ['demo', '--partners', 'many']))).toEqual(usage);
  });
});

describe('yolda import', () => {
  // Skipped is the deleted item of the set, which we never had.
  const counts = { created: expect.any(Number), updated: 0, hidden: 0, skipped: 1, problems: [] };

  it('commerceml: reports counts; again, it changes nothing', async () => {
    const at = place('import');
    answerOf(await yolda(at, ['call', 'company.setUp', JSON.stringify(setUpInput())]));
    const run = () => yolda(at, ['import', 'commerceml', join(fixturesFolder, '2.10')]);
    const first = answerOf(await run()) as { created: number };
    expect(first).toMatchObject({ ...counts, unchanged: 0 });
    expect(first.created).toBeGreaterThan(10);
    expect(answerOf(await run())).toMatchObject({ ...counts, created: 0, unchanged: first.created });
    expect(errorOf(await yolda(at, ['import', 'commerceml', join(root, 'nothing.xml')]))).toMatchObject([
      1,
      { code: 'not_found', reason: 'file_missing' },
    ]);
  });

  it('csv: dry run writes nothing, refused rows go to the error file', async () => {
    const file = join(root, 'clients.csv');
    const errors = join(root, 'errors.csv');
    writeFileSync(file, 'Name;E-mail\nNar MMC;salam@nar.example\nBad MMC;salam@\n');
    const args = ['import', 'csv', '--kind', 'partners', file, '--error-file', errors];
    const dry = answerOf(await yolda(withCompany, [...args, '--dry-run']));
    expect(dry).toMatchObject({
      created: 1,
      skipped: 1,
      problems: [{ line: 3, reason: expect.any(String) }],
    });
    const found = () => yolda(withCompany, ['call', 'partners.search', '{"text":"nar","limit":5}']);
    expect(answerOf(await found())).toMatchObject({ rows: [] });
    expect(answerOf(await yolda(withCompany, args))).toMatchObject({ created: 1, skipped: 1 });
    expect(answerOf(await found())).toMatchObject({ rows: [{ name: 'Nar MMC' }] });
    expect(readFileSync(errors, 'utf8')).toContain('Bad MMC');
    expect(errorOf(await yolda(withCompany, ['import', 'csv', file]))).toEqual(usage);
    expect(errorOf(await yolda(withCompany, ['import', 'pdf', file]))).toEqual(usage);
    expect(errorOf(await yolda(withCompany, ['import', 'commerceml']))).toEqual(usage);
  });
});

describe('yolda jobs run', () => {
  it('sends what is queued, without waiting for Undo', async () => {
    const server = await startSmtpFake();
    const at = place('jobs');
    await makeShop(at, server.port);
    answerOf(await yolda(at, ['call', 'sales.sell', JSON.stringify({ ...shopSale, holdMs: 60_000 })]));
    expect(server.letters).toHaveLength(0);
    expect(answerOf(await yolda(at, ['jobs', 'run']))).toEqual({ done: 1, failed: 0, waiting: 0 });
    expect(server.letters).toHaveLength(1);
    await server.close();
    expect(errorOf(await yolda(at, ['jobs', 'walk']))).toEqual(usage);
  });
});

describe('yolda join and sync', () => {
  const notJoined = [1, { code: 'unavailable', reason: 'not_joined', message: expect.any(String) }];

  it('says how it is used', async () => {
    expect(errorOf(await yolda(withCompany, ['join']))).toEqual(usage);
    expect(errorOf(await yolda(withCompany, ['join', 'https://hub']))).toEqual(usage);
    expect(errorOf(await yolda(withCompany, ['join', 'https://hub', 'CODE', '--pin', 'AB:CD']))).toEqual(
      usage,
    );
    expect(errorOf(await yolda(withCompany, ['sync', 'now']))).toEqual(usage);
  });

  it('on a folder that joined no office there is no cycle, run by itself or by the running core', async () => {
    expect(errorOf(await yolda(withCompany, ['sync']))).toEqual(notJoined);
    const core = await serve(withCompany);
    expect(errorOf(await yolda(withCompany, ['sync']))).toEqual(notJoined);
    await core.kill('SIGTERM');
  });

  it('a hub that cannot be reached is no reason to keep anything', async () => {
    const args = ['join', 'http://127.0.0.1:9', 'ABCDE-FGHJK-LMNPQR', '--pin', 'AB:'.repeat(31).concat('AB')];
    const [code, error] = errorOf(await yolda(withCompany, [...args, '--name', 'Test'])) as [number, object];
    expect([code, error]).toMatchObject([1, { reason: expect.any(String) }]);
    expect(answerOf(await yolda(withCompany, ['call', 'sync.loadStatus', '{}']))).toMatchObject({
      hub: null,
    });
  });
});

describe('yolda backup, restore and doctor', () => {
  it('copies the company into one file and puts it back; the doctor is content with both', async () => {
    const file = join(root, 'copy.yolda');
    expect(answerOf(await yolda(withCompany, ['backup', file]))).toEqual({
      path: file,
      sizeBytes: expect.any(Number),
    });
    expect(errorOf(await yolda(withCompany, ['backup', file]))).toMatchObject([1, { reason: 'file_exists' }]);
    const { recoveryKey } = answerOf(
      await yolda(withCompany, ['call', 'company.revealRecoveryKey', '{}']),
    ) as {
      recoveryKey: string;
    };
    // Another machine: another configuration folder.
    const at = place('restored');
    expect(errorOf(await yolda(at, ['restore', file]))).toMatchObject([
      1,
      { code: 'forbidden', reason: 'key_missing' },
    ]);
    expect(answerOf(await yolda(at, ['restore', file, '--recovery-key', recoveryKey]))).toMatchObject({
      companyId: expect.any(String),
      keptAside: null,
    });
    expect(answerOf(await yolda(at, ['call', 'company.loadState', '{}']))).toMatchObject({
      companyName: 'Nümunə MMC',
    });
    for (const each of [withCompany, at]) {
      const examined = answerOf(await yolda(each, ['doctor'])) as { findings: { isOk: boolean }[] };
      expect(examined).toMatchObject({ isOk: true });
      expect(examined.findings.length).toBeGreaterThan(10);
    }
    expect(errorOf(await yolda(at, ['backup']))).toEqual(usage);
    expect(errorOf(await yolda(at, ['restore']))).toEqual(usage);
  });
});

describe('every command on a folder that a running core serves', () => {
  it('is run by that core, or refused where it would go behind its back', async () => {
    const at = place('served');
    const core = await serve(at);
    try {
      answerOf(await yolda(at, ['call', 'company.setUp', JSON.stringify(setUpInput())]));
      const { created } = answerOf(
        await yolda(at, ['import', 'commerceml', join(fixturesFolder, '2.10')]),
      ) as { created: number };
      // The running core did it: it shows the rows at once.
      expect((await core.call('catalog.listItems', { limit: 200 })).rows).toHaveLength(created);
      const clients = join(fixturesFolder, 'csv/partners-az-utf8bom.csv');
      expect(answerOf(await yolda(at, ['import', 'csv', '--kind', 'partners', clients]))).toMatchObject({
        skipped: 0,
        problems: [],
      });
      expect(answerOf(await yolda(at, ['jobs', 'run']))).toEqual({ done: 0, failed: 0, waiting: 0 });
      expect(answerOf(await yolda(at, ['doctor']))).toMatchObject({ isOk: true });
      const file = join(root, 'served.yolda');
      expect(answerOf(await yolda(at, ['backup', file]))).toMatchObject({ path: file });
      const inUse = [1, { code: 'busy', reason: 'folder_in_use' }];
      expect(errorOf(await yolda(at, ['restore', file]))).toMatchObject(inUse);
      expect(errorOf(await yolda(at, ['serve']))).toMatchObject(inUse);
      expect(errorOf(await yolda(at, ['demo', '--partners', '3']))).toMatchObject([
        1,
        { code: 'conflict', reason: 'already_set_up' },
      ]);
      // Nobody signs with another's name by accident.
      const { user } = await core.call('company.loadState', {});
      const as = (id: string) => yolda(at, ['call', 'company.loadState', '{}', '--user', id]);
      expect(answerOf(await as(user?.id ?? ''))).toMatchObject({ user: { id: user?.id } });
      expect(errorOf(await as('somebody-else'))).toEqual(usage);
    } finally {
      await core.kill('SIGKILL');
    }
    // The door of a killed core is no door: the next command opens the folder itself.
    expect(existsSync(join(at.data, 'door.json'))).toBe(true);
    expect(answerOf(await yolda(at, ['doctor']))).toMatchObject({ isOk: true });
  });
});

describe('yolda, used wrongly', () => {
  it('exits 2 and says how it is used', async () => {
    expect(errorOf(await yolda(withCompany, ['fly']))).toEqual(usage);
    expect(errorOf(await yolda(withCompany, ['doctor', '--colour', 'red']))).toEqual(usage);
    const none = { ...withCompany, data: '' };
    expect(errorOf(await yolda(none, ['doctor']))).toEqual(usage);
    const help = await yolda(withCompany, ['--help']);
    expect([help.code, help.err]).toEqual([0, '']);
    for (const name of Object.keys(commands)) expect(help.out).toContain(name);
  });
});

const oldNode = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((dir) => [join(dir, 'node'), join(dir, 'nodejs')])
  .find(
    (path) =>
      existsSync(path) && /^v(1\d|20)\./.test(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout),
  );

describe('yolda on Node 20', () => {
  it.skipIf(oldNode === undefined)('refuses with one clear line', () => {
    // The first lines of the entry stand before any import.
    const run = spawnSync(oldNode ?? '', [yoldaEntry, 'describe'], { encoding: 'utf8' });
    expect([run.status, run.stdout, JSON.parse(run.stderr)]).toEqual([
      1,
      '',
      { code: 'incompatible', reason: 'node_version', message: expect.stringContaining('Node 22') },
    ]);
  });
});

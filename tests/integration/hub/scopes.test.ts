// Who is told what, and who may write what, on both stores: owners that change, what follows a row, parents and children,
// rights that end, the log that is no longer kept.
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '#hub/storage/store.types.ts';
import { type PullOut, syncSchema } from '#shared/sync/logProtocol.ts';
import { describePostgres, describeStores, type FreshPlace, makePlace, openStore } from './hubStores.ts';
import {
  atMs,
  del,
  openService,
  openServiceDevice,
  openTestTenant,
  put,
  putUser,
  type ServiceDevice,
  set,
  tenant,
} from './hubWorld.ts';

const day = 24 * 3_600_000;
const linesOf = ({ ops }: PullOut) => ops.map(({ k, t, id }) => `${k} ${t} ${id}`);
const company = [
  putUser('adm', 'admin'),
  putUser('hed', 'head', 'A'),
  putUser('ann', 'rep', 'A'),
  putUser('bob', 'rep', 'B'),
];

describeStores('scopes', (kind) => {
  let fresh: FreshPlace;
  let store: Store;
  let service: ReturnType<typeof openService>;
  let adm: ServiceDevice;
  let hed: ServiceDevice;
  let ann: ServiceDevice;
  let bob: ServiceDevice;
  /** After the users. */
  let start: number;

  beforeEach(async () => {
    fresh = await makePlace(kind);
    store = await openStore(fresh.place);
    await openTestTenant(store);
    service = openService(store);
    const open = (user: string) => openServiceDevice(store, service, { id: `dev-${user}`, user });
    [adm, hed, ann, bob] = [await open('adm'), await open('hed'), await open('ann'), await open('bob')];
    expect(await adm.push(company)).toBe('ok');
    start = await store.loadHead(tenant);
  });
  afterEach(async () => {
    await store.close();
    await fresh.remove();
  });

  const reasonOf = (done: Promise<unknown>) =>
    done.then(
      () => 'done',
      ({ code, reason }: { code: string; reason: string }) => `${code}/${reason}`,
    );

  test('hello says what to fetch and what to forget, by role', async () => {
    await ann.push([put('partners', 'p', { name: 'P', owner_id: 'ann' })]);
    const add = async (device: ServiceDevice) => (await device.hello()).subs.add;
    expect(await add(adm)).toEqual(['*', 'u:adm', 'u:ann', 'u:bob', 'u:hed']);
    expect(await add(hed)).toEqual(['*', 'u:ann', 'u:hed']);
    expect(await add(ann)).toEqual(['*', 'u:ann']);
    expect((await hed.hello({ subs: ['*', 'u:bob', 'u:ann'] })).subs).toEqual({
      add: ['u:hed'],
      drop: ['u:bob'],
    });
    await adm.push([set('users', 'ann', { department: [start, 'A', 'B'] }, start)]);
    expect((await hed.hello({ subs: ['*', 'u:ann', 'u:hed'] })).subs).toEqual({ add: [], drop: ['u:ann'] });
    // Whatever he asks for, he gets nothing of it from that instant.
    expect(linesOf(await hed.pull(start, ['*', 'u:ann', 'u:bob']))).toEqual(['set users ann']);
    expect(await reasonOf(hed.snapshot('u:ann'))).toBe('forbidden/out_of_scope');
    await adm.push([set('users', 'ann', { deleted_at: [0, null, 1] }, start)]);
    expect((await ann.hello({ subs: ['*', 'u:ann'] })).subs).toEqual({ add: [], drop: ['*', 'u:ann'] });
  });

  test('a partner of another owner leaves with all that follows it, and comes whole', async () => {
    await ann.push([
      put('partners', 'p', { name: 'P', owner_id: 'ann' }),
      put('contacts', 'c', { name: 'C', partner_id: 'p' }),
      put('documents', 'd', { partner_id: 'p', owner_id: 'bob', kind: 'order' }),
      put('document_lines', 'l', { document_id: 'd', name: 'L' }),
      put('documents', 'alone', { owner_id: 'ann', kind: 'order' }),
    ]);
    const before = await store.loadHead(tenant);
    expect((await bob.pull(start)).ops).toEqual([]);
    expect(await adm.push([set('partners', 'p', { owner_id: [before, 'ann', 'bob'] }, before)])).toBe('ok');
    const [toAnn, toBob] = [await ann.pull(before), await bob.pull(before)];
    const [toHed, toAdm] = [await hed.pull(before), await adm.pull(before)];
    const gone = ['leave partners p', 'leave contacts c', 'leave documents d', 'leave document_lines l'];
    expect(linesOf(toAnn)).toEqual(gone);
    expect(linesOf(toHed)).toEqual(gone);
    expect(linesOf(toBob)).toEqual([
      'put partners p',
      'put contacts c',
      'put documents d',
      'put document_lines l',
    ]);
    expect(toBob.ops[3]!.f).toEqual({ id: 'l', document_id: 'd', name: 'L' });
    // Who sees both places keeps it; a row that moved comes whole, to him who did it too.
    expect(toAdm.ops.map(({ k, id, f }) => [k, id, Object.keys(f).length])).toEqual([
      ['put', 'p', 3],
      ['put', 'c', 3],
      ['put', 'd', 4],
      ['put', 'l', 3],
    ]);
    expect(toAnn.to).toBe(toBob.to);
    const ids = async (device: ServiceDevice, scope: string) =>
      (await device.snapshot(scope)).map(({ id }) => id);
    expect(await ids(bob, 'u:bob')).toEqual(['p', 'c', 'd', 'l']);
    expect(await ids(ann, 'u:ann')).toEqual(['alone']);
    // The newest number of a row is that of its move: a snapshot and the log do not undo each other.
    expect((await bob.snapshot('u:bob')).map(({ seq }) => seq)).toEqual(toBob.ops.map(({ seq }) => seq));
    expect(toBob.ops.map(({ seq }) => seq)).toEqual([2, 4, 6, 8].map((n) => before + n));
  });

  test('a move of thousands of rows goes page by page and is one transaction', async () => {
    await ann.push([put('partners', 'p', { owner_id: 'ann' })]);
    for (let at = 0; at < 3; at += 1)
      await ann.push(
        Array.from({ length: 600 }, (_, n) => put('contacts', `c${at}-${n}`, { name: 'C', partner_id: 'p' })),
      );
    const before = await store.loadHead(tenant);
    await adm.push([set('partners', 'p', { owner_id: [before, 'ann', 'bob'] }, before)]);
    const page = await bob.pull(before);
    expect(page.ops).toHaveLength(1_801);
    expect(new Set(page.ops.map(({ id }) => id)).size).toBe(1_801);
    expect(await store.loadHead(tenant)).toBe(before + 2 * 1_801);
    expect((await adm.pull(before)).acks).toMatchObject([{ outcome: 'ok' }]);
  });

  test('a child goes with its new parent; one that comes before its parent follows it later', async () => {
    await adm.push([put('partners', 'pa', { owner_id: 'ann' }), put('partners', 'pb', { owner_id: 'bob' })]);
    await ann.push([
      put('contacts', 'c', { partner_id: 'pa' }),
      put('contacts', 'early', { partner_id: 'late' }),
    ]);
    let head = await store.loadHead(tenant);
    await adm.push([set('contacts', 'c', { partner_id: [head, 'pa', 'pb'] }, head)]);
    expect(linesOf(await ann.pull(head))).toEqual(['leave contacts c']);
    expect(linesOf(await bob.pull(head))).toEqual(['put contacts c']);
    head = await store.loadHead(tenant);
    await adm.push([put('partners', 'late', { owner_id: 'bob' })]);
    expect(linesOf(await bob.pull(head))).toEqual(['put partners late', 'put contacts early']);
    expect(linesOf(await ann.pull(head))).toEqual(['leave contacts early']);
  });

  test('who a user is, only an administrator says', async () => {
    expect(await ann.push([set('users', 'ann', { role: [start, 'rep', 'admin'] }, start)])).toBe(
      'rejected forbidden',
    );
    expect(await ann.push([set('users', 'ann', { department: [start, 'A', 'B'] }, start)])).toBe(
      'rejected forbidden',
    );
    expect(await ann.push([set('users', 'bob', { name: [start, 'bob', 'B'] }, start)])).toBe(
      'rejected forbidden',
    );
    expect(await ann.push([putUser('eve', 'admin')])).toBe('rejected forbidden');
    expect(await ann.push([del('users', 'ann', start)])).toBe('rejected forbidden');
    expect(await ann.push([set('users', 'ann', { name: [start, 'ann', 'Ann'] }, start)])).toBe('ok');
    expect(await adm.push([set('users', 'ann', { role: [start, 'rep', 'head'] }, start)])).toBe('ok');
    expect((await ann.hello()).subs.add).toEqual(['*', 'u:ann', 'u:hed']);
    expect(await adm.push([set('users', 'hed', { department: [start, 'A', ''] }, start)])).toBe('ok');
    expect((await hed.hello()).subs.add).toEqual(['*', 'u:adm', 'u:hed']);
  });

  test('a row that he does not see he does not write, save for a week after it left without his knowing', async () => {
    await bob.push([put('partners', 'secret', { owner_id: 'bob' })]);
    await ann.push([put('partners', 'p', { name: 'Old', owner_id: 'ann' })]);
    const seen = await store.loadHead(tenant);
    expect(await ann.push([set('partners', 'secret', { name: [seen, '', 'X'] }, seen)])).toBe(
      'rejected out_of_scope',
    );
    expect(await ann.push([put('partners', 'secret', { name: 'X' })])).toBe('rejected out_of_scope');
    await adm.push([set('partners', 'p', { owner_id: [seen, 'ann', 'bob'] }, seen)]);
    const left = await store.loadHead(tenant);
    const rename = (name: string, base: number) =>
      ann.push([set('partners', 'p', { name: [base, 'Old', name] }, base)]);
    expect(await rename('Hers', seen)).toBe('ok');
    expect(await rename('Knew', left)).toBe('rejected out_of_scope');
    service.clock.nowMs = atMs + 7 * day + 1;
    expect(await rename('Late', seen)).toBe('rejected out_of_scope');
    // A new row she may give to whom she will.
    expect(await ann.push([put('contacts', 'c', { partner_id: 'p' })])).toBe('ok');
    expect((await bob.snapshot('u:bob')).map(({ id, f }) => [id, f.name])).toEqual([
      ...[
        ['p', 'Hers'],
        ['secret', undefined],
        ['c', undefined],
      ],
    ]);
  });

  test('what was made for another its author may go on with for a week, however often he does', async () => {
    const seen = await store.loadHead(tenant);
    const rename = (name: string) => ann.push([set('partners', 'p', { name: [-2, '', name] }, seen)]);
    expect(await ann.push([put('partners', 'p', { name: 'P', owner_id: 'bob' })])).toBe('ok');
    expect(linesOf(await ann.pull(seen))).toEqual(['leave partners p']);
    expect(await rename('First')).toBe('ok');
    service.clock.nowMs = atMs + 5 * day;
    expect(await rename('Second')).toBe('ok');
    service.clock.nowMs = atMs + 8 * day;
    expect(await rename('Third')).toBe('rejected out_of_scope');
  });

  test('a row that its author gave away and took back before he heard of it comes whole', async () => {
    await ann.push([put('documents', 'd', { comment: 'D', owner_id: 'ann' })]);
    const seen = await store.loadHead(tenant);
    expect(await ann.push([set('documents', 'd', { owner_id: [seen, 'ann', 'bob'] }, seen)])).toBe('ok');
    expect(await ann.push([set('documents', 'd', { owner_id: [-2, 'bob', 'ann'] }, seen)])).toBe('ok');
    const page = await ann.pull(seen);
    expect(linesOf(page)).toEqual(['leave documents d', 'put documents d']);
    expect(page.ops[1]!.f).toEqual({ id: 'd', comment: 'D', owner_id: 'ann' });
  });

  test('what went for good stays where it went: who gets what it followed is told nothing of it', async () => {
    const owned = { name: 'P', owner_id: 'ann' };
    await ann.push([put('partners', 'p', owned), put('contacts', 'c', { name: 'C', partner_id: 'p' })]);
    const seen = await store.loadHead(tenant);
    await adm.push([set('partners', 'p', { owner_id: [seen, 'ann', 'bob'] }, seen)]);
    // Within the week, of what she had not heard of.
    expect(await ann.push([set('contacts', 'c', { name: [seen, 'C', 'Hers'] }, seen)])).toBe('ok');
    const given = (await store.loadHead(tenant)) - 2;
    expect(await bob.push([set('contacts', 'c', { name: [given, 'C', 'Hidden'] }, given)], 500)).toBe(
      'merged',
    );
    const last = await store.loadHead(tenant);
    expect(await bob.push([del('contacts', 'c', last)])).toBe('ok');
    await adm.push([set('partners', 'p', { owner_id: [last, 'bob', 'ann'] }, last)]);
    const page = await ann.pull();
    expect(linesOf(page)).toContain('put partners p');
    expect(page.conflicts).toMatchObject([{ id: 'c', mine: null, theirs: 'Hers', mineUser: 'bob' }]);
    expect(page.ops.filter(({ id, f }) => id === 'c' && Object.keys(f).length > 0)).toEqual([]);
  });

  test('a clash over a row that left is told without what the other wrote', async () => {
    await ann.push([put('partners', 'p', { name: 'Old', owner_id: 'ann' })]);
    const seen = await store.loadHead(tenant);
    await adm.push([set('partners', 'p', { owner_id: [seen, 'ann', 'bob'] }, seen)]);
    await bob.push([set('partners', 'p', { name: [seen + 2, 'Old', 'Hidden'] }, seen + 2)], 500);
    expect(await ann.push([set('partners', 'p', { name: [seen, 'Old', 'Hers'] }, seen)])).toBe('lost');
    const [told] = (await ann.pull(seen)).conflicts;
    expect(told).toMatchObject({ column: 'name', base: 'Old', mine: 'Hers', theirs: null, winner: 'theirs' });
    expect((await bob.pull(seen)).conflicts).toMatchObject([{ base: 'Old', mine: 'Hers', theirs: 'Hidden' }]);
    expect((await hed.pull(seen)).conflicts).toEqual([]);
  });

  test('a child that comes brings its parent back, and a parent whose children stay does not go', async () => {
    await ann.push([put('partners', 'p', { name: 'P', owner_id: 'ann' })]);
    let seen = await store.loadHead(tenant);
    await adm.push([del('partners', 'p', seen)]);
    const gone = await store.loadHead(tenant);
    expect(await ann.push([put('documents', 'd', { partner_id: 'p', kind: 'order' })])).toBe('merged');
    const page = await ann.pull(gone);
    expect(linesOf(page)).toEqual(['put partners p', 'put documents d']);
    expect(page.ops[0]!.f).toMatchObject({ name: 'P', deleted_at: null });
    expect(page.conflicts).toMatchObject([{ t: 'partners', id: 'p', winner: 'mine', theirsUser: 'adm' }]);
    expect((await adm.pull(gone)).conflicts).toEqual(page.conflicts);
    // A line alone brings back its document and that its partner.
    seen = await store.loadHead(tenant);
    expect(await adm.push([del('partners', 'p', seen), del('documents', 'd', seen)])).toBe('ok');
    const head = await store.loadHead(tenant);
    expect(await ann.push([put('document_lines', 'l', { document_id: 'd' })])).toBe('merged');
    const back = ['put partners p', 'put documents d', 'put document_lines l'];
    expect(linesOf(await ann.pull(head))).toEqual(back);
    // Its author had not seen the line.
    expect(await adm.push([del('documents', 'd', head), del('partners', 'p', head)])).toBe('lost');
    const now = await store.loadHead(tenant);
    expect((await ann.snapshot('u:ann')).map(({ id }) => id)).toEqual(['p', 'd', 'l']);
    expect((await ann.pull(head)).conflicts.filter(({ winner }) => winner === 'theirs')).toMatchObject([
      ...[{ id: 'd', mineUser: 'adm', theirsUser: 'ann' }, { id: 'p' }],
    ]);
    // All of it together goes, in whatever order.
    const all = [del('partners', 'p', now), del('document_lines', 'l', now), del('documents', 'd', now)];
    expect(await adm.push(all)).toBe('ok');
    expect(await ann.snapshot('u:ann')).toEqual([]);
  });

  test('snapshot and digest come in pages and agree', async () => {
    const rows = Array.from({ length: 700 }, (_, n) =>
      put('partners', `p${n}`, { name: `Name ${n}`, owner_id: 'ann' }),
    );
    await ann.push([...rows, put('tasks', 't', { title: 'T', owner_id: 'ann' })]);
    const whole = await ann.snapshot('u:ann');
    expect(whole).toHaveLength(701);
    expect(await ann.snapshot('u:ann', 2_000)).toEqual(whole);
    expect(whole.at(-1)).toMatchObject({ t: 'tasks', id: 't', f: { title: 'T' } });
    const digest = await ann.calls.digest({ t: 'partners', after: null, subs: ['u:ann', 'u:bob'] });
    expect(digest.rows.map(([id, seq]) => [id, seq])).toEqual(
      whole.filter(({ t }) => t === 'partners').map(({ id, seq }) => [id, seq]),
    );
    expect(await bob.calls.digest({ t: 'partners', after: null, subs: ['u:ann', 'u:bob'] })).toMatchObject({
      rows: [],
    });
    expect(await reasonOf(ann.calls.digest({ t: 'nothing', after: null, subs: [] }))).toBe(
      'invalid_input/unknown_table',
    );
  });

  test('what is older than is kept is forgotten, and a cursor before it is told', async () => {
    await ann.push([put('partners', 'p', { owner_id: 'ann' })]);
    const old = await store.loadHead(tenant);
    const batch = (await ann.pull(0)).batch;
    service.clock.nowMs = atMs + 181 * day;
    await ann.push([set('partners', 'p', { name: [old, null, 'New'] }, old)]);
    const pruned = await store.prune(tenant, atMs + day);
    expect(pruned).toBe(old);
    expect(await store.prune(tenant, atMs + day)).toBe(0);
    const mid = { lastCseq: 2, batchAtCursor: 'x' };
    expect((await ann.hello({ ...mid, cursor: 1 })).action).toBe('resync');
    expect(await reasonOf(ann.pull(1, ['*']))).toBe('conflict/resync');
    expect((await ann.hello({ ...mid, cursor: old, batchAtCursor: batch })).action).toBe('ok');
    expect((await ann.pull(old)).ops).toHaveLength(1);
    expect(await ann.snapshot('u:ann')).toMatchObject([{ id: 'p', f: { name: 'New' } }]);
  });

  test('a program of another schema is told who is too old', async () => {
    expect(await reasonOf(ann.hello({ schema: syncSchema + 1 }))).toBe('incompatible/hub_older');
    const sent = { txs: [{ cseq: 1, ops: [] }], nonce: '', schema: syncSchema + 1, mark: null };
    expect(await reasonOf(ann.calls.push(sent))).toBe('incompatible/hub_older');
  });
});

describePostgres('row-level security', () => {
  test('a reporting role reads what its setting names, and nothing without it', async () => {
    const fresh = await makePlace('postgres');
    const store = await openStore(fresh.place);
    await openTestTenant(store);
    const adm = await openServiceDevice(store, openService(store), { id: 'dev', user: 'adm' });
    await adm.push([
      ...company,
      put('partners', 'a', { owner_id: 'ann' }),
      put('partners', 'b', { owner_id: 'bob' }),
    ]);
    const url = 'postgresUrl' in fresh.place ? fresh.place.postgresUrl : '';
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const role = new URL(url).pathname.slice(1);
    await client.query(`CREATE ROLE report_${role}; GRANT SELECT ON rec, oplog, conflicts TO report_${role};
      SET ROLE report_${role}`);
    const ids = async (table: string) =>
      (await client.query(`SELECT id FROM ${table} WHERE tbl = 'partners' ORDER BY id`)).rows.map(
        ({ id }) => id,
      );
    expect([await ids('rec'), await ids('oplog')]).toEqual([[], []]);
    await client.query(`SET yolda.scopes = '["*", "u:ann"]'`);
    expect([await ids('rec'), await ids('oplog')]).toEqual([['a'], ['a']]);
    await client.query(`RESET ROLE; DROP OWNED BY report_${role}; DROP ROLE report_${role}`);
    await client.end();
    await store.close();
    await fresh.remove();
  });
});

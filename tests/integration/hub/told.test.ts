// What the hub tells of a part of the log that a device skips, on both stores: the same as its pages would have told, by
// pages of its own, to nobody else.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '#hub/storage/store.types.ts';
import { syncLimits, syncSchema, type ToldIn, type ToldOut } from '#shared/sync/logProtocol.ts';
import { reasonOf, send } from '#tests/tools/hubDevice.ts';
import { openTestHub } from './hubServer.ts';
import { describeStores, type FreshPlace, makePlace, openStore } from './hubStores.ts';
import {
  atMs,
  openService,
  openServiceDevice,
  openTestTenant,
  put,
  putPartner,
  putUser,
  type ServiceDevice,
  set,
  tenant,
  tx,
} from './hubWorld.ts';

const day = 24 * 3_600_000;
/** More than a page tells. */
const many = syncLimits.pageTold + 100;

describeStores('what is told', (kind) => {
  let fresh: FreshPlace;
  let store: Store;
  let service: ReturnType<typeof openService>;
  let adm: ServiceDevice;
  let ann: ServiceDevice;
  let eve: ServiceDevice;
  let seen: number;

  beforeEach(async () => {
    fresh = await makePlace(kind);
    store = await openStore(fresh.place);
    await openTestTenant(store);
    service = openService(store);
    const open = (user: string) => openServiceDevice(store, service, { id: `dev-${user}`, user });
    [adm, ann, eve] = [await open('adm'), await open('ann'), await open('eve')];
    await adm.push([putUser('adm', 'admin'), putUser('ann', 'rep', 'A'), putUser('eve', 'admin')]);
    await ann.push([put('partners', 'p', { name: 'Old', owner_id: 'ann' })]);
    seen = await store.loadHead(tenant);
  });
  afterEach(async () => {
    await store.close();
    await fresh.remove();
  });

  const ask = async (device: ServiceDevice, after: number, more: Partial<ToldIn> = {}) =>
    device.calls.told({ after, upTo: await store.loadHead(tenant), mark: null, ...more });

  /** Until there is no more. */
  async function askAll(device: ServiceDevice, after: number): Promise<ToldOut[]> {
    const pages: ToldOut[] = [];
    for (let at = after, hasMore = true; hasMore && pages.length < 20; ) {
      const page = await ask(device, at);
      pages.push(page);
      ({ to: at, hasMore } = page);
    }
    return pages;
  }

  /** Two rename one partner, neither knowing of the other. */
  async function clash(): Promise<void> {
    await adm.push([set('partners', 'p', { name: [seen, 'Old', 'His'] }, seen)]);
    await ann.push([set('partners', 'p', { name: [seen, 'Old', 'Hers'] }, seen)], 50);
  }

  test('outcomes of the device that asks, conflicts of its user, as its pages would', async () => {
    await clash();
    const page = await ann.pull(seen);
    const told = await ask(ann, seen);
    expect(told).toEqual({
      ...{ to: page.to, acks: page.acks, conflicts: page.conflicts, hasMore: false },
    });
    expect([told.acks, told.conflicts]).toMatchObject([[{ cseq: 2 }], [{ id: 'p', column: 'name' }]]);
    expect((await ask(adm, seen)).conflicts).toEqual(told.conflicts);
    expect(await ask(eve, seen)).toMatchObject({ acks: [], conflicts: [] });
    expect(await ask(ann, page.to)).toEqual({ to: page.to, acks: [], conflicts: [], hasMore: false });
    const later = page.to + 1_000_000_000;
    expect(await ask(ann, seen, { upTo: later })).toEqual({ ...told, to: later });
  });

  test('of a row that has left his sight without what the other wrote', async () => {
    await clash();
    const head = await store.loadHead(tenant);
    await adm.push([set('partners', 'p', { owner_id: [seen, 'ann', 'eve'] }, head)]);
    const [mine] = (await ask(ann, seen)).conflicts;
    expect([mine?.mine, mine?.theirs]).toEqual(['Hers', null]);
    // An outcome without a line says where it lies.
    const { acks, ops } = await ann.pull(seen);
    expect(ops.map(({ k, id }) => `${k} ${id}`)).toEqual(['leave p']);
    expect(acks).toMatchObject([{ cseq: 2, seq: head }]);
  });

  test('by pages that end with a number, whole', async () => {
    const ids = Array.from({ length: many }, (_, n) => `q${n}`);
    await adm.push(ids.map((id) => putPartner(id, 'Old', { owner_id: 'ann' })));
    const start = await store.loadHead(tenant);
    const renamed = (name: string) =>
      ids.map((id) => set('partners', id, { name: [start, 'Old', name] }, start));
    await adm.push(renamed('His'));
    const txs = renamed('Hers').map((op, n) => tx(ann.nextCseq() + n, [op]));
    const { nonce } = await ann.hello();
    await ann.calls.push({ txs, nonce, schema: syncSchema, mark: null });
    const pages = await askAll(ann, start);
    const all = {
      acks: pages.flatMap((page) => page.acks),
      conflicts: pages.flatMap((page) => page.conflicts),
    };
    expect(all.acks.map(({ cseq }) => cseq)).toEqual(txs.map(({ cseq }) => cseq));
    expect(new Set(all.conflicts.map(({ seq, n }) => `${seq}-${n}`)).size).toBe(all.conflicts.length);
    const held = await store.loadConflicts(tenant, { user: 'ann', seen: ['*', 'u:ann'] }, start, 1e9);
    expect(all.conflicts).toEqual(held);
    expect(held.length).toBeGreaterThanOrEqual(many);
    expect(pages.length).toBeGreaterThan(1);
    for (const { acks, conflicts } of pages.slice(0, -1))
      expect(Math.max(acks.length, conflicts.length)).toBeLessThanOrEqual(syncLimits.pageTold);
    // What bears one number comes at once, however much it is.
    const before = await store.loadHead(tenant);
    await eve.push(renamed('Hers too'));
    const [whole] = await askAll(eve, before);
    expect(whole).toMatchObject({ hasMore: false, conflicts: { length: many } });
  });

  test('what is no longer kept is not told, and a hub of yesterday is found out', async () => {
    await clash();
    const first = await store.loadHead(tenant);
    service.clock.nowMs = atMs + 181 * day;
    await adm.push([set('partners', 'p', { city: [seen, null, 'Şəki'] }, seen)]);
    await ann.push([set('partners', 'p', { city: [seen, null, 'Quba'] }, seen)], 50);
    await store.prune(tenant, atMs + day);
    const told = await ask(ann, seen);
    expect(told.conflicts).toMatchObject([{ column: 'city' }]);
    expect(told.conflicts.every(({ seq }) => seq > first)).toBe(true);
    const strange = { seq: await store.loadHead(tenant), batch: 'of another past' };
    await expect(ask(ann, seen, { mark: strange })).rejects.toMatchObject({ reason: 'other_past' });
  });
});

describeStores('what is told over HTTP', (kind) => {
  test('to who is signed in', async () => {
    const server = await openTestHub(kind);
    const ann = await server.enrol('ann');
    await ann.hello();
    await ann.push(tx(1, [putPartner('p', 'Old')]));
    const body = { after: 0, upTo: 1 };
    expect((await send(server.url(), '/v1/told', { body, token: ann.token() })).body).toEqual({
      ...{ to: 1, conflicts: [], hasMore: false },
      acks: [{ cseq: 1, outcome: 'ok', reason: null, t: null, id: null }],
    });
    const token = ann.token();
    const wrong = await send(server.url(), '/v1/told', { body: { after: -1, upTo: 1 }, token });
    expect([wrong.status, reasonOf(await send(server.url(), '/v1/told', { body }))[0]]).toEqual([400, 401]);
    await server.end();
  });
});

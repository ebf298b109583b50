// The group commit on both stores: numbers without a hole, each transaction once, one bad one in nobody's way.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '#hub/storage/store.types.ts';
import type { AppError } from '#shared/contract/errors.ts';
import { seededRandom } from '#shared/lib/seededRandom.ts';
import {
  cutConnections,
  describePostgres,
  describeStores,
  type FreshPlace,
  makePlace,
  openStore,
} from './hubStores.ts';
import {
  ackedOf,
  addDevice,
  atMs,
  loadConflicts,
  loadLog,
  openCommitter,
  openTestTenant,
  putPartner,
  setPartner,
  tenant,
  tx,
} from './hubWorld.ts';

describeStores('group commit', (kind) => {
  let fresh: FreshPlace;
  let store: Store;

  beforeEach(async () => {
    fresh = await makePlace(kind);
    store = await openStore(fresh.place);
    await openTestTenant(store);
  });
  afterEach(async () => {
    await store.close();
    await fresh.remove();
  });

  const loadAll = () => loadLog(store);
  const seqs = async () => (await loadAll()).map(({ seq }) => seq);
  const upTo = (head: number) => Array.from({ length: head }, (_, at) => at + 1);

  test('32 devices at once leave numbers without a hole, and a reader never steps over one', async () => {
    const committer = openCommitter(store);
    const devices = Array.from({ length: 32 }, (_, at) => `device-${at}`);
    for (const device of devices) await addDevice(store, device, 'ann');
    let isDone = false;
    const reader = (async () => {
      const read: number[] = [];
      while (!isDone || read.length < (await store.loadHead(tenant))) {
        const page = await loadLog(store, read.length, 50);
        read.push(...page.map(({ seq }) => seq));
        await new Promise(setImmediate);
      }
      return read;
    })();
    await Promise.all(
      devices.map(async (device) => {
        for (let cseq = 1; cseq <= 20; cseq += 1) {
          const ops = [putPartner(`${device}-${cseq}-a`, 'A'), putPartner(`${device}-${cseq}-b`, 'B')];
          expect(ackedOf(await committer.push({ device, txs: [tx(cseq, ops)] }))).toBe(cseq);
        }
      }),
    );
    isDone = true;
    expect(await reader).toEqual(upTo(32 * 20 * 2));
    expect(await store.loadHead(tenant)).toBe(32 * 20 * 2);
    const ops = await loadAll();
    // The two ops of a transaction lie together.
    for (let at = 0; at < ops.length; at += 2) expect(ops[at]?.cseq).toBe(ops[at + 1]?.cseq);
  });

  test('a repeat is skipped and answered, a gap is answered with what is expected', async () => {
    const committer = openCommitter(store);
    await addDevice(store, 'a', 'ann');
    const first = [tx(1, [putPartner('p1', 'One')]), tx(2, [putPartner('p2', 'Two')])];
    expect(await committer.push({ device: 'a', txs: first })).toEqual({
      kind: 'done',
      ackedCseq: 2,
      head: 2,
    });
    // The reply was lost: the same again, with one more.
    const again = [...first, tx(3, [putPartner('p3', 'Three')])];
    expect(await committer.push({ device: 'a', txs: again })).toEqual({
      kind: 'done',
      ackedCseq: 3,
      head: 3,
    });
    expect(await committer.push({ device: 'a', txs: first })).toEqual({
      kind: 'done',
      ackedCseq: 3,
      head: 3,
    });
    expect(await committer.push({ device: 'a', txs: [tx(5, [putPartner('p5', 'Five')])] })).toEqual({
      ...{ kind: 'gap', expectCseq: 4 },
    });
    expect((await loadAll()).map(({ id }) => id)).toEqual(['p1', 'p2', 'p3']);
  });

  test('the same push twice in one group is done once', async () => {
    const committer = openCommitter(store);
    await addDevice(store, 'a', 'ann');
    const push = { device: 'a', txs: [tx(1, [putPartner('p1', 'One')])] };
    const answers = await Promise.all([committer.push(push), committer.push(push), committer.push(push)]);
    expect(answers.map(ackedOf)).toEqual([1, 1, 1]);
    expect(await seqs()).toEqual([1]);
  });

  test('a transaction with a bad op is rejected whole, and what follows goes on', async () => {
    const committer = openCommitter(store);
    await addDevice(store, 'a', 'ann');
    const bad = [
      [putPartner('p1', 'Half'), setPartner('nobody', { name: [0, null, 'X'] })],
      [{ t: 'no_such_table', id: 'x', k: 'put', f: {} }],
      [putPartner('p2', 'NUL \0 in it')],
      [putPartner('p3', 'half a pair \ud83d')],
      [putPartner('p4', 'x'.repeat(70_000))],
      [putPartner('p5', 'No', { constructor: 'x' })],
      [JSON.parse(`${'['.repeat(30_000)}${']'.repeat(30_000)}`)],
      [],
    ];
    const txs = bad.map((ops, at) => tx(at + 1, ops));
    const good = tx(bad.length + 1, [putPartner('p9', 'Good')]);
    expect(ackedOf(await committer.push({ device: 'a', txs: [...txs, good] }))).toBe(bad.length + 1);
    const acks = await store.loadAcks(tenant, 'a', 0, 1_000);
    expect(acks.map(({ outcome, reason, id }) => [outcome, reason, id])).toEqual([
      ['rejected', 'unknown_row', 'nobody'],
      ['rejected', 'malformed', 'x'],
      ['rejected', 'bad_text', 'p2'],
      ['rejected', 'bad_text', 'p3'],
      ['rejected', 'op_too_large', 'p4'],
      ['rejected', 'unknown_column', 'p5'],
      ['rejected', 'malformed', null],
      ['rejected', 'malformed', null],
      ['ok', null, null],
    ]);
    const ops = await loadAll();
    expect(ops.map(({ seq, k, id }) => [seq, k, id])).toEqual([
      ...bad.map((_, at) => [at + 1, 'none', '']),
      [bad.length + 1, 'put', 'p9'],
    ]);
  });

  test('a device without right writes nothing', async () => {
    const committer = openCommitter(store);
    await addDevice(store, 'a', 'ann');
    await addDevice(store, 'b', 'bob');
    await store.revokeDevice(tenant, 'a', atMs);
    const push = (device: string) => committer.push({ device, txs: [tx(1, [putPartner(device, 'X')])] });
    const answers = await Promise.all([push('a'), push('stranger'), push('b')]);
    expect(answers.map(({ kind }) => kind)).toEqual(['revoked', 'revoked', 'done']);
    expect((await loadAll()).map(({ device }) => device)).toEqual(['b']);
  });

  test('two who knew nothing of each other: a conflict, named after both', async () => {
    const committer = openCommitter(store);
    await addDevice(store, 'a', 'ann');
    await addDevice(store, 'b', 'bob');
    await committer.push({ device: 'a', txs: [tx(1, [putPartner('p', 'Old')])] });
    await committer.push({ device: 'a', txs: [tx(2, [setPartner('p', { name: [1, 'Old', 'A'] }, 1)])] });
    await committer.push({ device: 'b', txs: [tx(1, [setPartner('p', { name: [1, 'Old', 'B'] }, 1)], 60)] });
    const conflicts = await loadConflicts(store, 'ann');
    expect(conflicts).toEqual([
      {
        ...{ seq: 3, n: 0, t: 'partners', id: 'p', column: 'name', base: 'Old', mine: 'B', theirs: 'A' },
        ...{ winner: 'mine', mineUser: 'bob', theirsUser: 'ann', at: atMs },
      },
    ]);
    expect(await loadConflicts(store, 'bob')).toEqual(conflicts);
    expect(await loadConflicts(store, 'eve')).toEqual([]);
  });

  test('each number is of one named group', async () => {
    let count = 0;
    const committer = openCommitter(store, { batchIds: () => `batch-${++count}` });
    await addDevice(store, 'a', 'ann');
    for (let cseq = 1; cseq <= 3; cseq += 1)
      await committer.push({
        ...{ device: 'a', txs: [tx(cseq, [putPartner(`${cseq}`, ''), putPartner(`${cseq}b`, '')])] },
      });
    const names = await Promise.all([1, 2, 3, 6, 7].map((seq) => store.findBatch(tenant, seq)));
    expect(names).toEqual(['batch-1', 'batch-1', 'batch-2', 'batch-3', undefined]);
  });

  test('a store of a newer hub is not opened', async () => {
    await store.close();
    const { place } = fresh;
    if ('dataDir' in place) {
      const { default: Database } = await import('better-sqlite3');
      const database = new Database(`${place.dataDir}/hub.db`);
      database.exec("INSERT INTO migrations VALUES (999, '999_later.sql', 'x')");
      database.close();
    } else {
      const { default: pg } = await import('pg');
      const client = new pg.Client({ connectionString: place.postgresUrl });
      await client.connect();
      await client.query("INSERT INTO migrations VALUES (999, '999_later.sql', 'x')");
      await client.end();
    }
    await expect(openStore(place)).rejects.toThrow('incompatible: hub_store_newer');
    fresh = await (async () => {
      await fresh.remove();
      return makePlace(kind);
    })();
    store = await openStore(fresh.place);
  });

  test('several that open a new store at once make its tables once', async () => {
    const other = await makePlace(kind);
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(other.place)));
    const tenants = await Promise.all(
      stores.map((each, at) => each.openTenant(tenant, { epoch: `${at}`, secret: '' })),
    );
    expect(new Set(tenants.map(({ epoch }) => epoch)).size).toBe(1);
    for (const each of stores) await each.close();
    await other.remove();
  });
});

/** A trace with repeats, clashes, deletions, bad ops and clocks that are years off. */
async function playTrace(store: Store): Promise<unknown> {
  await openTestTenant(store);
  const { next: random, pick } = seededRandom(42);
  const devices = ['a', 'b', 'c'];
  for (const id of devices) await addDevice(store, id, `user-${id}`);
  let count = 0;
  const committer = openCommitter(store, { batchIds: () => `batch-${++count}` });
  const cseqs = new Map(devices.map((id) => [id, 0]));
  for (let step = 0; step < 300; step += 1) {
    const head = await store.loadHead(tenant);
    const pushes = devices
      .filter(() => random() < 0.7)
      .map((device) => {
        const cseq = (cseqs.get(device) ?? 0) + 1;
        cseqs.set(device, cseq);
        const ops = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
          const id = `p${Math.floor(random() * 12)}`;
          const seen = Math.floor(random() * (head + 1));
          const draw = random();
          if (draw < 0.2) return putPartner(id, `Name ${step}`, { city: 'Bakı', region: 'İ, ı, 😀' });
          if (draw < 0.25) return { t: 'no_table', id, k: 'put', f: {} };
          if (draw < 0.35) return setPartner(id, { deleted_at: [seen, null, atMs + step] }, seen);
          if (draw < 0.45)
            return {
              t: 'partner_roles',
              id,
              k: 'put',
              f: { partner_id: id, role: pick(['buyer', 'seller']) },
            };
          if (draw < 0.5) return { t: 'partner_roles', id, k: 'del', seen };
          if (draw < 0.65) return setPartner(id, { notes: [seen, 'a\nb', `a\n${step}\nb`] }, seen);
          const city: [number, unknown, unknown] = [seen, 'Bakı', pick(['Gəncə', 'Şuşa', null, 1.5, -0])];
          return setPartner(id, { name: [seen, 'x', `N${step}`], city, updated_at: [seen, 1, step] }, seen);
        });
        return { device, txs: [tx(cseq, ops, pick([0, 0, 1e9, -1e11, 3e11]))] };
      });
    await Promise.all(pushes.map((push) => committer.push(push)));
    const repeated = pushes[0];
    if (repeated !== undefined && random() < 0.3) await committer.push(repeated);
  }
  const head = await store.loadHead(tenant);
  return {
    head,
    ops: await loadLog(store),
    acks: await Promise.all(devices.map((id) => store.loadAcks(tenant, id, 0, head))),
    conflicts: await Promise.all(devices.map((id) => loadConflicts(store, `user-${id}`))),
    batches: await Promise.all([1, head].map((seq) => store.findBatch(tenant, seq))),
    devices: (await store.listDevices(tenant)).map(({ id, lastCseq }) => [id, lastCseq]),
  };
}

describePostgres('both stores', () => {
  test('the same trace leaves the same log, outcomes and conflicts', async () => {
    const played = [];
    for (const kind of ['sqlite', 'postgres'] as const) {
      const fresh = await makePlace(kind);
      const store = await openStore(fresh.place);
      played.push(await playTrace(store));
      await store.close();
      await fresh.remove();
    }
    const [sqlite, postgres] = played as { head: number; conflicts: unknown[][]; ops: { k: string }[] }[];
    expect(postgres).toEqual(sqlite);
    const kinds = new Set(sqlite?.ops.map(({ k }) => k));
    expect([...kinds].sort()).toEqual(['del', 'none', 'put', 'set']);
    expect(sqlite?.conflicts.flat().length).toBeGreaterThan(50);
  });

  test('two processes on one PostgreSQL number one log', async () => {
    const fresh = await makePlace('postgres');
    const stores = [await openStore(fresh.place), await openStore(fresh.place)];
    await openTestTenant(stores[0]!);
    const devices = Array.from({ length: 16 }, (_, at) => `device-${at}`);
    for (const device of devices) await addDevice(stores[0]!, device, 'ann');
    const committers = stores.map((store) => openCommitter(store));
    await Promise.all(
      devices.map(async (device, at) => {
        for (let cseq = 1; cseq <= 15; cseq += 1) {
          const push = { device, txs: [tx(cseq, [putPartner(`${device}-${cseq}`, 'X')])] };
          // A lost reply: the same push goes to the other process too, at the same time.
          const sent = [
            committers[at % 2]!.push(push),
            ...(cseq % 5 === 0 ? [committers[(at + 1) % 2]!.push(push)] : []),
          ];
          for (const answer of await Promise.all(sent)) expect(ackedOf(answer)).toBe(cseq);
        }
      }),
    );
    const ops = await loadLog(stores[1]!);
    expect(ops.map(({ seq }) => seq)).toEqual(Array.from({ length: 16 * 15 }, (_, at) => at + 1));
    expect(new Set(ops.map(({ id }) => id)).size).toBe(16 * 15);
    for (const store of stores) await store.close();
    await fresh.remove();
  });

  test('PostgreSQL that cuts every connection again and again: pushes fail, come again, and are done once', async () => {
    const fresh = await makePlace('postgres');
    const store = await openStore(fresh.place);
    await openTestTenant(store);
    const committer = openCommitter(store);
    const devices = Array.from({ length: 8 }, (_, at) => `device-${at}`);
    for (const device of devices) await addDevice(store, device, 'ann');
    const reasons: string[] = [];
    let isOver = false;
    const cutter = (async () => {
      for (let cut = 0; cut < 12; cut += 1) {
        await cutConnections(fresh.place);
        await new Promise((resolve) => setTimeout(resolve, 40));
      }
      isOver = true;
    })();
    const lasts = await Promise.all(
      devices.map(async (device) => {
        let cseq = 1;
        for (; !isOver; ) {
          const ops = [putPartner(`${device}-${cseq}-a`, 'A'), putPartner(`${device}-${cseq}-b`, 'B')];
          const answer = await committer.push({ device, txs: [tx(cseq, ops)] }).catch((error: AppError) => {
            reasons.push(`${error.code}/${error.reason}`);
          });
          if (answer !== undefined) cseq = ackedOf(answer) + 1;
        }
        return cseq - 1;
      }),
    );
    await cutter;
    expect([...new Set(reasons)]).toEqual(['unavailable/hub_store']);
    const ops = await loadLog(store);
    expect(ops.map(({ seq }) => seq)).toEqual(ops.map((_, at) => at + 1));
    devices.forEach((device, at) => {
      const own = ops.filter((op) => op.device === device).map(({ cseq }) => cseq);
      const last = own.at(-1) ?? 0;
      expect([lasts[at], (lasts[at] ?? 0) + 1]).toContain(last);
      expect(own).toEqual(Array.from({ length: last }, (_, n) => [n + 1, n + 1]).flat());
    });
    await store.close();
    await fresh.remove();
  });
});

// Days of the simulator on both stores: what its laptops pushed, in the order in which the hub got it, leaves the same log,
// outcomes and conflicts beside PostgreSQL as on SQLite.
import { expect, test } from 'vitest';
import type { SentTx } from '#shared/sync/logProtocol.ts';
import { runSeed } from '#tests/simulator/run/runSeed.ts';
import type { Plants, World } from '#tests/simulator/world/world.ts';
import { describePostgres, makePlace, openStore, type StoreKind } from './hubStores.ts';
import { addDevice, openCommitter, openTestTenant, tenant } from './hubWorld.ts';

type Pushed = { device: string; user: string; txs: SentTx[] };

/** What the hub of a seed was pushed. */
async function record(seed: string): Promise<Pushed[]> {
  const pushed: Pushed[] = [];
  const plant = (world: World): Plants => ({
    hub: {
      calls: (calls, device) => ({
        ...calls,
        push: (sent) => {
          const machine = world.machines.find(({ deviceId }) => deviceId === device);
          pushed.push({ device, user: machine?.parts.user.id ?? '', txs: sent.txs });
          return calls.push(sent);
        },
      }),
    },
  });
  const { complaints } = await runSeed({ seed, bug: { needs: [], plant } });
  expect(complaints).toEqual([]);
  return pushed;
}

async function replay(kind: StoreKind, pushed: readonly Pushed[]) {
  const fresh = await makePlace(kind);
  const store = await openStore(fresh.place);
  await openTestTenant(store);
  const users = new Map(pushed.map(({ device, user }) => [device, user]));
  for (const [device, user] of users) await addDevice(store, device, user);
  let count = 0;
  const committer = openCommitter(store, { batchIds: () => `batch-${++count}` });
  const answers: string[] = [];
  for (const { device, txs } of pushed) answers.push((await committer.push({ device, txs })).kind);
  const head = await store.loadHead(tenant);
  const dump = (text: string) => store.sql.query<Record<string, unknown>>(text, [tenant]);
  const played = {
    ...{ head, answers },
    log: await dump(
      'SELECT seq, device, cseq, kind, tbl, id, written, scope, to_scope FROM oplog WHERE tenant = $1 ORDER BY seq',
    ),
    acks: await dump(
      'SELECT device, cseq, seq, outcome, reason, tbl, id FROM acks WHERE tenant = $1 ORDER BY seq',
    ),
    conflicts: await dump(
      'SELECT seq, n, tbl, id, col, base, mine, theirs, winner, mine_user, theirs_user FROM conflicts WHERE tenant = $1 ORDER BY seq, n',
    ),
    rows: await dump('SELECT tbl, id, data, seq, gone_at, scope FROM rec WHERE tenant = $1 ORDER BY tbl, id'),
  };
  await store.close();
  await fresh.remove();
  return played;
}

describePostgres('days of the simulator', () => {
  test.each(['7', '23', '64', '101', '102', '103', '104', '105'])(
    'seed %s leaves the same on both stores',
    async (seed) => {
      const pushed = await record(seed);
      const sqlite = plain(await replay('sqlite', pushed));
      expect(plain(await replay('postgres', pushed))).toEqual(sqlite);
      expect(pushed.length).toBeGreaterThan(10);
    },
  );
});

/** Numbers and JSON as each store gives them, as one text: big numbers come as text from PostgreSQL, JSON as text from SQLite. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'string' && /^([[{"]|-?\d|true$|false$|null$)/.test(value)) {
    try {
      return plain(JSON.parse(value));
    } catch {
      return value;
    }
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => [key, plain(one)])
      .sort(),
  );
}

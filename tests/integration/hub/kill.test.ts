// The hub as a process on both stores, killed at every named point of a group commit and at random instants: what was
// answered is there, what was not is there whole or not at all, and a repeat mends it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hubCrashPoints } from '#hub/commit/crashPoints.ts';
import { invite } from '#hub/index.ts';
import { seededRandom } from '#shared/lib/seededRandom.ts';
import type { LoggedOp } from '#shared/sync/logProtocol.ts';
import { enrolDevice } from '#tests/tools/hubDevice.ts';
import { runHub, type ServedHub, serveHub } from './hubProcess.ts';
import { describeStores, type FreshPlace, lacksPostgres, makePlace, placeArgs } from './hubStores.ts';
import { putPartner, setPartner, tx } from './hubWorld.ts';

const subs = ['*', ...['ann', 'a', 'b', 'c', 'd'].map((user) => `u:${user}`)];
const reached = new Set<string>();

describeStores('hub process', (kind) => {
  let fresh: FreshPlace;
  let hub: ServedHub;

  beforeEach(async () => {
    fresh = await makePlace(kind);
  });
  afterEach(async () => {
    await hub.kill('SIGKILL');
    await fresh.remove();
  });

  const enrolWith = (code: string) => enrolDevice(() => hub.url, code, { subs });
  const enrolled = async (user: string) => enrolWith((await invite(fresh.place, user)).code);

  test('starts, is asked for a code and a list, throws a device out, and ends by SIGTERM', async () => {
    hub = await serveHub(fresh.place);
    const args = placeArgs(fresh.place);
    const { out } = await runHub(['enrol', '--user', 'ann', ...args]);
    const ann = await enrolWith((JSON.parse(out) as { code: string }).code);
    await ann.push(tx(1, [putPartner('p', 'Secret name')]));
    const listed = JSON.parse((await runHub(['devices', ...args])).out);
    expect(listed).toMatchObject([
      { id: ann.id, userId: 'ann', name: 'Laptop', enrolledAt: expect.any(Number), revokedAt: null },
    ]);
    expect(JSON.parse((await runHub(['revoke', ann.id, ...args])).out)).toEqual({
      device: ann.id,
      isRevoked: true,
    });
    const stranger = await runHub(['revoke', 'nobody', ...args]);
    expect([stranger.code, JSON.parse(stranger.err).reason]).toEqual([1, 'device_unknown']);
    expect((await runHub(['enrol', ...args])).code).toBe(2);
    expect((await runHub(['nonsense', ...args])).code).toBe(2);
    await hub.kill('SIGTERM');
    expect(await hub.exited).toEqual({ code: 0, signal: null });
    const log = await hub.log;
    expect(log).toContain('"route":"/v1/push","status":200');
    expect(log).not.toMatch(/Secret|ann"|Laptop|127\.0\.0\.1:(?!\d+"})/);
  });

  test('says in one line why it does not start', async () => {
    hub = await serveHub(fresh.place);
    const { port } = new URL(hub.url);
    const taken = await runHub([...placeArgs(fresh.place), '--port', port], { YOLDA_LOG: 'silent' });
    expect([taken.code, taken.out, JSON.parse(taken.err).reason]).toEqual([1, '', 'port_in_use']);
    const nobody = await runHub(['--db', 'postgres://yolda@127.0.0.1:1/none'], { YOLDA_LOG: 'silent' });
    expect([nobody.code, nobody.out, JSON.parse(nobody.err).reason]).toEqual([1, '', 'hub_store']);
    expect((await runHub(['--db', 'mysql://x'])).code).toBe(2);
  });

  test.each(hubCrashPoints)('killed at %s', async (point) => {
    hub = await serveHub(fresh.place);
    const ann = await enrolled('ann');
    await ann.push(tx(1, [putPartner('p', 'Old')]));
    await hub.kill('SIGTERM');
    hub = await serveHub(fresh.place, { YOLDA_CRASH_AT: point });
    await ann.renew();
    const txs = [
      tx(2, [putPartner('q', 'New'), setPartner('p', { name: [1, 'Old', 'Newer'] }, 1)]),
      tx(3, [setPartner('p', { city: [0, null, 'Bakı'] }, 1)]),
    ];
    await expect(ann.push(...txs)).rejects.toThrow();
    expect((await hub.exited).signal).toBe('SIGKILL');
    reached.add(`${kind} ${point}`);

    hub = await serveHub(fresh.place);
    const isThere = point === 'commit.committed';
    const hello = (await ann.hello({ lastCseq: 3 })).body;
    expect(hello).toMatchObject(isThere ? { head: 4, ackedCseq: 3 } : { head: 1, ackedCseq: 1 });
    expect((await ann.push(...txs)).body).toEqual({ ackedCseq: 3, head: 4 });
    const page = await ann.pull(0);
    expect(page.ops.map(({ seq, cseq, id }) => [seq, cseq, id])).toEqual([
      ...[
        [1, 1, 'p'],
        [2, 2, 'q'],
        [3, 2, 'p'],
        [4, 3, 'p'],
      ],
    ]);
    expect(page.acks.map(({ cseq, outcome }) => [cseq, outcome])).toEqual([
      [1, 'ok'],
      [2, 'ok'],
      [3, 'ok'],
    ]);
    expect(page.conflicts).toEqual([]);
  });

  test('killed at random while four devices push: nothing answered is lost, nothing is twice', async () => {
    hub = await serveHub(fresh.place);
    const devices = await Promise.all(['a', 'b', 'c', 'd'].map(enrolled));
    const random = seededRandom(`kill ${kind}`);
    const answered = new Map(devices.map(({ id }) => [id, 0]));
    let isOver = false;
    let failures = 0;
    const pushers = devices.map(async (device) => {
      for (let cseq = 1; !isOver; ) {
        const ops = [putPartner(`${device.id}-${cseq}-a`, 'A'), putPartner(`${device.id}-${cseq}-b`, 'B')];
        const answer = await device.push(tx(cseq, ops)).catch(() => undefined);
        if (answer?.status === 200) {
          answered.set(device.id, cseq);
          cseq += 1;
        } else {
          failures += 1;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }
    });
    for (let round = 0; round < 5; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, random.int(150, 500)));
      await hub.kill('SIGKILL');
      hub = await serveHub(fresh.place);
    }
    isOver = true;
    await Promise.all(pushers);
    expect(failures).toBeGreaterThan(0);
    const ops: LoggedOp[] = [];
    for (let isMore = true; isMore; ) {
      const page = await devices[0]!.pull(ops.at(-1)?.seq ?? 0);
      ops.push(...page.ops);
      isMore = page.hasMore;
    }
    expect(ops.map(({ seq }) => seq)).toEqual(ops.map((_, at) => at + 1));
    const total = devices.reduce((sum, { id }) => sum + (answered.get(id) ?? 0), 0);
    for (const { id } of devices) {
      const own = ops.filter(({ device }) => device === id).map(({ cseq, id: row }) => [cseq, row.slice(-1)]);
      const last = own.at(-1)?.[0] as number;
      // One more than was answered, at most: its reply was lost.
      expect([answered.get(id), (answered.get(id) ?? 0) + 1]).toContain(last);
      expect(own).toEqual(
        Array.from({ length: last }, (_, at) => [
          [at + 1, 'a'],
          [at + 1, 'b'],
        ]).flat(),
      );
    }
    process.stdout.write(`killed 5 times: ${total} pushes answered, ${failures} tried again\n`);
  });
});

test('every crash point was reached', () => {
  const kinds = lacksPostgres ? ['sqlite'] : ['sqlite', 'postgres'];
  const all = kinds.flatMap((kind) => hubCrashPoints.map((point) => `${kind} ${point}`));
  process.stdout.write(`crash points of the hub reached: ${reached.size} of ${all.length}\n`);
  expect([...reached].sort()).toEqual(all.sort());
});

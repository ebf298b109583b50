// The office's hub comes back from yesterday's copy, on both stores: what laptops know is found, numbers jump ahead, and they
// bring the rest back by themselves.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recoverCrashPoints } from '#hub/service/recover.ts';
import type { PullOut } from '#shared/sync/logProtocol.ts';
import { type HubDevice, openBell, openDevice, reasonOf } from '#tests/tools/hubDevice.ts';
import { serveHub } from './hubProcess.ts';
import { openTestHub, type TestHub } from './hubServer.ts';
import { backUp, describePostgres, describeStores } from './hubStores.ts';
import { putPartner, setPartner, tx } from './hubWorld.ts';

let server: TestHub;
const subs = ['*', 'u:ann', 'u:bob', 'u:carol'];

type Mark = { seq: number; batch: string };
/** What a workstation keeps of the log: its cursor is the newest mark. */
type Place = { marks: Mark[]; ops: PullOut['ops'] };

const markOf = ({ to, batch }: PullOut): Mark => ({ seq: to, batch: batch ?? '' });

/** Pulls until the head, noting where each page ended. */
async function follow(device: HubDevice, place: Place, from = place.marks[0]?.seq ?? 0): Promise<void> {
  for (let cursor = from; ; ) {
    const page = await device.pull(cursor);
    place.ops.push(...page.ops);
    if (page.to > cursor) place.marks.unshift(markOf(page));
    cursor = page.to;
    if (!page.hasMore) return;
  }
}

const hello = (device: HubDevice, place: Place, lastCseq: number) =>
  device.hello({ cursor: place.marks[0]?.seq ?? 0, batchAtCursor: place.marks[0]?.batch ?? null, lastCseq });

type Recovered = { cursor: number; batch: string | null; ackedCseq: number; epoch: string; head: number };

async function recover(device: HubDevice, place: Place, epoch?: string): Promise<Recovered> {
  const answer = await device.recover(place.marks, epoch);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  const recovered = answer.body as Recovered;
  place.marks = place.marks.filter(({ seq }) => seq <= recovered.cursor);
  return recovered;
}

const billion = 1e9;
const names = ({ ops }: { ops: PullOut['ops'] }): unknown[] =>
  ops.filter(({ k }) => k !== 'none').map(({ id, f }) => [id, f.name]);

describeStores('a hub from yesterday', (kind) => {
  let ann: HubDevice;
  let bob: HubDevice;
  let carol: HubDevice;
  let restore: () => Promise<void>;
  let annsPlace: Place;
  let bobsPlace: Place;
  /** In the copy: one put of ann's. Then a day of ann's and bob's; carol was idle. */
  const day = [
    tx(2, [putPartner('q', 'Ann’s day')]),
    tx(3, [setPartner('p', { name: [1, 'Old', 'Ann’s'] }, 1)]),
  ];
  const bobsDay = [tx(1, [putPartner('r', 'Bob’s day')])];

  beforeEach(async () => {
    server = await openTestHub(kind);
    [ann, bob, carol] = [
      await server.enrol('ann', { subs }),
      await server.enrol('bob', { subs }),
      await server.enrol('carol', { subs }),
    ];
    [annsPlace, bobsPlace] = [
      { marks: [], ops: [] },
      { marks: [], ops: [] },
    ];
    for (const device of [ann, bob, carol]) await device.hello();
    await ann.push(tx(1, [putPartner('p', 'Old')]));
    await follow(ann, annsPlace);
    await follow(bob, bobsPlace);
    await server.stop();
    restore = await backUp(server.fresh.place);
    await server.restart();
    for (const one of day) await ann.push(one);
    await bob.push(...bobsDay);
    await follow(ann, annsPlace);
    await follow(bob, bobsPlace);
    await server.stop();
    await restore();
    await server.restart();
  });
  afterEach(() => server.end());

  test('is found out; numbers jump once, each brings his own back under its number, and nothing is told twice', async () => {
    const epoch = (await carol.hello()).body.epoch;
    expect((await hello(ann, annsPlace, 3)).body).toMatchObject({ action: 'recover', head: 1, ackedCseq: 1 });
    const first = await recover(ann, annsPlace);
    expect(first).toMatchObject({
      cursor: 1,
      batch: annsPlace.marks[0]!.batch,
      ackedCseq: 1,
      head: 4 + billion,
    });
    expect(first.epoch).not.toBe(epoch);
    // The cursor steps over the hole.
    expect(await ann.pull(1)).toMatchObject({ to: 4 + billion, hasMore: false, ops: [] });
    await follow(ann, annsPlace, 1);
    expect((await hello(ann, annsPlace, 3)).body).toMatchObject({ action: 'ok', epoch: first.epoch });
    expect((await ann.push(...day)).body).toEqual({ ackedCseq: 3, head: 6 + billion });
    // Bob does not know yet: he is told before he can push.
    expect(reasonOf(await bob.push(...bobsDay))).toEqual([409, 'other_nonce']);
    expect((await hello(bob, bobsPlace, 1)).body).toMatchObject({ action: 'recover', epoch: first.epoch });
    const second = await recover(bob, bobsPlace);
    expect(second).toEqual({ ...first, ackedCseq: 0, head: 6 + billion });
    expect((await bob.push(...bobsDay)).body).toEqual({ ackedCseq: 1, head: 7 + billion });
    // Carol saw nothing of that day: for her nothing happened.
    expect((await carol.hello({ nonce: 'of that day' })).body.action).toBe('ok');
    const all = await carol.pull(0);
    expect(names(all)).toEqual([
      ...[
        ['p', 'Old'],
        ['q', 'Ann’s day'],
        ['p', 'Ann’s'],
        ['r', 'Bob’s day'],
      ],
    ]);
    expect(all.conflicts).toEqual([]);
    const acks = (await ann.pull(1)).acks.map(({ cseq, outcome }) => [cseq, outcome]);
    expect(acks).toEqual([
      ...[
        [2, 'ok'],
        [3, 'ok'],
      ],
    ]);
  });

  test('is found out too when others have gone on and it is ahead again; what they did meanwhile is kept', async () => {
    for (let cseq = 1; cseq <= 6; cseq += 1) await carol.push(tx(cseq, [putPartner(`c${cseq}`, 'Carol’s')]));
    expect((await hello(ann, annsPlace, 3)).body).toMatchObject({ action: 'recover', head: 7 });
    const recovered = await recover(ann, annsPlace);
    expect(recovered).toMatchObject({ cursor: 1, head: 7 + billion });
    await follow(ann, annsPlace, 1);
    await ann.push(...day);
    expect(names(await bob.pull(1))).toEqual([
      ...Array.from({ length: 6 }, (_, at) => [`c${at + 1}`, 'Carol’s']),
      ['q', 'Ann’s day'],
      ['p', 'Ann’s'],
    ]);
  });

  test('an edit that was made on a number of the lost past is not taken for one that saw what has it now', async () => {
    // The numbers 2 to 4 have been others once: ann had them before her when she wrote this, and not Carol's city.
    await carol.push(tx(1, [setPartner('p', { city: [1, null, 'Carol’s'] }, 1)]));
    await hello(ann, annsPlace, 4);
    await recover(ann, annsPlace);
    const late = tx(4, [setPartner('p', { city: [4, null, 'Ann’s'] }, 4)], 900);
    expect((await ann.push(...day, late)).body).toMatchObject({ ackedCseq: 4 });
    const { conflicts } = await carol.pull(0);
    const told = { column: 'city', mine: 'Ann’s', theirs: 'Carol’s', mineUser: 'ann', theirsUser: 'carol' };
    expect(conflicts).toMatchObject([{ ...told, winner: 'mine' }]);
    // What she writes from now on is judged as ever.
    await follow(ann, annsPlace, 1);
    const head = annsPlace.marks[0]!.seq;
    await hello(ann, annsPlace, 4);
    await ann.push(tx(5, [setPartner('p', { city: [head, 'Ann’s', 'Sequential'] }, head)]));
    expect((await carol.pull(head)).conflicts).toEqual([]);
  });

  test('from the same copy once more, before anybody has read its new numbers: it is found out by the past it has lost', async () => {
    await hello(ann, annsPlace, 3);
    const first = await recover(ann, annsPlace);
    await hello(ann, annsPlace, 3);
    await ann.push(...day);
    await server.stop();
    await restore();
    await server.restart();
    // Her cursor is the common number still, whose name this hub has as well.
    const said = { cursor: first.cursor, batchAtCursor: first.batch, lastCseq: 3, epoch: first.epoch };
    expect((await ann.hello(said)).body).toMatchObject({ action: 'recover', ackedCseq: 1 });
    const second = await recover(ann, annsPlace, first.epoch);
    expect(second).toMatchObject({ cursor: 1, ackedCseq: 1, head: 1 + billion });
    expect([first.epoch, '']).not.toContain(second.epoch);
    // One who comes from the lost past later finds a hub that has heard of it.
    expect((await carol.hello({ epoch: first.epoch })).body.action).toBe('recover');
    expect(await recover(carol, { marks: [], ops: [] }, first.epoch)).toMatchObject({
      epoch: second.epoch,
      head: 1 + billion,
    });
    expect((await carol.hello({ epoch: second.epoch })).body.action).toBe('ok');
    await hello(ann, annsPlace, 3);
    expect((await ann.push(...day)).body).toEqual({ ackedCseq: 3, head: 3 + billion });
  });

  test('nothing in common: everything is asked for anew', async () => {
    const strange = [{ seq: 50, batch: 'never heard of' }];
    expect((await ann.hello({ cursor: 50, batchAtCursor: 'never heard of', lastCseq: 3 })).body.action).toBe(
      'recover',
    );
    expect((await ann.recover(strange)).body).toMatchObject({
      cursor: 0,
      batch: null,
      ackedCseq: 1,
      head: 50 + billion,
    });
    // Asked again, as after a lost answer: nothing jumps twice.
    expect((await ann.recover(strange)).body).toMatchObject({ cursor: 0, head: 50 + billion });
    expect((await ann.recover([])).body).toMatchObject({ cursor: 0, head: 50 + billion });
    expect((await ann.hello({ lastCseq: 3 })).body).toMatchObject({ action: 'ok' });
  });

  test('the same copy restored twice: no number of either past is given again', async () => {
    await hello(ann, annsPlace, 3);
    await recover(ann, annsPlace);
    await follow(ann, annsPlace, 1);
    await ann.push(...day);
    await follow(ann, annsPlace);
    const seen = annsPlace.marks[0]!.seq;
    expect(seen).toBe(6 + billion);
    await server.stop();
    await restore();
    await server.restart();
    expect((await hello(ann, annsPlace, 3)).body.action).toBe('recover');
    expect(await recover(ann, annsPlace)).toMatchObject({ cursor: 1, ackedCseq: 1, head: seen + billion });
    // A mark from nowhere takes the numbers ahead, but not out of what a number can hold.
    await server.stop();
    await restore();
    await server.restart();
    await ann.hello({ cursor: 1, batchAtCursor: 'x', lastCseq: 3 });
    const wild = await ann.recover([{ seq: Number.MAX_SAFE_INTEGER, batch: 'x' }]);
    expect(wild.body.head).toBe(1 + 101 * billion);
  });

  test('a device that knows less of itself than the hub is a copy, whatever the hub is', async () => {
    const answer = await hello(ann, annsPlace, 0);
    expect(answer.body).toMatchObject({ action: 'rebind', ackedCseq: 1 });
  });

  test.each(recoverCrashPoints)('killed at %s: the numbers have jumped once or not at all', async (point) => {
    await server.stop();
    let hub = await serveHub(server.fresh.place, { YOLDA_CRASH_AT: point });
    const at = () => hub.url;
    let again = await openDevice(at, ann.id, ann.privateKey, { subs });
    await hello(again, annsPlace, 3);
    await expect(again.recover(annsPlace.marks)).rejects.toThrow();
    expect((await hub.exited).signal).toBe('SIGKILL');
    hub = await serveHub(server.fresh.place);
    try {
      again = await openDevice(at, ann.id, ann.privateKey, { subs });
      expect((await hello(again, annsPlace, 3)).body).toMatchObject({ action: 'recover', ackedCseq: 1 });
      expect(await recover(again, annsPlace)).toMatchObject({ cursor: 1, ackedCseq: 1, head: 4 + billion });
      expect((await again.push(...day)).body).toEqual({ ackedCseq: 3, head: 6 + billion });
    } finally {
      await hub.kill('SIGKILL');
    }
  });
});

describePostgres('two hubs on one PostgreSQL from yesterday', () => {
  beforeEach(async () => {
    server = await openTestHub('postgres');
  });
  afterEach(() => server.end());

  test('a jump at one is known to the other: its epoch, its head, its bell', async () => {
    const other = await server.startOther();
    const ann = await server.enrol('ann', { subs });
    const there = await openDevice(() => other.url, ann.id, ann.privateKey);
    const before = (await there.hello()).body;
    const bell = await openBell(other.url, there.token());
    const jumped = (await ann.recover([{ seq: 5, batch: 'lost' }])).body as Recovered;
    await bell.waitFor(jumped.head);
    const after = (await there.hello()).body;
    expect(after).toMatchObject({ epoch: jumped.epoch, head: 5 + billion });
    expect(after.epoch).not.toBe(before.epoch);
    expect((await there.push(tx(1, [putPartner('p', 'P')]))).body).toEqual({
      ackedCseq: 1,
      head: 6 + billion,
    });
    bell.socket.close();
  });
});

// Two workstations of the built program with one hub: how soon an edit on one is seen on the other, and what a change weighs
// on the wire.
import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '#shared/lib/seededRandom.ts';
import { type CountingProxy, startCountingProxy } from './countingProxy.ts';
import { type Bench, type BenchRow, type Measured, timingOf } from './measure.ts';
import { type BenchOffice, joinInput, openBenchOffice, untilIdle, type Workstation } from './syncOffice.ts';

const samples = 200;
const batches = 5;
const changesOfBatch = 100;

export async function joined(office: BenchOffice, name: string, url: string): Promise<Workstation> {
  const station = await office.openFresh(name);
  const idle = untilIdle(station.client);
  await station.client.call('sync.join', joinInput(url, await office.invite('rep')));
  await idle;
  return station;
}

type Known = { id: string; partnerId: string };

/** An interaction of each of the rep's first partners that has one. */
async function findInteractions({ client }: Workstation, count: number): Promise<Known[]> {
  const { user } = await client.call('company.loadState', {});
  const found: Known[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.call('partners.list', {
      ownerId: user?.id,
      limit: 100,
      ...(cursor ? { cursor } : {}),
    });
    for (const { id: partnerId } of page.rows) {
      const [first] = (await client.call('interactions.list', { partnerId, limit: 1 })).rows;
      if (first) found.push({ id: first.id, partnerId });
      if (found.length >= count) return found;
    }
    cursor = page.next;
  } while (cursor);
  throw new Error('too few interactions');
}

/** From the call of the author until the reader's live query has the new text; at random moments, as people work. */
async function measureVisible(author: Workstation, reader: Workstation): Promise<Measured> {
  const [known] = await findInteractions(author, 1);
  if (known === undefined) throw new Error('no interaction');
  const random = seededRandom('visible');
  let seen: (text: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const leave = reader.client.subscribe(
    'interactions.list',
    { partnerId: known.partnerId, limit: 30 },
    ({ rows }) => seen(rows.find(({ id }) => id === known.id)?.subject ?? ''),
    (error) => fail(error),
  );
  const times: number[] = [];
  for (let at = 0; at < samples + 10; at += 1) {
    const subject = `Seen ${at}`;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(() => reject(new Error('an edit was not seen within 10 s')), 10_000);
    seen = (text) => text === subject && resolve();
    fail = reject;
    const startedAt = performance.now();
    await author.client.call('interactions.update', { id: known.id, subject });
    await promise;
    clearTimeout(timer);
    // The first ones open the connections.
    if (at >= 10) times.push(performance.now() - startedAt);
    await wait(100 + random.int(0, 120));
  }
  leave();
  return { timing: timingOf(times) };
}

const words =
  'görüş kolleksiya nümunə mağaza sifariş qiymət endirim anbar çatdırılma ödəniş müqavilə kataloq'.split(' ');

async function measureBytes(
  author: Workstation,
  reader: Workstation,
  wires: { author: CountingProxy; reader: CountingProxy },
): Promise<Measured> {
  const random = seededRandom('bytes');
  const known = await findInteractions(author, changesOfBatch);
  const phrase = (count: number): string => Array.from({ length: count }, () => random.pick(words)).join(' ');
  const weights: { up: number; down: number }[] = [];
  for (let batch = 0; batch < batches; batch += 1) {
    wires.author.setOpen(false);
    wires.reader.setOpen(false);
    for (const { id } of known) {
      const importance = random.pick(['low', 'normal', 'high'] as const);
      await author.client.call('interactions.update', {
        id,
        subject: phrase(3),
        place: phrase(2),
        importance,
      });
    }
    wires.author.setOpen(true);
    wires.author.take('/v1/push');
    const sent = await author.client.call('sync.syncNow', {});
    const push = wires.author.take('/v1/push');
    wires.reader.setOpen(true);
    wires.reader.take('/v1/pull');
    const received = await reader.client.call('sync.syncNow', {});
    const pull = wires.reader.take('/v1/pull');
    if (sent.sent !== changesOfBatch || received.received !== changesOfBatch)
      throw new Error(`${sent.sent} sent, ${received.received} received of ${changesOfBatch}`);
    weights.push({
      up: (push.up + push.down) / changesOfBatch,
      down: (pull.up + pull.down) / changesOfBatch,
    });
  }
  const up = timingOf(weights.map((one) => one.up)).p50;
  const down = timingOf(weights.map((one) => one.down)).p50;
  return {
    // As sync.md weighs it: a batch on its way; the dearer of the two ways is judged.
    value: Math.max(up, down),
    notes: [
      `bodies as packed, requests and answers: the author's push ${up.toFixed(1)} B, one reader's pull ${down.toFixed(1)} B, both ${(up + down).toFixed(1)} B a change; a change is a command on one row with three fields new, its version, old and new values, time and stamp; headers not counted`,
    ],
  };
}

async function withPair<T>(
  bench: Bench,
  use: (pair: {
    author: Workstation;
    reader: Workstation;
    wires: { author: CountingProxy; reader: CountingProxy };
  }) => Promise<T>,
  isCounted: boolean,
): Promise<T> {
  const office = await openBenchOffice(bench);
  const wires = {
    author: await startCountingProxy(office.url),
    reader: await startCountingProxy(office.url),
  };
  const stations: Workstation[] = [];
  try {
    for (const name of ['author', 'reader'] as const)
      stations.push(await joined(office, name, isCounted ? wires[name].url : office.url));
    const [author, reader] = stations as [Workstation, Workstation];
    return await use({ author, reader, wires });
  } finally {
    for (const station of stations) await station.close();
    await wires.author.close();
    await wires.reader.close();
    await office.close();
  }
}

export const syncEditRows: readonly BenchRow[] = [
  {
    names: ['sync.visible'],
    measure: async (bench) => ({
      'sync.visible': await withPair(bench, ({ author, reader }) => measureVisible(author, reader), false),
    }),
  },
  {
    names: ['sync.bytesPerChange'],
    measure: async (bench) => ({
      'sync.bytesPerChange': await withPair(
        bench,
        ({ author, reader, wires }) => measureBytes(author, reader, wires),
        true,
      ),
    }),
  },
];

// Workstations and a hub as processes, over a network that breaks by a seed, each killed at random while people write: in
// the end all hold the same, and nothing that was acknowledged is gone without a word. YOLDA_SOAK_SEED and
// YOLDA_SOAK_SECONDS repeat or lengthen a run (`npm run soak:sync`).
import { afterEach, expect, test, vi } from 'vitest';
import { type SeededRandom, seededRandom } from '#shared/lib/seededRandom.ts';
import { describeStores } from '../hub/hubStores.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { checkAll, type Laptop, type Office, openCompany, openOffice, settle } from './officeProcesses.ts';

const seconds = Number(process.env.YOLDA_SOAK_SECONDS ?? 15);
const seed = process.env.YOLDA_SOAK_SEED ?? '1';

vi.setConfig({ testTimeout: 240_000 + seconds * 2_000, hookTimeout: 60_000 });

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Desk = { laptop: Laptop; random: SeededRandom; isDown: boolean };
type Shared = { ledger: Ledger; partnerId: string; rows: string[]; isOver(): boolean };

/** A person who goes on whatever the machine does; whoever got no answer writes on when it is back. */
async function work(desk: Desk, { ledger, partnerId, rows, isOver }: Shared): Promise<void> {
  const { laptop, random } = desk;
  for (let n = 1; !isOver(); n += 1) {
    const row = random.chance(0.2) ? undefined : random.pick(rows);
    const name = `${laptop.name} ${n}`;
    if (!desk.isDown) {
      const id = await ledger.write(laptop, partnerId, row, name).catch(() => undefined);
      if (id !== undefined && row === undefined) rows.push(id);
    }
    await pause(random.int(20, 250));
  }
}

/** What a hard day does to machines. @returns how often each was killed */
async function breakThings(office: Office, desks: Desk[], random: SeededRandom, isOver: () => boolean) {
  const killed = { hub: 0, laptop: 0, network: 0 };
  while (!isOver()) {
    await pause(random.int(200, 900));
    // New connections have new fates.
    office.proxy.cut();
    const what = random.int(0, 9);
    if (what < 3) {
      killed.hub += 1;
      await office.endHub('SIGKILL');
      await pause(random.int(0, 800));
      await office.startHub();
    } else if (what < 7) {
      const desk = random.pick(desks);
      killed.laptop += 1;
      desk.isDown = true;
      await desk.laptop.end('SIGKILL');
      await desk.laptop.start();
      desk.isDown = false;
    } else {
      killed.network += 1;
    }
  }
  return killed;
}

describeStores('workstations, hub and network that break', (kind) => {
  let office: Office;
  afterEach(() => office.close());

  test(`meet in the end, seed ${seed}`, async () => {
    office = await openOffice(kind, seed);
    const { all, partnerId } = await openCompany(office, ['Aysel', 'Orxan', 'Nigar']);
    const ledger = createLedger();
    const random = seededRandom(`chaos ${kind} ${seed}`);
    const rows: string[] = [];
    for (const n of [1, 2, 3]) rows.push(await ledger.write(all[0]!, partnerId, undefined, `Contact ${n}`));
    await settle(all);

    office.proxy.breakOften(40);
    const until = Date.now() + seconds * 1_000;
    const isOver = (): boolean => Date.now() > until;
    const desks = all.map((laptop) => ({ laptop, random: random.fork(laptop.name), isDown: false }));
    const shared = { ledger, partnerId, rows, isOver };
    const [killed] = await Promise.all([
      breakThings(office, desks, random.fork('machines'), isOver),
      ...desks.map((desk) => work(desk, shared)),
    ]);
    office.proxy.breakOften(0);
    await settle(all);
    process.stdout.write(
      `${kind}, seed ${seed}: ${ledger.count()} writes, killed ${JSON.stringify(killed)}, network ${JSON.stringify(office.proxy.counts)}\n`,
    );
    await ledger.expectNothingLost(all, partnerId);
    expect(await checkAll(all)).toEqual(all.map(() => true));
    expect(killed.hub + killed.laptop).toBeGreaterThan(0);
  });
});

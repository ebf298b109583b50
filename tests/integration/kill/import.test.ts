// An import in a real process that is really killed, between any two of its steps. The next start closes what was begun;
// the same files in again end where an undisturbed import ends; undo takes the beginning back; nothing is hidden early.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CrashPoint } from '#main/core/crashPoints.ts';
import { fixturesFolder } from '#tests/fixtures/exchange/makeFixtures.ts';
import { crashPointsOf, createCrashCount } from '#tests/tools/crashes.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { type Place, placeIn, type Served, serve } from '#tests/tools/yoldaProcess.ts';

// Several processes a test, on machines that do other things too.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const points = crashPointsOf('import');
const count = createCrashCount(points);
const root = mkdtempSync(join(tmpdir(), 'yolda-kill-import-'));
const own = 'own-shelf';
let running: Served | undefined;
let lives = 0;

/** A full catalogue without the item that the company has, so that the import hides one. */
const older = join(root, 'older');
const newer = join(fixturesFolder, '2.10');
const clients = join(fixturesFolder, 'csv/partners-az-utf8bom.csv');

async function withServed<T>(
  place: Place,
  use: (core: Served) => Promise<T>,
  crashAt?: CrashPoint,
): Promise<T> {
  running = await serve(place, crashAt === undefined ? {} : { YOLDA_CRASH_AT: crashAt });
  try {
    return await use(running);
  } finally {
    await running.kill('SIGTERM');
    running = undefined;
  }
}

const importAll = (core: Served, point: CrashPoint) =>
  point.startsWith('import.csv')
    ? core.call('exchange.importCsv', { source: { paths: [clients] } })
    : core.call('exchange.importCommerceml', { source: { paths: [newer] } });

beforeAll(async () => {
  mkdirSync(older);
  writeFileSync(
    join(older, 'import.xml'),
    `<КоммерческаяИнформация ВерсияСхемы="2.10"><Каталог СодержитТолькоИзменения="true"><Ид>c</Ид><Товары>
     <Товар><Ид>${own}</Ид><Наименование>Köhnə rəf</Наименование></Товар></Товары></Каталог></КоммерческаяИнформация>`,
  );
  await withServed(placeIn(join(root, 'shop')), async (core) => {
    await core.call('company.setUp', setUpInput());
    await core.call('exchange.importCommerceml', { source: { paths: [older] } });
  });
});
afterEach(() => running?.kill('SIGKILL'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  count.print();
});

function freshPlace(): Place {
  lives += 1;
  const place = placeIn(join(root, `life-${lives}`));
  for (const part of ['company', 'config'] as const)
    cpSync(join(root, 'shop', part), join(place.root, part), { recursive: true });
  return place;
}

/** What a rep sees of it all; the same for two companies that hold the same. */
async function look(core: Served) {
  const { rows: items } = await core.call('catalog.listItems', { limit: 200 });
  const { rows: partners } = await core.call('partners.list', { limit: 200 });
  const { rows: invoices } = await core.call('sales.listInvoices', { limit: 200 });
  const { rows: operations } = await core.call('operations.list', { limit: 50 });
  return {
    items: items
      .map(({ name, article, priceMinor, freeQuantity }) => [name, article, priceMinor, freeQuantity])
      .toSorted(),
    partners: partners.map(({ name }) => name).toSorted(),
    invoices: invoices.map(({ number, totalMinor, state }) => [number, totalMinor, state]).toSorted(),
    open: operations.filter(({ state }) => state === 'open').length,
    isSound: (await core.call('maintenance.check', {})).isOk,
  };
}

type Look = Awaited<ReturnType<typeof look>>;
const looks = new Map<string, Promise<Look>>();

/** Seen once, in a life of its own. */
function once(name: string, run: (core: Served) => Promise<unknown>): Promise<Look> {
  const seen =
    looks.get(name) ??
    withServed(freshPlace(), async (core) => {
      await run(core);
      return look(core);
    });
  looks.set(name, seen);
  return seen;
}
const untouched = (): Promise<Look> => once('untouched', async () => undefined);
const done = (point: CrashPoint): Promise<Look> =>
  once(point.startsWith('import.csv') ? 'csv' : 'commerceml', (core) => importAll(core, point));

const hidesOnlyAtTheEnd = (point: CrashPoint): boolean =>
  point !== 'import.goneHidden' && point !== 'import.documentsWritten';

describe('an import, killed', () => {
  it.each(points)(
    'at %s: nothing half, nothing hidden early; again, and all of it is there',
    async (point) => {
      const before = await untouched();
      const undisturbed = await done(point);
      expect(undisturbed).not.toEqual(before);

      const place = freshPlace();
      running = await serve(place, { YOLDA_CRASH_AT: point });
      await expect(importAll(running, point)).rejects.toThrow();
      expect(await running.exited).toEqual({ code: null, signal: 'SIGKILL' });
      count.reached.push(point);

      const undone = join(root, `undone-${lives}`);
      cpSync(place.root, undone, { recursive: true });
      await withServed(place, async (core) => {
        const left = await look(core);
        expect([left.open, left.isSound, readdirSync(join(place.data, 'staging'))]).toEqual([0, true, []]);
        if (hidesOnlyAtTheEnd(point)) expect(left.items).toEqual(expect.arrayContaining(before.items));
        await importAll(core, point);
        expect(await look(core)).toEqual(undisturbed);
        // And once more changes nothing.
        expect(await importAll(core, point)).toMatchObject({ created: 0, updated: 0, hidden: 0 });
      });
      // What was begun is one step that can be taken back.
      await withServed(placeIn(undone), async (core) => {
        const { undo } = await core.call('operations.loadUndoState', {});
        if (undo?.command.startsWith('exchange.') && !point.endsWith('taged'))
          await core.call('operations.undo', {});
        expect(await look(core)).toEqual(before);
      });
    },
  );

  it('reaches every registered point', () => {
    expect(count.reached).toEqual(points);
  });
});

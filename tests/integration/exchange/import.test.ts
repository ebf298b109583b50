// Whole exchanges through the core into the rows: each version, both encodings, split, zipped, a delta, documents. The
// same again changes nothing; a full catalogue hides what is gone, a delta never.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documents, items, owner } from '#tests/fixtures/exchange/fixtureData.ts';
import { generateLarge } from '#tests/fixtures/exchange/generateLarge.ts';
import { fixturesFolder } from '#tests/fixtures/exchange/makeFixtures.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { makeZip } from './makeZip.ts';

let t: TestCore;
let scratch: string;

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'yolda-import-'));
  t = await openTestCore();
});
afterEach(async () => {
  await t.close();
  rmSync(scratch, { recursive: true, force: true });
});

const set = (name: string): string => join(fixturesFolder, name);
const run = (path: string) => t.client.call('exchange.importCommerceml', { source: { paths: [path] } });
const listItems = async () => (await t.client.call('catalog.listItems', { limit: 200 })).rows;

/** The catalogue's rows, whose ids come from 1C, without their audit. */
function catalogueRows(): string {
  const dump = JSON.parse(dumpTables(t.core.gate)) as Record<string, Record<string, unknown>[]>;
  const tables = ['item_groups', 'items', 'item_pictures', 'item_barcodes', 'prices', 'stocks'];
  const rows = tables.map((table) =>
    dump[table]?.map(({ created_at, updated_at, ...row }) => [Boolean(created_at), Boolean(updated_at), row]),
  );
  return JSON.stringify(rows);
}

/** Only the set 2.10 brings its pictures; the others name them, and the report says so. */
const expectOnlyPicturesMissing = (problems: readonly { reason: string }[], name: string): void =>
  expect([...new Set(problems.map(({ reason }) => reason))]).toEqual(
    name === '2.10' ? [] : ['picture_missing'],
  );

/** A file of 3.1 with one section. */
const xml31 = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><КоммерческаяИнформация ВерсияСхемы="3.1" ДатаФормирования="2026-11-24T10:00:00">${body}</КоммерческаяИнформация>`;
const offers31 = (body: string): string =>
  xml31(
    `<ПакетПредложений СодержитТолькоИзменения="true"><Ид>p</Ид><Предложения>${body}</Предложения></ПакетПредложений>`,
  );

describe('a variant of 3.1', () => {
  const put = (name: string, text: string): void => writeFileSync(join(scratch, name), text);
  const names = async (): Promise<string[]> => (await listItems()).map(({ name }) => name).sort();
  const catalogue = (name: string): string =>
    xml31(`<Каталог СодержитТолькоИзменения="true"><Ид>c</Ид><Товары><Товар><Ид>table</Ид>
      <Наименование>${name}</Наименование></Товар></Товары></Каталог>`);
  const stock =
    '<Предложение><Ид>table#oak</Ид><Остатки><Остаток><Количество>5</Количество></Остаток></Остатки></Предложение>';

  it('named in one file and counted in another keeps its name, now and when only the stock comes again', async () => {
    put('import0_1.xml', catalogue('Стол'));
    put(
      'offers0_1.xml',
      offers31(`<Предложение><Ид>table#oak</Ид><ХарактеристикиТовара><ХарактеристикаТовара>
        <Наименование>Дерево</Наименование><Значение>дуб</Значение></ХарактеристикаТовара></ХарактеристикиТовара></Предложение>`),
    );
    put('rests0_1.xml', offers31(stock));
    expect(await run(scratch)).toMatchObject({ created: 2, problems: [] });
    expect(await names()).toEqual(['Стол', 'Стол (дуб)']);
    put('import0_1.xml', catalogue('Стол письменный'));
    rmSync(join(scratch, 'offers0_1.xml'));
    expect(await run(scratch)).toMatchObject({ created: 0, updated: 1, problems: [] });
    expect(await names()).toEqual(['Стол (дуб)', 'Стол письменный']);
  });
});

describe.each([
  ['2.03', 'windows-1251'],
  ['2.05', 'UTF-8'],
  ['2.07', 'UTF-8, in parts'],
  ['2.10', 'UTF-8 with BOM'],
  ['3.1', 'one kind a folder'],
])('CommerceML %s (%s)', (name) => {
  it('comes in whole, and again changes nothing', async () => {
    const first = await run(set(name));
    // Skipped is the deleted item of the set, which we never had.
    expect(first).toMatchObject({
      ...{ created: items.length, updated: 0, unchanged: 0, hidden: 0, skipped: 1, skippedDeleted: 1 },
    });
    expectOnlyPicturesMissing(first.problems, name);
    expect(await listItems()).toHaveLength(items.length);
    // The owner of the catalogue became our organisation.
    const { rows } = await t.client.call('company.listOrganizations', {});
    expect(rows.map(({ taxId }) => taxId)).toEqual([owner.taxId]);
    const dump = dumpTables(t.core.gate);
    const again = await run(set(name));
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: items.length, hidden: 0, skipped: 1 });
    expect([again.documents.created, again.documents.updated, again.partnersCreated]).toEqual([0, 0, 0]);
    expect(dumpTables(t.core.gate)).toBe(dump);
    expect(await t.client.call('maintenance.check', {})).toMatchObject({ isOk: true });
  });
});

describe('CommerceML into the rows', () => {
  it('zipped is the same as the folder, pictures too', async () => {
    const files = readdirSync(set('2.10'), { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => statSync(path).isFile());
    const archive = join(scratch, 'v8.zip');
    writeFileSync(
      archive,
      makeZip(files.map((path) => ({ name: relative(set('2.10'), path), data: readFileSync(path) }))),
    );
    await run(archive);
    const zipped = catalogueRows();
    await t.close();
    t = await openTestCore();
    await run(set('2.10'));
    expect(zipped.length).toBeGreaterThan(5000);
    expect(zipped).toBe(catalogueRows());
    const hashes = t.core.gate.sql.all<{ hash: string }>('SELECT hash FROM item_pictures');
    expect([hashes.length > 10, hashes.every(({ hash }) => t.core.blobs.has(hash))]).toEqual([true, true]);
  });

  it('a delta changes what it names and hides nothing; a full catalogue hides what is gone, and shows it again', async () => {
    await run(set('2.10'));
    const before = await listItems();
    const delta = await run(set('2.10-delta'));
    expect(delta.hidden).toBe(0);
    expectOnlyPicturesMissing(delta.problems, '2.10-delta');
    expect(delta.created + delta.updated).toBeGreaterThan(0);
    expect((await listItems()).length).toBeGreaterThanOrEqual(before.length - delta.updated);

    const whole = readFileSync(join(set('2.10'), 'import0_1.xml'), 'utf8');
    const [gone] = items;
    const good = new RegExp(`<Товар><Ид>${gone?.id}</Ид>[\\s\\S]*?</Товар>`);
    expect(whole).toMatch(good);
    writeFileSync(join(scratch, 'import0_1.xml'), whole.replace(good, ''));
    // The item that only the delta brought is not in it either.
    expect(await run(scratch)).toMatchObject({ hidden: 1 + delta.created });
    expect((await listItems()).map(({ article }) => article)).not.toContain(gone?.article);
    await run(set('2.10'));
    expect((await listItems()).map(({ article }) => article)).toContain(gone?.article);
  });

  it('an offer of a deleted item that was never here is no problem, but counted as such', async () => {
    const offers = readFileSync(join(set('2.10'), 'offers0_1.xml'), 'utf8');
    const [offer = ''] = /<Предложение>[\s\S]*?<\/Предложение>/.exec(offers) ?? [];
    const foreign = offer.replace(/<Ид>[^<]*<\/Ид>/, '<Ид>99999999-0000-4000-8000-000000000001</Ид>');
    const write = (body: string) => writeFileSync(join(scratch, 'offers.xml'), offers.replace(offer, body));
    await run(set('2.10'));
    write(foreign);
    expect(await run(scratch)).toMatchObject({ skipped: 1, skippedDeleted: 0, problemCount: 1 });
    write(foreign.replace('</Ид>', '</Ид><ПометкаУдаления>true</ПометкаУдаления>'));
    expect(await run(scratch)).toMatchObject({ skipped: 1, skippedDeleted: 1, problemCount: 0 });
  });

  it('orders, invoices, shipments and payments become finance rows of their clients', async () => {
    await t.client.call('company.setUp', setUpInput());
    const report = await run(set('2.10'));
    expect(report.documents).toEqual({ created: documents.length, updated: 0, unchanged: 0 });
    const kinds = t.core.gate.sql.all<{ kind: string; n: number }>(
      'SELECT kind, count(*) AS n FROM documents GROUP BY kind ORDER BY kind',
    );
    const paid = documents.filter(({ operation }) => operation.startsWith('Выплата')).length;
    const count = (operation: string): number =>
      documents.filter((each) => each.operation === operation).length;
    expect(Object.fromEntries(kinds.map(({ kind, n }) => [kind, n]))).toEqual({
      order: count('Заказ товара'),
      invoice: count('Счет на оплату'),
      shipment: count('Отпуск товара'),
      receipt: paid,
    });
    const { rows } = await t.client.call('sales.listInvoices', { limit: 50 });
    expect(rows.length).toBeGreaterThan(0);
    expect(report.partnersCreated).toBeGreaterThan(0);
  });
});

describe('an import that is stopped', () => {
  const itemCount = 600;
  const stopAt = async (path: string, phase: string): Promise<unknown> => {
    const abort = new AbortController();
    const off = t.client.on('operations.progress', (event) => event.phase === phase && abort.abort());
    const options = { signal: abort.signal, waitsForEnd: true };
    const end = await t.client
      .call('exchange.importCommerceml', { source: { paths: [path] } }, options)
      .catch((error: unknown) => error);
    off();
    return end;
  };
  const countItems = () => t.core.gate.sql.get('SELECT count(*) AS n FROM items WHERE deleted_at IS NULL');

  it('says how far it came, can be taken back, and is completed by importing again', async () => {
    await generateLarge(scratch, itemCount);
    const empty = catalogueRows();
    const first = (await stopAt(scratch, 'items')) as { code: string; details: Record<string, number> };
    expect(first).toMatchObject({
      code: 'cancelled',
      details: { updated: 0, unchanged: 0, hidden: 0, skipped: 0, problemCount: 0 },
    });
    const { created = 0, operationId } = first.details;
    expect(created).toBeGreaterThan(0);
    expect(created).toBeLessThan(itemCount);
    expect(countItems()).toEqual({ n: created });
    await t.client.call('operations.undo', { operationId: String(operationId) });
    expect(catalogueRows()).toBe(empty);
    const second = (await stopAt(scratch, 'items')) as { details: Record<string, number> };
    const last = await run(scratch);
    expect(last).toMatchObject({ created: itemCount - (second.details.created ?? 0), skipped: 0 });
    expect(last.created + last.updated + last.unchanged).toBe(itemCount);
    expect(countItems()).toEqual({ n: itemCount });
  });

  it('before anything was written says only that', async () => {
    await generateLarge(scratch, itemCount);
    const before = dumpTables(t.core.gate);
    expect(await stopAt(scratch, 'read')).toMatchObject({ code: 'cancelled', details: undefined });
    expect(dumpTables(t.core.gate)).toBe(before);
  });
});

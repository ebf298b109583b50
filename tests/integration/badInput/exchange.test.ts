// Issue 3 §7, files in: each bad one gets a clear error that says where, and the company stays as it was.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { fixturesFolder } from '#tests/fixtures/exchange/makeFixtures.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { makeZip } from '../exchange/makeZip.ts';
import { expectTexts, type Refusal, expectRefused as refused } from './refusals.ts';

let t: TestCore;
let scratch: string;

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'yolda-bad-'));
  t = await openTestCore();
  await t.client.call('company.setUp', setUpInput());
  // Something to lose.
  await t.client.call('exchange.importCommerceml', { source: { paths: [join(fixturesFolder, '2.10')] } });
});
afterEach(async () => {
  await t.close();
  rmSync(scratch, { recursive: true, force: true });
});

const catalogue = (goods: string, version = '2.10', encoding = 'UTF-8'): string =>
  [
    `<?xml version="1.0" encoding="${encoding}"?>`,
    `<КоммерческаяИнформация ВерсияСхемы="${version}">`,
    '<Каталог СодержитТолькоИзменения="true"><Ид>c</Ид><Наименование>Каталог</Наименование><Товары>',
    goods,
    '</Товары></Каталог>',
    '</КоммерческаяИнформация>',
  ].join('\n');
const good = (fields: string): string => `<Товар>${fields}<Наименование>Полка «Дуб»</Наименование></Товар>`;

function file(name: string, content: string | Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
}

const commerceml = (path: string) =>
  t.client.call('exchange.importCommerceml', { source: { paths: [path] } });
const csv = (path: string, more: Partial<Input<'exchange.importCsv'>> = {}) =>
  t.client.call('exchange.importCsv', { source: { paths: [path] }, ...more });

const clients = join(fixturesFolder, 'csv/partners-ru-1251.csv');

/** The error is this, no row has changed and nothing lies about. */
async function expectRefused(run: () => Promise<unknown>, refusal: Refusal): Promise<void> {
  await refused(t, run, refusal);
  expect(readdirSync(join(t.dir, 'staging'))).toEqual([]);
}

describe('bad input, files', () => {
  it('broken or truncated XML (line and column)', async () => {
    const broken = file('import.xml', catalogue(good('<Ид>a</Ид></Артикул>')));
    await expectRefused(() => commerceml(broken), {
      code: 'invalid_input',
      reason: 'xml',
      details: { file: 'import.xml', line: 4, column: expect.any(Number) },
    });
    // A full catalogue cut off in the middle hides nothing of what is there.
    const whole = readFileSync(join(fixturesFolder, '2.10/import0_1.xml'));
    const half = whole.subarray(0, whole.length / 2);
    const line = half.toString().split('\n').length;
    await expectRefused(() => commerceml(file('import0_1.xml', half)), {
      code: 'invalid_input',
      reason: 'xml',
      details: { file: 'import0_1.xml', line, column: expect.any(Number) },
    });
  });

  it('wrong encoding', async () => {
    const text = catalogue(good('<Ид>a</Ид>'), '2.10', 'windows-1251');
    await expectRefused(() => commerceml(file('said1251.xml', text)), {
      code: 'invalid_input',
      reason: 'wrong_encoding',
      details: { file: 'said1251.xml' },
    });
    const bytes = iconv.encode(catalogue(good('<Ид>a</Ид>')), 'win1251');
    await expectRefused(() => commerceml(file('saidUtf8.xml', bytes)), {
      code: 'invalid_input',
      reason: 'wrong_encoding',
      details: { file: 'saidUtf8.xml' },
    });
  });

  it('a zip with `../` paths', async () => {
    const data = Buffer.from(catalogue(good('<Ид>a</Ид>')));
    mkdirSync(join(scratch, 'deep'));
    for (const name of ['../evil.xml', 'goods/../../evil.xml', '/tmp/evil.xml']) {
      const climbing = file('deep/up.zip', makeZip([{ name, data }]));
      await expectRefused(() => commerceml(climbing), {
        code: 'invalid_input',
        reason: 'unsafe_path',
        details: { file: 'up.zip' },
      });
    }
    expect([existsSync(join(scratch, 'evil.xml')), readdirSync(join(scratch, 'deep'))]).toEqual([
      false,
      ['up.zip'],
    ]);
  });

  it('a zip bomb', async () => {
    const bomb = file('bomb.zip', makeZip([{ name: 'import.xml', data: Buffer.alloc(40 * 2 ** 20, 0x20) }]));
    await expectRefused(() => commerceml(bomb), { code: 'invalid_input', reason: 'archive_bomb' });
    // One that lies about its size is cut off where the lie shows.
    const liar = makeZip([{ name: 'import.xml', data: Buffer.alloc(2 ** 20, 0x20), claimedSize: 100 }]);
    await expectRefused(() => commerceml(file('liar.zip', liar)), {
      code: 'invalid_input',
      reason: 'not_an_archive',
    });
  });

  it('an unknown schema version', async () => {
    await expectRefused(() => commerceml(file('import.xml', catalogue(good('<Ид>a</Ид>'), '4.0'))), {
      code: 'incompatible',
      reason: 'commerceml_version',
      details: { file: 'import.xml', line: 2, version: '4.0' },
    });
  });

  it('an item without id', async () => {
    const path = file('import.xml', catalogue(`${good('<Артикул>X-1</Артикул>')}\n${good('<Ид>a</Ид>')}`));
    expect(await commerceml(path)).toMatchObject({
      created: 1,
      skipped: 1,
      hidden: 0,
      problemCount: 1,
      problems: [
        { file: 'import.xml', line: 4, column: expect.any(Number), ref: 'X-1', reason: 'id_missing' },
      ],
    });
    const { rows } = await t.client.call('catalog.searchItems', { text: 'полка', limit: 10 });
    expect(rows).toHaveLength(1);
    expectTexts('id_missing');
  });

  it('a price in an unknown currency', async () => {
    const offers = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<КоммерческаяИнформация ВерсияСхемы="2.10">',
      '<ПакетПредложений СодержитТолькоИзменения="true"><Ид>c#</Ид>',
      '<ТипыЦен><ТипЦены><Ид>gold</Ид><Наименование>Розница</Наименование><Валюта>ZZZ</Валюта></ТипЦены></ТипыЦен>',
      '<Предложения><Предложение><Ид>a</Ид><Цены><Цена><ИдТипаЦены>gold</ИдТипаЦены>',
      '<ЦенаЗаЕдиницу>5</ЦенаЗаЕдиницу><Валюта>ZZZ</Валюта></Цена></Цены></Предложение></Предложения>',
      '</ПакетПредложений></КоммерческаяИнформация>',
    ].join('\n');
    mkdirSync(join(scratch, 'set'));
    file('set/import.xml', catalogue(good('<Ид>a</Ид>')));
    file('set/offers.xml', offers);
    const before = t.core.gate.sql.all('SELECT id, amount_minor FROM prices ORDER BY id');
    const report = await commerceml(join(scratch, 'set'));
    expect(report).toMatchObject({ created: 1, hidden: 0 });
    expect(report.problems).toContainEqual({
      file: 'offers.xml',
      line: expect.any(Number),
      column: expect.any(Number),
      ref: 'gold',
      reason: 'currency_unknown',
    });
    expect(t.core.gate.sql.all('SELECT id, amount_minor FROM prices ORDER BY id')).toEqual(before);
    expectTexts('currency_unknown');
  });

  it('a CSV with the wrong delimiter', async () => {
    await expectRefused(() => csv(clients, { delimiter: '|' }), {
      code: 'invalid_input',
      reason: 'one_column_only',
      details: { delimiter: '|', detected: ';' },
    });
    expect(await csv(clients)).toMatchObject({ created: 2, skipped: 0, problems: [] });
  });

  it('a CSV with the wrong encoding', async () => {
    await expectRefused(() => csv(clients, { encoding: 'utf-8' }), {
      code: 'invalid_input',
      reason: 'wrong_encoding',
    });
    expect(await csv(clients)).toMatchObject({ created: 2, skipped: 0, problems: [] });
  });
});

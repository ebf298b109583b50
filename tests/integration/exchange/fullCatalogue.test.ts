// A full catalogue says what there is: what it no longer has is hidden – but only when all of it was read. And the
// owner of the first one becomes our organisation.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dumpTables } from '#tests/tools/dump.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const fixture = new URL('../../fixtures/exchange/2.10', import.meta.url).pathname;
const goneId = '55555555-0000-4000-8000-000000000001';

let t: TestCore;
let exchange: string;
beforeEach(async () => {
  t = await openTestCore();
  exchange = mkdtempSync(join(tmpdir(), 'yolda-exchange-'));
  cpSync(fixture, exchange, { recursive: true });
});
afterEach(async () => {
  await t.close();
  rmSync(exchange, { recursive: true });
});

const importAll = () => t.client.call('exchange.importCommerceml', { source: { paths: [exchange] } });
const rewrite = (file: string, change: (text: string) => string): void => {
  const path = join(exchange, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
};
const without = (tag: string) => (text: string) =>
  text.replace(new RegExp(`<${tag}><Ид>${goneId}</Ид>[\\s\\S]*?</${tag}>`), '');
const isHidden = (): unknown =>
  t.core.gate.sql.get('SELECT is_hidden AS isHidden FROM items WHERE external_id = ?', [goneId]);
const countHidden = (): unknown => t.core.gate.sql.get('SELECT count(*) AS n FROM items WHERE is_hidden = 1');

describe('a full catalogue', () => {
  it('hides what is gone, and shows it again when it is back', async () => {
    await importAll();
    expect(isHidden()).toEqual({ isHidden: 0 });
    rewrite('import0_1.xml', without('Товар'));
    rewrite('offers0_1.xml', without('Предложение'));
    expect(await importAll()).toMatchObject({ hidden: 1, created: 0, problemCount: 0 });
    expect([isHidden(), countHidden()]).toEqual([{ isHidden: 1 }, { n: 1 }]);
    cpSync(fixture, exchange, { recursive: true });
    await importAll();
    expect(countHidden()).toEqual({ n: 0 });
  });

  it('of another catalogue hides nothing of the first one, nor the first one of it', async () => {
    const firstCatalogue = /11111111-0000-4000-8000-000000000001/g;
    await importAll();
    for (const file of ['import0_1.xml', 'offers0_1.xml']) {
      // The same shop exports its spare parts as a catalogue of their own: one item with its offer.
      rewrite(file, (text) =>
        text
          .replace(firstCatalogue, '11111111-0000-4000-8000-000000000002')
          .replace(/(<(Товар|Предложение)>[\s\S]*?<\/\2>)[\s\S]*(<\/(Товары|Предложения)>)/, '$1$3')
          .replaceAll(goneId, '55555555-0000-4000-8000-0000000000ff'),
      );
    }
    rmSync(join(exchange, 'documents0_1.xml'));
    expect(await importAll()).toMatchObject({ created: 1, hidden: 0, problemCount: 0 });
    expect(countHidden()).toEqual({ n: 0 });
    cpSync(fixture, exchange, { recursive: true });
    expect(await importAll()).toMatchObject({ created: 0, updated: 0, hidden: 0 });
    // Two catalogues in one exchange, one of them without an item of the other.
    rewrite('import0_1.xml', without('Товар'));
    rewrite('offers0_1.xml', without('Предложение'));
    expect(await importAll()).toMatchObject({ hidden: 1 });
    expect([isHidden(), countHidden()]).toEqual([{ isHidden: 1 }, { n: 1 }]);
  });

  it('hides what came before catalogues were told apart', async () => {
    await importAll();
    t.core.gate.write({ command: 'test.seed', commandId: 'seed', isUndoable: false }, (tx) =>
      tx.sql.run('UPDATE items SET catalogue_id = NULL'),
    );
    rewrite('import0_1.xml', without('Товар'));
    rewrite('offers0_1.xml', without('Предложение'));
    expect(await importAll()).toMatchObject({ hidden: 1 });
    expect(isHidden()).toEqual({ isHidden: 1 });
  });

  it('beside changes of another one hides only its own', async () => {
    await importAll();
    rewrite('import0_1.xml', without('Товар'));
    rewrite('offers0_1.xml', without('Предложение'));
    const delta = readFileSync(join(exchange, 'import0_1.xml'), 'utf8')
      .replaceAll('11111111-0000-4000-8000-000000000001', '11111111-0000-4000-8000-000000000002')
      .replaceAll('СодержитТолькоИзменения="false"', 'СодержитТолькоИзменения="true"')
      .replace(/<Товары>[\s\S]*<\/Товары>/, '<Товары/>');
    writeFileSync(join(exchange, 'import1_1.xml'), delta);
    expect(await importAll()).toMatchObject({ hidden: 1 });
    expect(isHidden()).toEqual({ isHidden: 1 });
  });

  it('that breaks off hides nothing and changes nothing', async () => {
    await importAll();
    const before = dumpTables(t.core.gate);
    rewrite('import0_1.xml', (text) => text.slice(0, text.length / 2));
    await expect(importAll()).rejects.toMatchObject({ code: 'invalid_input', reason: 'xml' });
    expect(dumpTables(t.core.gate)).toBe(before);
  });
});

describe('the owner of a catalogue', () => {
  it('becomes our organisation where there is none', async () => {
    await importAll();
    const { rows } = await t.client.call('company.listOrganizations', {});
    expect(rows).toMatchObject([
      {
        name: 'Nümunə Mebel MMC',
        legalName: '"Nümunə Mebel" MMC',
        taxId: '0000010221',
        country: 'AZ',
        isDefault: true,
      },
    ]);
    expect(rows[0]?.bankAccounts).toMatchObject([{ account: 'AZ40NMNB00000000000000000001' }]);
  });

  it('leaves an organisation of ours alone', async () => {
    await t.client.call('company.setUp', setUpInput());
    const before = await t.client.call('company.listOrganizations', {});
    await importAll();
    expect(await t.client.call('company.listOrganizations', {})).toEqual(before);
  });
});

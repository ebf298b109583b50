// Issue 3 §7, what people type and choose: refused with a reason at the field, or recorded with the rep's reason.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { nowMs, seed } from '../catalog/catalogSeed.ts';
import { seedSales } from '../sales/salesSeed.ts';
import { expectTexts, type Refusal, expectRefused as refused } from './refusals.ts';

let t: TestCore;

beforeEach(async () => {
  t = await openTestCore({ nowMs });
  seedSales(t);
});
afterEach(() => t.close());

const sell = (line: Partial<Input<'sales.sell'>['lines'][number]> = {}) =>
  t.client.call('sales.sell', {
    partnerId: 'p',
    lines: [{ itemId: 'pump', quantity: 1, ...line }],
    send: false,
  });

const expectRefused = (run: () => Promise<unknown>, refusal: Refusal) => refused(t, run, refusal);

describe('bad input, rows', () => {
  it('a malformed e-mail address', async () => {
    const { letterId } = await sell();
    const { to } = await t.client.call('mail.loadLetter', { id: letterId });
    for (const bad of ['leyla@', 'leyla client.example', '@client.example', 'a@b@c.example']) {
      await expectRefused(() => t.client.call('mail.updateLetter', { id: letterId, to: bad }), {
        code: 'invalid_input',
        reason: 'bad_address',
        details: { fields: [{ path: 'to', code: expect.any(String) }] },
      });
    }
    expect((await t.client.call('mail.loadLetter', { id: letterId })).to).toBe(to);
    const account = (address: string) =>
      t.client.call('mail.saveAccount', {
        from: { name: 'A', address },
        smtp: { host: '127.0.0.1', port: 25, security: 'none' },
      });
    await expectRefused(() => account('aysel@@sheki'), {
      code: 'invalid_input',
      reason: 'bad_address',
      details: { fields: [{ path: 'from.address', code: expect.any(String) }] },
    });
    const card = { name: 'Typo', reach: [{ kind: 'email' as const, value: 'info@typo' }] };
    await expectRefused(() => t.client.call('partners.create', card), {
      code: 'invalid_input',
      reason: 'fields',
      details: { fields: [{ path: 'reach.0.value', code: expect.any(String) }] },
    });
    // One that an older program or 1C left in the file: no letter goes there.
    seed(t, (tx) => tx.sql.run("UPDATE contact_points SET value = 'leyla@', normalized = 'leyla@'"));
    const now = { partnerId: 'p', lines: [{ itemId: 'pump', quantity: 1 }], send: true };
    await expectRefused(() => t.client.call('sales.sell', now), { code: 'conflict', reason: 'no_recipient' });
  });

  it('a price below the minimum (reason asked, recorded)', async () => {
    await expectRefused(() => sell({ priceMinor: 7999 }), {
      code: 'conflict',
      reason: 'below_minimum',
      details: { lines: [0] },
    });
    const { invoiceId } = await sell({ priceMinor: 7999, belowMinimumReason: 'sərgi nüsxəsi' });
    expect((await t.client.call('sales.loadInvoice', { id: invoiceId })).lines).toMatchObject([
      { priceMinor: 7999, belowMinimumReason: 'sərgi nüsxəsi' },
    ]);
  });

  it('an invoice without requisites', async () => {
    seed(t, (tx) => tx.sql.run("UPDATE organizations SET legal_name = '', tax_id = ''"));
    await expectRefused(sell, {
      code: 'conflict',
      reason: 'requisites_missing',
      details: { fields: ['legalName', 'taxId'] },
    });
    seed(t, (tx) => tx.sql.run("UPDATE organizations SET legal_name = 'Xəzər MMC', tax_id = '1401234561'"));
    expect((await sell()).number).toBe('A7-000001');
  });

  it('a picture that is no picture', async () => {
    const put = (bytes: Buffer) =>
      t.client.call('files.put', { bytes: bytes.toString('base64'), name: 'stamp.png', isPicture: true });
    const noPicture = [
      Buffer.from('a letter, not a stamp'),
      randomBytes(5000),
      Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(500)]),
    ];
    for (const bytes of noPicture)
      await expectRefused(() => put(bytes), { code: 'invalid_input', reason: 'picture_unreadable' });
    const [organization] = (await t.client.call('company.listOrganizations', {})).rows;
    await expectRefused(
      () => t.client.call('company.saveOrganization', { ...organization!, stampHash: 'f'.repeat(64) }),
      { code: 'invalid_input', reason: 'picture_missing' },
    );
    // In an exchange the item comes without its picture, and the report names the file.
    const scratch = mkdtempSync(join(tmpdir(), 'yolda-picture-'));
    const goods = '<Товар><Ид>x</Ид><Наименование>Полка</Наименование><Картинка>x.png</Картинка></Товар>';
    writeFileSync(join(scratch, 'x.png'), 'no picture');
    writeFileSync(
      join(scratch, 'import.xml'),
      `<КоммерческаяИнформация ВерсияСхемы="2.10"><Каталог СодержитТолькоИзменения="true"><Ид>c</Ид><Товары>${goods}</Товары></Каталог></КоммерческаяИнформация>`,
    );
    expect(await t.client.call('exchange.importCommerceml', { source: { paths: [scratch] } })).toMatchObject({
      created: 1,
      problems: [{ file: 'import.xml', ref: expect.any(String), reason: 'picture_unreadable' }],
    });
    expectTexts('picture_unreadable');
    rmSync(scratch, { recursive: true });
  });
});

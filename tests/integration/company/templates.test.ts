// Letter templates, warehouse groups and the folder's backups: what the settings pages ask the core for.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Seeded, seedCompany } from '#tests/tools/seedCompany.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

let t: TestCore;
let seeded: Seeded;
beforeEach(async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 23, 8) });
  seeded = await seedCompany(t);
});
afterEach(async () => {
  await t.close();
});

const texts = {
  language: 'en',
  subject: 'No. {number}',
  body: '{greeting}\n{total}',
  signature: '{user}',
} as const;

describe('letter templates', () => {
  it('shows how a text reads on the newest invoice', async () => {
    const [invoice] = (await t.client.call('sales.listInvoices', {})).rows;
    expect(await t.client.call('mail.previewTemplate', texts)).toMatchObject({
      subject: `No. ${invoice?.number}`,
      text: expect.stringContaining('Aysel Məmmədova'),
      invoiceNumber: invoice?.number,
      unknownFields: [],
    });
  });

  it('names a field that does not exist and refuses to save it', async () => {
    const bad = { ...texts, body: '{greting} {number}', subject: '{sum}' };
    expect(await t.client.call('mail.previewTemplate', bad)).toMatchObject({
      unknownFields: ['{sum}', '{greting}'],
    });
    await expect(
      t.client.call('mail.saveTemplate', { ...bad, id: seeded.templateId, name: 'A' }),
    ).rejects.toMatchObject({
      reason: 'unknown_field',
      details: { fields: [{ path: 'subject' }, { path: 'body' }] },
    });
  });

  it('goes back to the shipped text, and forth by Undo', async () => {
    const subject = async () =>
      (await t.client.call('mail.listTemplates', {})).rows.find(({ id }) => id === seeded.changedTemplateId)
        ?.subject;
    expect(await subject()).toBe('Başqa {number}');
    await t.client.call('mail.resetTemplate', { id: seeded.changedTemplateId });
    expect(await subject()).toMatch(/Invoice|Счёт|hesab/);
    await t.client.call('operations.undo', {});
    expect(await subject()).toBe('Başqa {number}');
  });
});

describe('warehouse groups', () => {
  it('makes a group by its name once, joins it whatever the case, leaves it by an empty name', async () => {
    const rows = async () => (await t.client.call('catalog.listWarehouses', {})).rows;
    const [first, second] = await rows();
    if (!first || !second) throw new Error('two warehouses expected');
    await t.client.call('catalog.setWarehouseGroup', { id: first.id, groupName: 'Bakı' });
    await t.client.call('catalog.setWarehouseGroup', { id: second.id, groupName: 'BAKI' });
    expect(new Set((await rows()).slice(0, 2).map(({ groupId }) => groupId)).size).toBe(1);
    await t.client.call('catalog.setWarehouseGroup', { id: first.id, groupName: '' });
    expect((await rows())[0]).toMatchObject({ groupId: null, groupName: '' });
  });
});

describe('the company folder', () => {
  it('names the folder, proposes a backup and lists what lies there', async () => {
    const before = await t.client.call('maintenance.loadFolder', {});
    expect(before).toMatchObject({
      suggestedBackup: join(before.dir, 'backups', 'yolda-2026-11-23-080000.yolda'),
      backups: [],
    });
    await t.client.call('maintenance.backup', { path: before.suggestedBackup });
    const after = await t.client.call('maintenance.loadFolder', {});
    expect(after.backups).toMatchObject([
      { name: 'yolda-2026-11-23-080000.yolda', at: Date.UTC(2026, 10, 23, 8) },
    ]);
  });
});

// The preview of a CSV of partners: rows as they would be written, what would happen, and nothing written.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 23, 8) });
  await t.client.call('company.setUp', setUpInput());
});
afterEach(async () => {
  await t.close();
});

const text = `Firma;Kontakt;Telefon;E-poçt;Qeyd
Araz MMC;Leyla Quliyeva;050 200 12 34;leyla@example.az;yeni
Araz MMC;Rauf;0552001234;;
Kür MMC;;;kur@@example;
`;
const source = { uploads: [{ name: 'firms.csv', bytes: Buffer.from(text).toString('base64') }] };

describe('the preview of a CSV', () => {
  it('puts the rows of one firm together as they would be written, and writes nothing', async () => {
    expect(await t.client.call('exchange.previewCsv', { source })).toMatchObject({
      delimiter: ';',
      mapping: { 0: 'partnerName', 1: 'contactPerson', 2: 'phone', 3: 'email', 4: 'notes' },
      rowCount: 3,
      willCreate: 1,
      willUpdate: 0,
      willKeep: 0,
      willSkip: 1,
      rows: [
        {
          lines: [2, 3],
          outcome: 'create',
          name: 'Araz MMC',
          contacts: ['Leyla Quliyeva', 'Rauf'],
          phones: ['+994502001234', '+994552001234'],
          emails: ['leyla@example.az'],
        },
      ],
      problems: [{ line: 4, reason: 'bad_email' }],
    });
    expect((await t.client.call('partners.list', { limit: 10 })).rows).toEqual([]);
  });

  it('follows a mapping made by hand: a column left out is not written', async () => {
    const preview = await t.client.call('exchange.previewCsv', {
      source,
      mapping: { 0: 'partnerName', 1: 'contactPerson' },
    });
    expect(preview).toMatchObject({
      willCreate: 2,
      willSkip: 0,
      rows: [{ name: 'Araz MMC', phones: [], emails: [] }, { name: 'Kür MMC' }],
    });
  });
});

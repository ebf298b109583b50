// Nothing of the company lies readable on the disk: planted words of every kind – rows, letters, imports, attachments,
// what was deleted again – are looked for in every file of the folder while it runs, after it, and in a backup.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restoreBackup } from '#main/core/restore.ts';
import { startSmtpFake } from '#tests/fakes/smtpServer.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { makePlace, serve } from '#tests/tools/yoldaProcess.ts';
import { nowMs } from '../catalog/catalogSeed.ts';
import { runOutbox } from '../mail/mailTools.ts';
import { seedSales } from '../sales/salesSeed.ts';

const planted = {
  partner: 'PlantedPartnerQ7',
  phone: '+994501239876',
  interaction: 'PlantedTalkQ7',
  letter: 'PlantedLetterQ7',
  csv: 'PlantedCsvQ7',
  refused: 'PlantedRefusedQ7',
  item: 'PlantedItemQ7',
  attachment: 'PlantedBlobQ7',
  deleted: 'PlantedDeletedQ7',
  password: 'PlantedPasswordQ7',
};

let t: TestCore;
let scratch: string;

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'yolda-plain-'));
  t = await openTestCore({ nowMs });
  seedSales(t);
});
afterEach(async () => {
  await t.close();
  rmSync(scratch, { recursive: true, force: true });
});

function filesUnder(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Planted words by the file that shows them, in UTF-8 or UTF-16, as written or folded to small letters. */
function shownIn(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const bytes = readFileSync(path);
    return Object.entries(planted).flatMap(([kind, word]) =>
      [word, word.toLowerCase()].some(
        (form) => bytes.includes(form, 0, 'utf8') || bytes.includes(form, 0, 'utf16le'),
      )
        ? [`${kind} in ${path}`]
        : [],
    );
  });
}

const catalogue = `<КоммерческаяИнформация ВерсияСхемы="2.10"><Каталог СодержитТолькоИзменения="true"><Ид>c</Ид><Товары>
<Товар><Ид>q7</Ид><Наименование>${planted.item}</Наименование></Товар></Товары></Каталог></КоммерческаяИнформация>`;

async function plantAll(smtpPort: number): Promise<void> {
  const { client } = t;
  const { id: partnerId } = await client.call('partners.create', {
    name: planted.partner,
    reach: [{ kind: 'phone', value: planted.phone }],
  });
  await client.call('interactions.plan', {
    partnerId,
    kind: 'call',
    subject: planted.interaction,
    planned: { on: '2026-11-24' },
  });
  const { id: gone } = await client.call('partners.create', { name: planted.deleted });
  await client.call('partners.delete', { id: gone });
  const source = { paths: [join(scratch, 'in')] };
  mkdirSync(join(scratch, 'in'));
  writeFileSync(join(scratch, 'in/import.xml'), catalogue);
  await client.call('exchange.importCommerceml', { source });
  const csv = `Name;E-mail\n${planted.csv};a@csv.example\n${planted.refused};a@\n`;
  await client.call('exchange.importCsv', {
    source: { uploads: [{ name: 'clients.csv', bytes: Buffer.from(csv).toString('base64') }] },
  });
  await client.call('files.put', {
    bytes: Buffer.from(`%PDF-1.4 ${planted.attachment}`).toString('base64'),
    name: 'a.pdf',
  });
  await client.call('mail.saveAccount', {
    from: { name: 'Aysel', address: 'aysel@sheki.example' },
    smtp: { host: '127.0.0.1', port: smtpPort, security: 'none', user: 'u', password: planted.password },
  });
  const line = { itemId: 'pump', quantity: 1 };
  const { letterId } = await client.call('sales.sell', { partnerId: 'p', lines: [line], send: false });
  await client.call('mail.updateLetter', { id: letterId, subject: planted.letter });
}

describe('planted plaintext', () => {
  it('is in no database, log, blob, staging file or backup, while it runs and after', async () => {
    const server = await startSmtpFake();
    await plantAll(server.port);
    await runOutbox(t);
    await server.close();
    const backup = join(scratch, 'b.yolda');
    await t.client.call('maintenance.backup', { path: backup });
    const running = filesUnder(t.dir);
    // The write-ahead log is one of them: nothing was checked away before we looked.
    expect(running.some((path) => path.endsWith('yolda.db-wal'))).toBe(true);
    expect(shownIn([...running, backup])).toEqual([]);
    // The words are there for the one who has the key.
    const { rows } = await t.client.call('partners.search', { text: planted.partner, limit: 5 });
    expect(rows).toHaveLength(1);
    t.client.close();
    await t.core.close();
    expect(shownIn(filesUnder(t.dir))).toEqual([]);
    await restoreBackup({ platform: t.platform, backupFile: backup, dataDir: t.dir });
    expect(shownIn(filesUnder(t.dir))).toEqual([]);
    t = await t.reopen();
  });

  it('is in no staging file while an import is under way', async () => {
    const seen: string[] = [];
    const goods = Array.from(
      { length: 3000 },
      (_none, n) => `<Товар><Ид>n${n}</Ид><Наименование>${planted.item} ${n}</Наименование></Товар>`,
    ).join('');
    const folder = join(scratch, 'in');
    mkdirSync(folder);
    writeFileSync(join(folder, 'import.xml'), catalogue.replace('</Товары>', `${goods}</Товары>`));
    const stop = t.client.on('operations.progress', () => {
      const staged = filesUnder(join(t.dir, 'staging'));
      seen.push(...staged.map((path) => path.slice(t.dir.length)), ...shownIn(staged));
    });
    await t.client.call('exchange.importCommerceml', { source: { paths: [folder] } });
    stop();
    expect(seen.some((name) => name.startsWith('/staging/import-'))).toBe(true);
    expect(seen.filter((name) => name.includes(' in '))).toEqual([]);
  });

  it('is in no log line, at the most talkative level, nor of a call that fails', async () => {
    const place = makePlace();
    const core = await serve(place, { YOLDA_LOG: 'trace' });
    await core.call('partners.create', { name: planted.partner }).catch(() => undefined);
    await core
      .call('partners.create', { name: planted.partner, reach: [{ kind: 'phone', value: planted.refused }] })
      .catch(() => undefined);
    await core
      .call('sales.sell', {
        partnerId: planted.partner,
        lines: [{ itemId: planted.item, quantity: 1 }],
        send: true,
      })
      .catch(() => undefined);
    await core.kill('SIGTERM');
    const log = await core.log;
    expect(log).toContain('core.started');
    expect(Object.values(planted).filter((word) => log.includes(word))).toEqual([]);
    place.remove();
  });
});

// The demo company through the contract: the same by seed, sound by the doctor, believable in zones, languages and sums.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phoneKeys } from '#main/partners/index.ts';
import { derivedTriggers } from '#main/store/capture.ts';
import { checkIban, checkRuAccount, checkTaxId } from '#shared/domain/taxIds.ts';
import { sniffMime } from '#shared/lib/sniffMime.ts';
import { syncedTables } from '#shared/sync/registry.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const nowMs = Date.UTC(2026, 10, 24, 8, 0);
const today = '2026-11-24';

function dump({ core }: TestCore): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.keys(syncedTables).map((table) => [
      table,
      core.gate.sql.all(`SELECT * FROM ${table} ORDER BY id`),
    ]),
  );
}

describe('a demo company', () => {
  let demo: TestCore;
  const progress: { phase: string; isFinished: boolean }[] = [];
  const all = <T>(text: string): T[] => demo.core.gate.sql.all<T>(text);
  const count = (text: string): number => demo.core.gate.sql.get<{ n: number }>(text)?.n ?? -1;

  beforeAll(async () => {
    demo = await openTestCore({ nowMs });
    demo.client.on('operations.progress', ({ kind, phase, isFinished }) => {
      if (kind === 'demo') progress.push({ phase, isFinished });
    });
    const made = await demo.client.call('exchange.makeDemo', {
      partners: 300,
      interactions: 3000,
      items: 300,
      documents: 450,
    });
    expect(made).toEqual({ partners: 300, interactions: 3000, items: 300, documents: 450 });
  });
  afterAll(() => demo.close());

  test('gives the doctor nothing to find', async () => {
    const { isOk, findings } = await demo.client.call('maintenance.check', {});
    expect({ isOk, broken: findings.filter((finding) => !finding.isOk) }).toEqual({ isOk: true, broken: [] });
  });

  test('is set up: the rep, who it is, that it is a demo', async () => {
    const state = await demo.client.call('company.loadState', {});
    expect(state).toMatchObject({
      hasCompany: true,
      isDemo: true,
      hasCatalogue: true,
      companyName: 'Xəzər Mebel MMC',
    });
    expect(state.user?.role).toBe('admin');
    expect(all('SELECT role FROM users ORDER BY created_at')).toEqual([
      { role: 'admin' },
      { role: 'rep' },
      { role: 'rep' },
      { role: 'head' },
    ]);
  });

  test('reports its progress and ends with it', () => {
    expect(progress.at(-1)).toEqual({ phase: 'finished', isFinished: true });
    expect(progress.filter((step) => step.isFinished)).toHaveLength(1);
  });

  test('is captured row by row as one closed operation', () => {
    const logged = count('SELECT count(*) AS n FROM change_log');
    const rows = Object.keys(syncedTables).reduce(
      (sum, table) => sum + count(`SELECT count(*) AS n FROM ${table}`),
      0,
    );
    expect(logged).toBe(rows);
    expect(all('SELECT command, state, is_undoable AS isUndoable FROM operations')).toEqual([
      { command: 'exchange.makeDemo', state: 'done', isUndoable: 0 },
    ]);
    expect(count("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'trigger'")).toBe(
      derivedTriggers().size,
    );
  });

  test('has partners in four zones and more, in three languages and two scripts', async () => {
    const ids = all<{ id: string }>('SELECT id FROM partners LIMIT 200');
    const cards = await Promise.all(ids.map(({ id }) => demo.client.call('partners.load', { id })));
    expect(new Set(cards.map((card) => card.effectiveTimeZone)).size).toBeGreaterThanOrEqual(4);
    const names = cards.map((card) => card.name).join(' ');
    expect(
      [/[əğıöüşç]/, /[а-я]/i, /LLC|Ltd|GmbH/, /MMC/, /ООО/, /ИП/].map((form) => form.test(names)),
    ).toEqual(Array(6).fill(true));
    expect(
      new Set(all<{ kind: string }>('SELECT DISTINCT kind FROM partners').map((row) => row.kind)),
    ).toEqual(new Set(['company', 'person', 'entrepreneur']));
  });

  test('holds phones with the very keys that hand entry would give them', () => {
    const phones = all<{
      value: string;
      normalized: string;
      digits: string;
      national: string;
      tail: string;
      country: string;
    }>(
      `SELECT cp.value, cp.normalized, cp.digits, cp.national, cp.tail, p.country
       FROM contact_points cp JOIN partners p ON p.id = cp.partner_id WHERE cp.kind = 'phone'`,
    );
    expect(phones.length).toBeGreaterThan(300);
    for (const { value, country, ...keys } of phones)
      expect({ value, ...phoneKeys(value, country) }).toEqual({ value, ...keys });
  });

  test('holds identifiers that pass their checks', () => {
    const entities = all<{ country: string; value: string }>(
      'SELECT country, tax_id AS value FROM legal_entities',
    );
    expect(entities.filter((entity) => !checkTaxId(entity).isValid)).toEqual([]);
    const [own] = all<{ taxId: string }>('SELECT tax_id AS taxId FROM organizations');
    expect(checkTaxId({ country: 'AZ', value: own?.taxId ?? '' })).toMatchObject({ isValid: true });
    const accounts = all<{ account: string; bankCode: string; currency: string }>(
      'SELECT account, bank_code AS bankCode, currency FROM bank_accounts',
    );
    const checks = accounts.map((a) =>
      a.currency === 'RUB' ? checkRuAccount({ account: a.account, bik: a.bankCode }) : checkIban(a.account),
    );
    expect(checks.map((check) => check.isValid)).toEqual([true, true]);
  });

  test('has documents whose figures agree', () => {
    const broken = (text: string): number => count(`SELECT count(*) AS n FROM documents d WHERE ${text}`);
    const lines = 'FROM document_lines l WHERE l.document_id = d.id';
    expect({
      sums: broken(
        `kind <> 'receipt' AND (total_minor <> (SELECT sum(sum_minor) ${lines}) OR net_minor <> (SELECT sum(net_minor) ${lines}))`,
      ),
      vat: broken('net_minor + vat_minor <> total_minor'),
      shipments: broken(
        "kind = 'shipment' AND total_minor <> (SELECT b.total_minor FROM documents b WHERE b.id = d.basis_id)",
      ),
      overpaid: broken(
        "kind = 'invoice' AND (SELECT coalesce(sum(r.total_minor), 0) FROM documents r WHERE r.basis_id = d.id AND r.kind = 'receipt') > total_minor",
      ),
      future: broken(`date > '${today}'`),
      reserves: count(
        'SELECT count(*) AS n FROM document_lines WHERE reserved_milli NOT IN (0, quantity_milli)',
      ),
    }).toEqual({ sums: 0, vat: 0, shipments: 0, overpaid: 0, future: 0, reserves: 0 });
    expect(count('SELECT count(*) AS n FROM document_lines WHERE reserved_milli > 0')).toBeGreaterThan(0);
  });

  test('shows invoices issued, paid, overdue and cancelled by contract', async () => {
    const states = new Set<string>();
    for (let cursor: string | undefined; ; ) {
      const page = await demo.client.call('sales.listInvoices', {
        limit: 200,
        ...(cursor ? { cursor } : {}),
      });
      for (const row of page.rows) states.add(row.state);
      cursor = page.next;
      if (!cursor) break;
    }
    // Whether a part-paid one is not yet overdue depends on the day; the demo does not promise one.
    states.delete('partPaid');
    expect(states).toEqual(new Set(['issued', 'paid', 'overdue', 'cancelled']));
  });

  test('gives the rep a day: events today, overdue ones, done ones', async () => {
    const counts = await demo.client.call('desk.countEvents', { from: today, to: today });
    expect([counts.total > 5, counts.done > 0, counts.overdue > 0]).toEqual([true, true, true]);
    const { rows } = await demo.client.call('desk.listDayPartners', { from: today, to: today });
    expect([rows.some((row) => row.eventAt !== null), rows.some((row) => row.eventOn !== null)]).toEqual([
      true,
      true,
    ]);
  });

  test('has pictures that are pictures', () => {
    const own = all<{ hash: string }>(
      `SELECT logo_hash AS hash FROM organizations UNION ALL SELECT stamp_hash FROM organizations
       UNION ALL SELECT head_signature_hash FROM organizations UNION ALL SELECT hash FROM item_pictures`,
    );
    expect(own.length).toBeGreaterThan(20);
    expect(new Set(own.map(({ hash }) => sniffMime(demo.core.blobs.load(hash))))).toEqual(
      new Set(['image/png']),
    );
  });

  test('refuses a company that is there already', async () => {
    await expect(
      demo.client.call('exchange.makeDemo', { partners: 1, interactions: 0, items: 1 }),
    ).rejects.toMatchObject({
      code: 'conflict',
      reason: 'already_set_up',
    });
  });
});

test('the same seed gives the same rows, another seed others', async () => {
  const input = { partners: 40, interactions: 200, items: 30, documents: 50 };
  const dumps: Record<string, unknown[]>[] = [];
  for (const seed of [5, 5, 6]) {
    const made = await openTestCore({ nowMs });
    await made.client.call('exchange.makeDemo', { ...input, seed });
    const { letter_templates: _own, ...rows } = dump(made);
    dumps.push(rows);
    await made.close();
  }
  expect(dumps[0]).toEqual(dumps[1]);
  expect(dumps[0]?.partners).not.toEqual(dumps[2]?.partners);
});

test('a cancelled demo leaves the folder as it was', async () => {
  const empty = await openTestCore({ nowMs });
  const before = dump(empty);
  const abort = new AbortController();
  empty.client.on('operations.progress', () => abort.abort());
  const input = { partners: 2000, interactions: 5000, items: 400 };
  await expect(empty.client.call('exchange.makeDemo', input, { signal: abort.signal })).rejects.toMatchObject(
    { code: 'cancelled' },
  );
  // The client stops waiting at once; the core takes its rows back after that.
  await expect
    .poll(() => empty.core.gate.sql.all("SELECT 1 FROM operations WHERE state = 'open'"))
    .toEqual([]);
  expect(dump(empty)).toEqual(before);
  expect((await empty.client.call('maintenance.check', {})).isOk).toBe(true);
  await empty.close();
});

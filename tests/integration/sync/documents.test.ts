// Two laptops edit lines of one document while apart: once they have met both show the same figures, and these are the sums
// of the lines – at the hub too; nothing travels to and fro for it, and a paper that was printed is not changed silently.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { examine } from '#main/maintenance/doctor.repo.ts';
import { recountDocument } from '#main/sales/index.ts';
import type { WriteContext } from '#main/store/context.ts';
import { syncedTables } from '#shared/sync/registry.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { type Office, openOfficeWith } from '#tests/tools/syncOffice.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

let office: Office;
let a: TestCore;
let b: TestCore;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ office, a, b, close } = await openOfficeWith('a', 'b'));
});
afterEach(() => close());

type Laptop = { cycle(): Promise<unknown>; deviceId: string };
const order = 'order-1';

let whileAsked: (name: string) => void = () => undefined;
let steps = 0;
/** A step of a user. */
function edit({ core }: TestCore, work: (tx: WriteContext) => void): void {
  steps += 1;
  core.gate.write({ command: 'test.edit', commandId: `edit-${steps}`, isUndoable: true }, work);
}

type LineInput = { id: string; position: number; quantityMilli: number; priceMinor: number };

function insertLine(tx: WriteContext, partnerId: string, line: LineInput): void {
  tx.sql.run(
    `INSERT INTO document_lines(id, document_id, position, name, quantity_milli, price_minor, vat_code, net_minor, vat_minor,
       sum_minor, partner_id, kind, date, created_at, updated_at)
     VALUES (:id, '${order}', :position, :id, :quantityMilli, :priceMinor, 'vat18', 0, 0, 0, :partner, 'order', '2026-11-26', 1, 1)`,
    { ...line, partner: partnerId },
  );
}

function setLine(core: TestCore, id: string, set: string): void {
  edit(core, (tx) => {
    tx.sql.run(`UPDATE document_lines SET ${set}, updated_at = ${tx.now} WHERE id = ?`, [id]);
    recountDocument(tx, order);
  });
}

type Totals = { net: number; vat: number; total: number; sum: number; lines: number };

/** Of the document, and beside them the sum of its lines. */
function totals({ core }: TestCore): Totals | undefined {
  return core.gate.sql.get<Totals>(
    `SELECT net_minor AS net, vat_minor AS vat, total_minor AS total,
       (SELECT sum(sum_minor) FROM document_lines l WHERE l.document_id = d.id AND deleted_at IS NULL) AS sum,
       (SELECT count(*) FROM document_lines l WHERE l.document_id = d.id AND deleted_at IS NULL) AS lines
     FROM documents d WHERE id = '${order}'`,
  );
}

async function totalAtHub(): Promise<number> {
  const { sql } = office.hub.store;
  const [row] = await sql.query<{ data: string }>('SELECT data FROM rec WHERE tbl = $1 AND id = $2', [
    'documents',
    order,
  ]);
  return (JSON.parse(row?.data ?? '{}') as { total_minor: number }).total_minor;
}

const waiting = ({ core }: TestCore): number =>
  core.gate.sql.get<{ n: number }>(
    `SELECT (SELECT count(*) FROM sync_outbox WHERE state = 'waiting')
       + (SELECT count(*) FROM change_log WHERE seq > (SELECT sealed_seq FROM sync_state)) AS n`,
  )?.n ?? -1;

/** Every column that travels, of documents and their lines. */
const rows = ({ core }: TestCore) =>
  (['documents', 'document_lines'] as const).map((t) => {
    const columns = Object.entries<string>(syncedTables[t].columns).flatMap(([c, kind]) =>
      kind === 'local' ? [] : [`"${c}"`],
    );
    return core.gate.sql.all(`SELECT ${columns.join(', ')} FROM ${t} ORDER BY id`);
  });

type Sent = { state?: string; pdfHash?: string | null; externalId?: string | null; total?: number };

async function meet(document: Sent = {}) {
  const { userId } = await a.client.call('company.setUp', setUpInput());
  const { id: partnerId } = await a.client.call('partners.create', { name: 'Əliyev MMC' });
  const organizationId = a.core.gate.sql.get<{ id: string }>('SELECT id FROM organizations')?.id ?? '';
  const { state = 'draft', pdfHash = null, externalId = null, total = 0 } = document;
  const laptopA = await office.join(a, userId, { brings: true });
  await laptopA.cycle();
  edit(a, (tx) => {
    tx.sql.run(
      `INSERT INTO documents(id, kind, number, date, state, organization_id, partner_id, owner_id, currency,
         is_vat_included, rounding, net_minor, vat_minor, total_minor, pdf_hash, external_id, created_at, updated_at)
       VALUES ('${order}', 'order', 'A7-000001', '2026-11-26', :state, :organization, :partner, :user, 'AZN', 1, 'line', 0, 0,
         :total, :pdf, :external, 1, 1)`,
      {
        state,
        organization: organizationId,
        partner: partnerId,
        user: userId,
        pdf: pdfHash,
        external: externalId,
        total,
      },
    );
    for (const [position, id] of ['l1', 'l2'].entries())
      insertLine(tx, partnerId, { id, position, quantityMilli: 1000, priceMinor: 11_800 });
    recountDocument(tx, order);
  });
  await laptopA.cycle();
  const laptopB = await office.join(b, userId, { onCall: (name) => whileAsked(name) });
  await laptopB.cycle();
  return { laptopA, laptopB, partnerId, userId };
}

async function meetAgain(...laptops: Laptop[]): Promise<void> {
  for (const laptop of [...laptops, ...laptops]) await laptop.cycle();
}

/** Both and the hub have the same, that is what the lines add up to, and nobody has anything left to say. */
async function expectOneTruth(): Promise<void> {
  expect(rows(b)).toEqual(rows(a));
  const { total, sum, net, vat } = totals(a) ?? { total: 0, sum: -1, net: 0, vat: 0 };
  expect([total, net + vat]).toEqual([sum, sum]);
  expect(await totalAtHub()).toBe(total);
  expect([waiting(a), waiting(b)]).toEqual([0, 0]);
}

describe('lines of one document that two edit apart', () => {
  test('different lines: the totals are the sums of both', async () => {
    const { laptopA, laptopB } = await meet();
    setLine(a, 'l1', 'quantity_milli = 3000');
    setLine(b, 'l2', 'quantity_milli = 5000');
    await meetAgain(laptopA, laptopB);
    await expectOneTruth();
    expect(totals(a)?.total).toBe(8 * 11_800);
    // Nobody is asked to choose between two totals.
    expect(a.core.gate.sql.all('SELECT "column" FROM sync_conflicts')).toEqual([]);
  });

  test('quantity and price of one line: its sum is the product of both', async () => {
    const { laptopA, laptopB } = await meet();
    setLine(a, 'l1', 'quantity_milli = 3000');
    setLine(b, 'l1', 'price_minor = 5900');
    await meetAgain(laptopA, laptopB);
    await expectOneTruth();
    expect(totals(a)?.total).toBe(3 * 5_900 + 11_800);
  });

  test('one field of one line: the loser is told of the field and of no sum', async () => {
    const { laptopA, laptopB } = await meet();
    setLine(a, 'l1', 'quantity_milli = 3000');
    setLine(b, 'l1', 'quantity_milli = 7000');
    await meetAgain(laptopA, laptopB);
    await expectOneTruth();
    expect(a.core.gate.sql.all('SELECT "column" FROM sync_conflicts')).toEqual([
      { column: 'quantity_milli' },
    ]);
  });

  test('lines that are added and taken out', async () => {
    const { laptopA, laptopB, partnerId } = await meet();
    edit(a, (tx) => {
      insertLine(tx, partnerId, { id: 'l3', position: 2, quantityMilli: 2000, priceMinor: 100 });
      recountDocument(tx, order);
    });
    setLine(b, 'l2', 'deleted_at = 5');
    await meetAgain(laptopA, laptopB);
    await expectOneTruth();
    expect(totals(b)).toMatchObject({ total: 11_800 + 200, lines: 2 });
  });

  test('one changes what VAT is counted by, the other a line', async () => {
    const { laptopA, laptopB } = await meet();
    edit(a, (tx) => {
      tx.sql.run(`UPDATE documents SET is_vat_included = 0 WHERE id = '${order}'`);
      recountDocument(tx, order);
    });
    setLine(b, 'l2', 'quantity_milli = 2000');
    await meetAgain(laptopA, laptopB);
    await expectOneTruth();
    expect(totals(b)).toMatchObject({ net: 3 * 11_800, vat: 3 * 2124 });
  });

  test('what comes while an own edit waits: the screen shows the sum of both', async () => {
    const { laptopA, laptopB } = await meet();
    setLine(a, 'l1', 'quantity_milli = 3000');
    await laptopA.cycle();
    let shown: (Totals | undefined)[] = [];
    whileAsked = (name) => {
      if (name !== 'pull') return;
      whileAsked = () => undefined;
      setLine(b, 'l2', 'quantity_milli = 5000');
      shown = [totals(b)];
    };
    await laptopB.cycle();
    shown.push(totals(b));
    expect(shown.map((one) => [one?.total, one?.sum])).toEqual([
      [6 * 11_800, 6 * 11_800],
      [8 * 11_800, 8 * 11_800],
    ]);
    expect(waiting(b)).toBeGreaterThan(0);
    await meetAgain(laptopB, laptopA);
    await expectOneTruth();
  });

  test('a writer that counts nothing is corrected by the hub', async () => {
    const { laptopA, laptopB } = await meet();
    edit(a, (tx) => tx.sql.run("UPDATE document_lines SET quantity_milli = 4000 WHERE id = 'l1'"));
    await meetAgain(laptopA, laptopB);
    await expectOneTruth();
    expect(totals(a)?.total).toBe(5 * 11_800);
  });

  test('another partner or date of the document is its lines’ too', async () => {
    const { laptopA, laptopB, partnerId } = await meet();
    edit(a, (tx) => tx.sql.run(`UPDATE documents SET date = '2026-11-27' WHERE id = '${order}'`));
    edit(b, (tx) => {
      insertLine(tx, partnerId, { id: 'l3', position: 2, quantityMilli: 1000, priceMinor: 100 });
      recountDocument(tx, order);
    });
    await meetAgain(laptopA, laptopB);
    await expectOneTruth();
    expect(b.core.gate.sql.all('SELECT DISTINCT date FROM document_lines')).toEqual([{ date: '2026-11-27' }]);
  });

  test('a cancelled document reserves nothing, whoever wrote a reserve meanwhile', async () => {
    const { laptopA, laptopB } = await meet({ state: 'issued' });
    edit(a, (tx) => tx.sql.run(`UPDATE documents SET state = 'cancelled' WHERE id = '${order}'`));
    setLine(b, 'l1', 'quantity_milli = 2000, reserved_milli = 2000');
    await meetAgain(laptopA, laptopB);
    await expectOneTruth();
    expect(a.core.gate.sql.get('SELECT sum(reserved_milli) AS n FROM document_lines')).toEqual({ n: 0 });
  });

  test('of 1C: what it states stays, and two statements are told', async () => {
    const { laptopA, laptopB } = await meet({ externalId: '1c-1', total: 5_000 });
    edit(a, (tx) => tx.sql.run(`UPDATE documents SET total_minor = 6000 WHERE id = '${order}'`));
    edit(b, (tx) => tx.sql.run(`UPDATE documents SET total_minor = 7000 WHERE id = '${order}'`));
    await meetAgain(laptopA, laptopB);
    expect(rows(b)).toEqual(rows(a));
    expect(await totalAtHub()).toBe(totals(a)?.total);
    expect(a.core.gate.sql.all('SELECT "column" FROM sync_conflicts')).toEqual([{ column: 'total_minor' }]);
  });

  test('the doctor finds nothing wrong with what has been merged', async () => {
    const { laptopA, laptopB } = await meet();
    setLine(a, 'l1', 'quantity_milli = 3000');
    setLine(b, 'l2', 'quantity_milli = 5000');
    await meetAgain(laptopA, laptopB);
    const findings = [a, b].flatMap(({ core }) => examine(core.gate.read(), core.blobs));
    expect(findings.filter(({ isOk }) => !isOk)).toEqual([]);
    edit(a, (tx) => tx.sql.run(`UPDATE documents SET total_minor = 1 WHERE id = '${order}'`));
    expect(examine(a.core.gate.read(), a.core.blobs).filter(({ isOk }) => !isOk)).toEqual([
      { check: 'totalsMatchLines', isOk: false, count: 1 },
    ]);
  });

  test('a third laptop that is fetched whole has the same figures', async () => {
    const { laptopA, laptopB, userId } = await meet();
    setLine(a, 'l1', 'quantity_milli = 3000');
    setLine(b, 'l2', 'quantity_milli = 5000');
    await meetAgain(laptopA, laptopB);
    const c = await openTestCore();
    try {
      const laptopC = await office.join(c, userId);
      await laptopC.cycle();
      expect(rows(c)).toEqual(rows(a));
    } finally {
      await c.close();
    }
  });

  test('a value that is taken in the list of conflicts is counted with, and taken back again', async () => {
    const { laptopA, laptopB } = await meet();
    setLine(a, 'l1', 'quantity_milli = 3000');
    setLine(b, 'l1', 'quantity_milli = 7000');
    await meetAgain(laptopA, laptopB);
    const before = totals(a);
    const { rows: told } = await a.client.call('sync.listConflicts', {});
    const [conflict] = told;
    const side = conflict?.winner === 'mine' ? 'sync.takeTheirs' : 'sync.takeMine';
    const commandId = 'taken';
    await a.client.call(side, { id: conflict?.id ?? '' }, { commandId });
    expect(totals(a)?.total).toBe(10 * 11_800 + 11_800 - (before?.total ?? 0) + 11_800);
    // Another line changes meanwhile: the step can be taken back all the same.
    setLine(b, 'l2', 'quantity_milli = 2000');
    await meetAgain(laptopB, laptopA);
    await expectOneTruth();
    await a.client.call('operations.undo', { operationId: commandId });
    expect(totals(a)?.total).toBe((before?.total ?? 0) + 11_800);
    await meetAgain(laptopA, laptopB);
    await expectOneTruth();
  });
});

describe('a document that has been printed', () => {
  const printed = { state: 'issued', pdfHash: 'f'.repeat(64) };

  test('whose lines another changes: both are told that the paper says something else', async () => {
    const { laptopA, laptopB } = await meet(printed);
    setLine(b, 'l2', 'quantity_milli = 5000');
    await meetAgain(laptopB, laptopA);
    await expectOneTruth();
    const { rows: told } = await a.client.call('sync.listConflicts', {});
    expect(told).toMatchObject([
      {
        ...{ table: 'documents', rowId: order, column: 'total_minor', title: 'A7-000001', isCounted: true },
        ...{ original: { value: 2 * 11_800 }, now: { value: 6 * 11_800 }, state: 'open' },
      },
    ]);
    const id = told[0]?.id ?? '';
    for (const side of ['sync.takeMine', 'sync.takeTheirs'] as const)
      await expect(a.client.call(side, { id })).rejects.toMatchObject({ reason: 'conflict_counted' });
    await a.client.call('sync.keepAsIs', { id });
    expect((await a.client.call('sync.listConflicts', {})).rows).toEqual([]);
    // The paper itself is what it was.
    expect(
      a.core.gate.sql.get('SELECT pdf_hash AS pdf, number FROM documents WHERE id = ?', [order]),
    ).toEqual({
      ...{ pdf: printed.pdfHash, number: 'A7-000001' },
    });
  });

  test('before its printer had seen all of its lines: he is told', async () => {
    const { laptopA, laptopB } = await meet();
    setLine(b, 'l2', 'quantity_milli = 5000');
    await laptopB.cycle();
    edit(a, (tx) =>
      tx.sql.run(
        `UPDATE documents SET state = 'issued', pdf_hash = '${printed.pdfHash}' WHERE id = '${order}'`,
      ),
    );
    await meetAgain(laptopA, laptopB);
    await expectOneTruth();
    expect((await a.client.call('sync.listConflicts', {})).rows).toMatchObject([
      { column: 'total_minor', isCounted: true, now: { value: 6 * 11_800 } },
    ]);
  });

  test('by one who had all of it before him, and cancels it: nobody is told', async () => {
    const { laptopA, laptopB } = await meet();
    edit(a, (tx) =>
      tx.sql.run(
        `UPDATE documents SET state = 'issued', pdf_hash = '${printed.pdfHash}' WHERE id = '${order}'`,
      ),
    );
    await meetAgain(laptopA, laptopB);
    edit(b, (tx) => tx.sql.run(`UPDATE documents SET state = 'cancelled' WHERE id = '${order}'`));
    await meetAgain(laptopB, laptopA);
    await expectOneTruth();
    expect((await a.client.call('sync.listConflicts', {})).rows).toEqual([]);
  });
});

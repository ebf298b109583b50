// Quotes in a real core: made, versioned, answered, invoiced, taken back; their PDF read by pdftotext.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { nowMs, seed } from '../catalog/catalogSeed.ts';
import { cannotRead, textOfPages } from '../pdf/popplerTools.ts';
import { seedSales } from './salesSeed.ts';

let t: TestCore;
beforeEach(async () => {
  t = await openTestCore({ nowMs });
  seedSales(t);
});
afterEach(async () => {
  await t.close();
});

type Make = Input<'quotes.make'>;
const pump: Make['lines'][number] = { itemId: 'pump', quantity: 2 };
const hose: Make['lines'][number] = { itemId: 'hose', quantity: 10 };
const make = (more: Partial<Make> = {}) =>
  t.client.call('quotes.make', { partnerId: 'p', lines: [pump], send: false, ...more });
const load = (id: string) => t.client.call('quotes.load', { id });
const stateOf = async (id: string) => (await load(id)).state;
const setLetters = (documentId: string, state: string) =>
  seed(t, (tx) => tx.sql.run('UPDATE letters SET state = ? WHERE document_id = ?', [state, documentId]));
const letterStates = () =>
  t.core.gate.sql.all<{ state: string }>('SELECT state FROM letters ORDER BY rid').map(({ state }) => state);
const pdfText = (hash: string | null) => textOfPages(t.core.blobs.load(hash ?? ''));
const reserved = () =>
  t.core.gate.sql.get<{ n: number }>('SELECT sum(reserved_milli) AS n FROM document_lines')?.n;

describe('a quote', () => {
  it('has its own number, frozen lines and sums, a term, a letter of its own – and reserves nothing', async () => {
    const { quoteId, number, version, letterId } = await make({
      lines: [{ ...pump, discountBp: 500 }, hose],
      comment: 'Çatdırılma 3 gün',
    });
    expect([number, version]).toEqual(['A7-000001', 1]);
    expect(await load(quoteId)).toMatchObject({
      id: quoteId,
      number,
      version: 1,
      date: '2026-11-23',
      state: 'draft',
      answer: '',
      partnerName: 'Əliyev və Şərikləri',
      contactId: 'Leyla',
      legalEntityId: 'le',
      totalMinor: 21_500,
      currency: 'AZN',
      validUntil: '2026-12-07',
      comment: 'Çatdırılma 3 gün',
      letterId,
      changes: null,
      invoices: [],
      versions: [{ id: quoteId, number, version: 1, state: 'draft', totalMinor: 21_500 }],
      lines: [
        { itemId: 'pump', quantity: 2, priceMinor: 10_000, discountBp: 500, sumMinor: 19_000 },
        { itemId: 'hose', quantity: 10, priceMinor: 250, sumMinor: 2500 },
      ],
    });
    expect(reserved()).toBe(0);
    const letter = await t.client.call('mail.loadLetter', { id: letterId });
    expect(letter).toMatchObject({ state: 'draft', invoiceId: null, quoteId, to: 'leyla@client.example' });
    expect(letter.subject).toContain('kommersiya təklifi');
    expect(letter.body).toContain('07.12.2026');
    expect(letter.body).not.toMatch(/variant|ödəniş/i);
    expect(letter.attachments).toMatchObject([{ name: 'A7-000001.pdf' }]);
    // It is no sale: neither a past transaction nor an invoice.
    expect((await t.client.call('sales.listPastTransactions', { partnerId: 'p' })).rows).toEqual([]);
    expect((await t.client.call('sales.listInvoices', {})).rows).toEqual([]);
    expect((await t.client.call('sales.sell', { partnerId: 'p', lines: [pump], send: false })).number).toBe(
      'A7-000001',
    );
  });

  it('asks for a reason below the minimum, and refuses a term that is past', async () => {
    const low = { itemId: 'pump', quantity: 1, priceMinor: 7000 };
    await expect(make({ lines: [low] })).rejects.toMatchObject({
      reason: 'below_minimum',
      details: { lines: [0] },
    });
    await expect(make({ validUntil: '2026-11-22' })).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'valid_until_past',
    });
    const { quoteId } = await make({ lines: [{ ...low, belowMinimumReason: 'sərgi nüsxəsi' }] });
    expect((await load(quoteId)).lines).toMatchObject([{ belowMinimumReason: 'sərgi nüsxəsi' }]);
    expect(t.core.gate.sql.all("SELECT id FROM documents WHERE kind = 'quote'")).toHaveLength(1);
  });

  it.skipIf(cannotRead).each([
    [
      'az',
      'AZ',
      ['Kommersiya təklifi № A7-000001', 'Qüvvədədir', '07.12.2026', 'İki yüz manat', 'o cümlədən ƏDV 18%'],
    ],
    [
      'ru',
      'GE',
      ['Коммерческое предложение № A7-000001 от 23 ноября 2026', 'Действует до', 'Двести', 'НДС 18%'],
    ],
    ['en', 'GE', ['Quotation № A7-000001', 'Valid until', 'Prepared for', 'Two hundred', 'VAT 18%']],
  ] as const)(
    'its PDF in %s: term, VAT, total in words; nothing of how to pay',
    async (language, country, parts) => {
      seed(t, (tx) => tx.sql.run('UPDATE organizations SET country = ?', [country]));
      const { quoteId } = await make({ language });
      const text = pdfText((await load(quoteId)).pdfHash).join('\n');
      for (const part of parts) expect(text).toContain(part);
      expect(text).not.toMatch(/AZ12AIIB38060019441234567890|Ödəniləcək|QR|Всего к оплате|Total due/);
    },
  );

  it('goes from draft to sent, and expires after its last day', async () => {
    const { quoteId, letterId } = await make({ validUntil: '2026-11-23' });
    setLetters(quoteId, 'sent');
    expect(await stateOf(quoteId)).toBe('sent');
    expect(letterId).not.toBe('');
    seed(t, (tx) => tx.sql.run("UPDATE documents SET due_on = '2026-11-22' WHERE id = ?", [quoteId]));
    expect(await stateOf(quoteId)).toBe('expired');
    await t.client.call('quotes.answer', { id: quoteId, answer: 'refused' });
    expect(await stateOf(quoteId)).toBe('refused');
    await t.client.call('operations.undo', {});
    expect(await stateOf(quoteId)).toBe('expired');
    await t.client.call('quotes.answer', { id: quoteId, answer: 'accepted' });
    expect(await stateOf(quoteId)).toBe('accepted');
  });

  it('is taken back by Undo until its letter left; the number stays used', async () => {
    const { quoteId } = await make({ send: true, holdMs: 10_000 });
    await t.client.call('operations.undo', {});
    expect([await stateOf(quoteId), letterStates()]).toEqual(['cancelled', ['cancelled']]);
    const second = await make({ send: true });
    expect(second.number).toBe('A7-000002');
    setLetters(second.quoteId, 'sent');
    await expect(t.client.call('operations.undo', {})).rejects.toMatchObject({ reason: 'letter_sent' });
    await expect(t.client.call('quotes.cancel', { id: quoteId })).rejects.toMatchObject({
      reason: 'already_cancelled',
    });
  });
});

describe('versions', () => {
  it('a new one supersedes the old, tells what changed, and calls back what had not left', async () => {
    const first = await make({ lines: [pump, hose], send: true });
    const second = await make({
      lines: [
        { ...pump, quantity: 3, priceMinor: 9500 },
        { itemId: 'setup', quantity: 1 },
      ],
      versionOf: first.quoteId,
      withChanges: true,
    });
    expect([second.number, second.version]).toEqual(['A7-000001/2', 2]);
    const loaded = await load(second.quoteId);
    expect(loaded.versions.map((v) => [v.number, v.state])).toEqual([
      ['A7-000001', 'superseded'],
      ['A7-000001/2', 'draft'],
    ]);
    expect(loaded.changes).toMatchObject({
      fromId: first.quoteId,
      fromNumber: 'A7-000001',
      totalBeforeMinor: 22_500,
      lines: [
        {
          kind: 'changed',
          name: 'Nasos SCALA2',
          fields: ['quantity', 'price'],
          before: { quantity: 2, priceMinor: 10_000, sumMinor: 20_000 },
          after: { quantity: 3, priceMinor: 9500, sumMinor: 28_500 },
        },
        { kind: 'added', name: 'Quraşdırma', before: null },
        { kind: 'removed', name: 'Şlanq', after: null },
      ],
    });
    expect(letterStates()).toEqual(['cancelled', 'draft']);
    const letter = await t.client.call('mail.loadLetter', { id: second.letterId });
    expect(letter.attachments).toMatchObject([{ name: 'A7-000001-2.pdf' }]);
    expect(letter.body).toContain('variantı: 2');
    // Whichever version is named, the next one follows the newest.
    const third = await make({ versionOf: first.quoteId });
    expect(third.number).toBe('A7-000001/3');
    expect((await load(third.quoteId)).changes?.fromNumber).toBe('A7-000001/2');
  });

  it.skipIf(cannotRead)(
    'the page of what changed stands in the PDF when it is wished, and only then',
    async () => {
      const first = await make({ lines: [pump, hose] });
      const lines = [{ ...pump, quantity: 3 }];
      const plain = await make({ lines, versionOf: first.quoteId });
      expect(pdfText((await load(plain.quoteId)).pdfHash)).toHaveLength(1);
      const wished = await make({ lines: [pump], versionOf: first.quoteId, withChanges: true });
      const pages = pdfText((await load(wished.quoteId)).pdfHash);
      expect(pages).toHaveLength(2);
      for (const part of ['A7-000001/2', 'dəyişikliklər', '3 ədəd × 100,00', '2 ədəd × 100,00', '–100,00']) {
        expect(pages[1]).toContain(part);
      }
    },
  );

  it('taken back, the version before stands again', async () => {
    const first = await make();
    setLetters(first.quoteId, 'sent');
    const second = await make({ lines: [hose], versionOf: first.quoteId });
    expect(await stateOf(first.quoteId)).toBe('superseded');
    await t.client.call('operations.undo', {});
    expect([await stateOf(first.quoteId), await stateOf(second.quoteId)]).toEqual(['sent', 'cancelled']);
    // Its number is not given again.
    expect((await make({ versionOf: first.quoteId })).number).toBe('A7-000001/3');
  });

  it('another client’s quote has no version here', async () => {
    const { quoteId } = await make();
    seed(t, (tx) => tx.sql.run("UPDATE documents SET partner_id = 'x' WHERE id = ?", [quoteId]));
    await expect(make({ versionOf: quoteId })).rejects.toMatchObject({ reason: 'quote_gone' });
  });
});

describe('an invoice of a quote', () => {
  const invoice = (quoteId: string, more: Partial<Input<'quotes.makeInvoice'>> = {}) =>
    t.client.call('quotes.makeInvoice', { quoteId, send: false, ...more });

  it('takes the quoted prices in one step, reserves, names the quote; the quote is accepted', async () => {
    const { quoteId } = await make({ lines: [{ ...pump, priceMinor: 9000, discountBp: 250 }, hose] });
    seed(t, (tx) => tx.sql.run("UPDATE prices SET amount_minor = 99999 WHERE item_id = 'hose'"));
    const { invoiceId, number, letterId } = await invoice(quoteId);
    const made = await t.client.call('sales.loadInvoice', { id: invoiceId });
    expect(made).toMatchObject({
      number,
      letterId,
      totalMinor: (await load(quoteId)).totalMinor,
      lines: [
        { itemId: 'pump', quantity: 2, priceMinor: 9000, discountBp: 250 },
        { itemId: 'hose', quantity: 10, priceMinor: 250 },
      ],
    });
    expect(reserved()).toBe(12_000);
    expect(await load(quoteId)).toMatchObject({
      state: 'accepted',
      remaining: [],
      invoices: [{ id: invoiceId, number }],
    });
    if (!cannotRead)
      expect(pdfText(made.pdfHash).join('\n')).toMatch(/Kommersiya təklifi № A7-000001, 23\.11\.2026/);
    await expect(invoice(quoteId)).rejects.toMatchObject({ reason: 'nothing_remains' });
    const { rows } = await t.client.call('desk.listFinance', { partnerId: 'p' });
    expect(rows.map((row) => [row.kind, row.state, row.basisNumber])).toEqual([
      ['invoice', 'issued', 'A7-000001'],
      ['quote', 'accepted', ''],
    ]);
    const [summary] = (await t.client.call('desk.loadFinance', { partnerId: 'p' })).ageing;
    expect(summary?.minor).toBe(made.totalMinor);
  });

  it('undo takes it back: the quote stands as before, and can be invoiced again', async () => {
    const { quoteId } = await make();
    const { invoiceId } = await invoice(quoteId);
    await t.client.call('operations.undo', {});
    expect(await t.client.call('sales.loadInvoice', { id: invoiceId })).toMatchObject({ state: 'cancelled' });
    expect(await load(quoteId)).toMatchObject({ state: 'draft', invoices: [], remaining: [{ quantity: 2 }] });
    expect(reserved()).toBe(0);
    await invoice(quoteId);
    expect(await stateOf(quoteId)).toBe('accepted');
  });

  it('in parts: what remains is what no version’s invoice asked for', async () => {
    const first = await make({ lines: [{ ...pump, quantity: 5 }] });
    const [line] = (await load(first.quoteId)).lines;
    await invoice(first.quoteId, { lines: [{ lineId: line?.id ?? '', quantity: 2 }] });
    expect((await load(first.quoteId)).remaining).toMatchObject([{ quantity: 3 }]);
    await expect(
      invoice(first.quoteId, { lines: [{ lineId: line?.id ?? '', quantity: 4 }] }),
    ).rejects.toMatchObject({ reason: 'nothing_remains' });
    const second = await make({ lines: [{ ...pump, quantity: 6 }], versionOf: first.quoteId });
    expect((await load(second.quoteId)).remaining).toMatchObject([{ quantity: 4 }]);
    await invoice(second.quoteId);
    await expect(invoice(second.quoteId)).rejects.toMatchObject({ reason: 'nothing_remains' });
  });

  it('is refused of a superseded, refused or cancelled quote, and where prices are read otherwise now', async () => {
    const first = await make();
    const second = await make({ versionOf: first.quoteId });
    await expect(invoice(first.quoteId)).rejects.toMatchObject({ reason: 'quote_superseded' });
    await t.client.call('quotes.answer', { id: second.quoteId, answer: 'refused' });
    await expect(invoice(second.quoteId)).rejects.toMatchObject({ reason: 'quote_closed' });
    const third = await make();
    seed(t, (tx) => tx.sql.run('UPDATE organizations SET is_vat_included = 0'));
    await expect(invoice(third.quoteId)).rejects.toMatchObject({ reason: 'quote_terms_changed' });
    await expect(invoice('nobody')).rejects.toMatchObject({ reason: 'quote_gone' });
  });

  it('a floor that rose since is no hindrance: the quote is the reason', async () => {
    const { quoteId } = await make();
    seed(t, (tx) =>
      tx.sql.run("UPDATE prices SET amount_minor = 11000 WHERE item_id = 'pump' AND amount_minor = 8000"),
    );
    const { invoiceId } = await invoice(quoteId);
    expect((await t.client.call('sales.loadInvoice', { id: invoiceId })).lines).toMatchObject([
      { priceMinor: 10_000, belowMinimumReason: '№ A7-000001' },
    ]);
  });

  it('a quote that was invoiced is not taken back, nor answered', async () => {
    const { quoteId } = await make();
    await invoice(quoteId);
    await expect(t.client.call('quotes.cancel', { id: quoteId })).rejects.toMatchObject({
      reason: 'has_invoices',
    });
    await expect(t.client.call('quotes.answer', { id: quoteId, answer: 'refused' })).rejects.toMatchObject({
      reason: 'has_invoices',
    });
  });
});

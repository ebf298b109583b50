import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crashPoints } from '#main/core/crashPoints.ts';
import { createPdfService } from '#main/pdf/index.ts';
import { composeSale } from '#main/sales/composeSale.ts';
import { items, legalEntities, organizations, partners, prices } from '#main/store/schema/index.ts';
import type { Input } from '#shared/contract/index.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { addItem, addPartner, addPriceTypes, nowMs, seed } from '../catalog/catalogSeed.ts';
import { cannotRead, textOfPages } from '../pdf/popplerTools.ts';
import { addContact, addEmail, seedSales } from './salesSeed.ts';

let t: TestCore;
let reached: string[];
/** What the world does at a crash point; nothing unless a test says. */
let atPoint: (point: string) => void;

beforeEach(async () => {
  reached = [];
  atPoint = () => undefined;
  t = await openTestCore({
    nowMs,
    reach: (point) => {
      reached.push(point);
      atPoint(point);
    },
  });
  seedSales(t);
});
afterEach(async () => {
  await t.close();
});

type Sell = Input<'sales.sell'>;
const pump: Sell['lines'][number] = { itemId: 'pump', quantity: 2 };
const sell = (more: Partial<Sell> = {}, commandId?: string) =>
  t.client.call(
    'sales.sell',
    { partnerId: 'p', lines: [pump], send: true, ...more },
    commandId === undefined ? {} : { commandId },
  );
const rows = (table: string) => t.core.gate.sql.all<Record<string, unknown>>(`SELECT * FROM ${table}`);
const counts = () =>
  ['documents', 'document_lines', 'letters', 'interactions', 'jobs', 'number_series'].map(
    (table) => rows(table).length,
  );

describe('SELL', () => {
  it('writes number, document, frozen lines, PDF, letter and interaction at once', async () => {
    const { invoiceId, number, letterId } = await sell({
      lines: [
        { ...pump, discountBp: 500 },
        { itemId: 'setup', quantity: 1.5 },
        { itemId: 'pump', quantity: 1, priceMinor: 7000, belowMinimumReason: 'sərgi nüsxəsi' },
      ],
      comment: 'Təcili',
    });
    expect(number).toBe('A7-000001');
    const invoice = await t.client.call('sales.loadInvoice', { id: invoiceId });
    expect(invoice).toEqual({
      id: invoiceId,
      number,
      date: '2026-11-23',
      partnerId: 'p',
      partnerName: 'Əliyev və Şərikləri',
      totalMinor: 30_500,
      paidMinor: 0,
      currency: 'AZN',
      state: 'issued',
      dueOn: '2026-11-28',
      pdfHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      netMinor: 26_534,
      vatMinor: 3966,
      isVatIncluded: true,
      comment: 'Təcili',
      letterId,
      lines: [
        {
          id: expect.any(String),
          itemId: 'pump',
          name: 'Nasos SCALA2',
          article: 'P-1',
          unit: 'ədəd',
          quantity: 2,
          priceMinor: 10_000,
          discountBp: 500,
          vatCode: 'vat18',
          vatMinor: 2898,
          sumMinor: 19_000,
          belowMinimumReason: '',
        },
        {
          id: expect.any(String),
          itemId: 'setup',
          name: 'Quraşdırma',
          article: '',
          unit: 'ədəd',
          quantity: 1.5,
          priceMinor: 3000,
          discountBp: 0,
          vatCode: 'exempt',
          vatMinor: 0,
          sumMinor: 4500,
          belowMinimumReason: '',
        },
        {
          id: expect.any(String),
          itemId: 'pump',
          name: 'Nasos SCALA2',
          article: 'P-1',
          unit: 'ədəd',
          quantity: 1,
          priceMinor: 7000,
          discountBp: 0,
          vatCode: 'vat18',
          vatMinor: 1068,
          sumMinor: 7000,
          belowMinimumReason: 'sərgi nüsxəsi',
        },
      ],
    });
    expect(
      rows('document_lines').map((line) => [
        line.reserved_milli,
        line.minimum_minor,
        line.recommended_minor,
        line.cost_minor,
        line.partner_id,
        line.kind,
        line.date,
      ]),
    ).toEqual([
      [2000, 8000, 10_000, 5000, 'p', 'invoice', '2026-11-23'],
      [0, null, null, null, 'p', 'invoice', '2026-11-23'],
      [1000, 8000, 10_000, 5000, 'p', 'invoice', '2026-11-23'],
    ]);
    expect(rows('documents')[0]).toMatchObject({
      issued_at: nowMs,
      owner_id: 'u1',
      legal_entity_id: 'le',
      contact_id: 'Leyla',
      language: 'az',
      rounding: 'line',
      content_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const letter = await t.client.call('mail.loadLetter', { id: letterId });
    expect(letter).toMatchObject({
      state: 'queued',
      to: 'leyla@client.example',
      toName: 'Leyla',
      invoiceId,
      partnerId: 'p',
      language: 'az',
      subject: expect.stringContaining(number),
    });
    expect(letter.attachments).toEqual([
      {
        name: 'A7-000001.pdf',
        hash: invoice.pdfHash,
        mime: 'application/pdf',
        sizeBytes: t.core.blobs.load(invoice.pdfHash ?? '').length,
      },
    ]);
    expect(rows('interactions')).toMatchObject([
      {
        partner_id: 'p',
        contact_id: 'Leyla',
        kind: 'email',
        direction: 'out',
        status: 'done',
        document_id: invoiceId,
        letter_id: letterId,
      },
    ]);
    expect(reached).toEqual(crashPoints.filter((point) => point.startsWith('sell.')));
  });

  it.skipIf(cannotRead)('stores the PDF of exactly this document', async () => {
    const { invoiceId, number } = await sell({ lines: [pump, { itemId: 'hose', quantity: 0.125 }] });
    const { pdfHash } = await t.client.call('sales.loadInvoice', { id: invoiceId });
    const text = textOfPages(t.core.blobs.load(pdfHash ?? '')).join('\n');
    for (const part of [
      number,
      '23.11.2026',
      '200,31',
      '0,125',
      'İki yüz manat 31 qəpik',
      'Əliyev və Şərikləri MMC',
      '2001234571',
      'AZ12AIIB38060019441234567890',
      'İsmayılov Ş. Ə.',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('keeps the key of its content: the same rows give the same key and the same PDF', async () => {
    const input = {
      partnerId: 'p',
      lines: [{ ...pump, discountBp: 0, belowMinimumReason: '' }],
      send: false,
      holdMs: 0,
      comment: '',
    };
    await sell(input);
    const [document] = rows('documents');
    seed(t, (tx) => {
      for (const table of ['document_lines', 'documents', 'number_series'])
        tx.sql.run(`DELETE FROM ${table}`);
    });
    const again = composeSale(t.core.gate.read(), input);
    const pdf = createPdfService({
      workerUrl: t.platform.paths.worker('pdfWorker'),
      fontsDir: join(t.platform.paths.resources, 'fonts'),
    });
    const drawn = await pdf.renderInvoice(again.model, {});
    await pdf.dispose();
    expect([drawn.contentHash, t.core.blobs.put(drawn.bytes)]).toEqual([
      document?.content_hash,
      document?.pdf_hash,
    ]);
  });

  it('leaves the letter a draft when it is not to be sent, also without an address', async () => {
    seed(t, (tx) => addPartner(tx, 'mute'));
    const { letterId } = await sell({ partnerId: 'mute', send: false });
    expect(await t.client.call('mail.loadLetter', { id: letterId })).toMatchObject({
      state: 'draft',
      to: '',
    });
    expect(rows('jobs')).toEqual([]);
  });

  it('holds the letter as long as it is told', async () => {
    const { letterId } = await sell({ holdMs: 10_000 });
    expect(await t.client.call('mail.loadLetter', { id: letterId })).toMatchObject({
      state: 'queued',
      holdUntil: nowMs + 10_000,
    });
  });

  it('writes to the contact and for the legal entity named, in the language asked for', async () => {
    seed(t, (tx) => {
      addContact(tx, 'p', 'Murad');
      addEmail(tx, 'p', 'Murad', 'murad@client.example');
      tx.orm
        .insert(legalEntities)
        .values({
          id: 'le2',
          partnerId: 'p',
          name: 'İkinci',
          legalName: 'İkinci MMC',
          country: 'AZ',
          createdAt: 1,
          updatedAt: 1,
        })
        .run();
    });
    const { letterId } = await sell({ contactId: 'Murad', legalEntityId: 'le2', language: 'ru' });
    expect(await t.client.call('mail.loadLetter', { id: letterId })).toMatchObject({
      to: 'murad@client.example',
      language: 'ru',
    });
    expect(rows('documents')[0]).toMatchObject({
      legal_entity_id: 'le2',
      contact_id: 'Murad',
      language: 'ru',
    });
  });

  it('puts the tax on top, or none, as the organisation has it', async () => {
    seed(t, (tx) => tx.orm.update(organizations).set({ isVatIncluded: false, numberPrefix: 'X' }).run());
    const first = await sell();
    expect(await t.client.call('sales.loadInvoice', { id: first.invoiceId })).toMatchObject({
      number: 'XA7-000001',
      netMinor: 16_950,
      vatMinor: 3051,
      totalMinor: 20_001,
      isVatIncluded: false,
    });
    seed(t, (tx) => tx.orm.update(organizations).set({ isVatPayer: false, isVatIncluded: true }).run());
    const second = await sell();
    expect(await t.client.call('sales.loadInvoice', { id: second.invoiceId })).toMatchObject({
      vatMinor: 0,
      totalMinor: 20_000,
      lines: [{ vatCode: 'exempt' }],
    });
  });
});

describe('SELL refuses, and writes nothing', () => {
  const change = (work: Parameters<typeof seed>[1]) => () => seed(t, work);
  const nothing = () => undefined;
  const cases: [string, string, () => void, Partial<Sell>, unknown?][] = [
    ['partner_gone', 'not_found', nothing, { partnerId: 'x' }],
    ['contact_gone', 'not_found', nothing, { contactId: 'x' }],
    ['legal_entity_gone', 'not_found', nothing, { legalEntityId: 'x' }],
    ['item_gone', 'not_found', nothing, { lines: [pump, { itemId: 'x', quantity: 1 }] }, { lines: [1] }],
    [
      'item_gone',
      'not_found',
      change((tx) => tx.orm.update(items).set({ isHidden: true }).where(eq(items.id, 'pump')).run()),
      {},
      { lines: [0] },
    ],
    ['no_organization', 'conflict', change((tx) => tx.sql.run('DELETE FROM organizations')), {}],
    [
      'requisites_missing',
      'conflict',
      change((tx) => {
        tx.sql.run("UPDATE organizations SET legal_name = '', tax_id = ''");
        tx.sql.run('DELETE FROM bank_accounts');
      }),
      {},
      { fields: ['legalName', 'taxId', 'bankAccounts'] },
    ],
    [
      'below_minimum',
      'conflict',
      nothing,
      { lines: [pump, { ...pump, priceMinor: 7999 }, { ...pump, discountBp: 2001 }] },
      { lines: [1, 2] },
    ],
    ['no_price', 'conflict', nothing, { lines: [{ itemId: 'unpriced', quantity: 1 }] }, { lines: [0] }],
    [
      'currency_mixed',
      'conflict',
      change((tx) => {
        addPriceTypes(tx, { usd: { currency: 'USD' } });
        addItem(tx, { id: 'imported', prices: { usd: 100 } });
      }),
      { lines: [pump, { itemId: 'imported', quantity: 1 }] },
    ],
    [
      'partner_blocked',
      'conflict',
      change((tx) => tx.orm.update(partners).set({ state: 'blocked' }).run()),
      {},
    ],
    ['no_recipient', 'conflict', change((tx) => tx.sql.run('DELETE FROM contact_points')), {}],
    ['no_recipient', 'conflict', change((tx) => tx.sql.run("UPDATE contact_points SET value = 'leyla'")), {}],
    ['fields', 'invalid_input', nothing, { lines: [{ itemId: 'pump', quantity: 1.0001 }] }],
    ['fields', 'invalid_input', nothing, { lines: [{ itemId: 'pump', quantity: 0 }] }],
    ['fields', 'invalid_input', nothing, { lines: [] }],
  ];
  it.each(cases)('%s (%s)', async (reason, code, prepare, more, details) => {
    prepare();
    await expect(sell(more)).rejects.toMatchObject({
      code,
      reason,
      ...(details === undefined ? {} : { details }),
    });
    expect(counts()).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('a price given by hand needs no price list, and joins the currency of the others', async () => {
    const { invoiceId } = await sell({ lines: [pump, { itemId: 'unpriced', quantity: 1, priceMinor: 500 }] });
    expect(await t.client.call('sales.loadInvoice', { id: invoiceId })).toMatchObject({
      totalMinor: 20_500,
      currency: 'AZN',
    });
  });
});

describe('numbers', () => {
  it('form a series without holes over cancels, failures and undo, and none is given twice', async () => {
    const issued: string[] = [];
    for (let n = 0; n < 30; n++) {
      if (n % 5 === 1)
        await expect(sell({ lines: [{ ...pump, priceMinor: 1 }] })).rejects.toMatchObject({
          reason: 'below_minimum',
        });
      if (n % 7 === 3) {
        atPoint = (point) => {
          if (point === 'sell.rowsWritten') throw new Error('power');
        };
        await expect(sell()).rejects.toMatchObject({ code: 'bug' });
        atPoint = () => undefined;
      }
      const { number, invoiceId } = await sell({ send: n % 2 === 0 });
      issued.push(number);
      if (n % 4 === 2) await t.client.call('sales.cancelInvoice', { id: invoiceId });
      if (n % 6 === 5) await t.client.call('operations.undo', {});
    }
    expect(issued).toEqual(Array.from({ length: 30 }, (_none, n) => `A7-${String(n + 1).padStart(6, '0')}`));
    const { rows: listed } = await t.client.call('sales.listInvoices', { limit: 100 });
    expect(listed.map((row) => row.number)).toEqual([...issued].reverse());
    expect(listed.filter((row) => row.state === 'cancelled')).toHaveLength(12);
  });

  it('pass over one that a document already bears', async () => {
    await sell();
    seed(t, (tx) => tx.sql.run('DELETE FROM number_series'));
    expect((await sell()).number).toBe('A7-000002');
  });

  it('two sells at once get two numbers, each with its own PDF', async () => {
    const made = await Promise.all([sell(), sell({ lines: [{ itemId: 'hose', quantity: 3 }] }), sell()]);
    expect(made.map((one) => one.number)).toEqual(['A7-000001', 'A7-000002', 'A7-000003']);
    expect(new Set(rows('documents').map((row) => row.pdf_hash)).size).toBe(3);
    expect(reached.filter((point) => point === 'sell.prepared')).toHaveLength(3);
  });

  it('a failed preparation holds nobody up', async () => {
    const made = await Promise.allSettled([sell({ partnerId: 'x' }), sell()]);
    expect(made.map((one) => one.status)).toEqual(['rejected', 'fulfilled']);
  });
});

describe('retries and changes in between', () => {
  it('the same command id answers the same invoice; one letter', async () => {
    const first = await sell({}, 'cmd-1');
    expect(await sell({}, 'cmd-1')).toEqual(first);
    expect(await Promise.all([sell({}, 'cmd-2'), sell({}, 'cmd-2')])).toEqual([
      expect.objectContaining({ number: 'A7-000002' }),
      expect.objectContaining({ number: 'A7-000002' }),
    ]);
    expect([rows('documents').length, rows('letters').length, rows('interactions').length]).toEqual([
      2, 2, 2,
    ]);
  });

  it('a price changed while the PDF was drawn: drawn again, and the PDF is of the new price', async () => {
    let changes = 1;
    atPoint = (point) => {
      if (point !== 'sell.pdfStored' || changes-- <= 0) return;
      seed(t, (tx) =>
        tx.orm.update(prices).set({ amountMinor: 10_100 }).where(eq(prices.id, 'pump/recommended')).run(),
      );
    };
    const { invoiceId, number } = await sell();
    const invoice = await t.client.call('sales.loadInvoice', { id: invoiceId });
    expect([number, invoice.totalMinor]).toEqual(['A7-000001', 20_200]);
    expect(reached.filter((point) => point === 'sell.pdfStored')).toHaveLength(2);
    if (!cannotRead) expect(textOfPages(t.core.blobs.load(invoice.pdfHash ?? ''))[0]).toContain('202,00');
  });

  it('what keeps changing is given up, and nothing is written', async () => {
    let amount = 10_000;
    atPoint = (point) => {
      if (point !== 'sell.pdfStored') return;
      amount += 1;
      seed(t, (tx) =>
        tx.orm.update(prices).set({ amountMinor: amount }).where(eq(prices.id, 'pump/recommended')).run(),
      );
    };
    await expect(sell()).rejects.toMatchObject({ code: 'busy', reason: 'too_many_changes' });
    expect(counts()).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('stock that moves meanwhile is no reason to draw again', async () => {
    atPoint = (point) => {
      if (point === 'sell.pdfStored')
        seed(t, (tx) => tx.sql.run('UPDATE stocks SET quantity_milli = quantity_milli - 1'));
    };
    await sell();
    expect(reached.filter((point) => point === 'sell.pdfStored')).toHaveLength(1);
  });
});

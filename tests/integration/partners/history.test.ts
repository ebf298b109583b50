import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listHistory } from '#main/partners/history.repo.ts';
import type { ReadSql, SqlParams } from '#main/store/sql.ts';
import type { Output } from '#shared/contract/index.ts';
import { type CardWorld, nowMs, openCardWorld } from './cardWorld.ts';

let w: CardWorld;
beforeEach(async () => {
  w = await openCardWorld();
});
afterEach(async () => {
  await w.t.close();
});

type Step = Output<'partners.listHistory'>['rows'][number];

const history = async (limit = 50) => (await w.call('partners.listHistory', { id: w.partnerId, limit })).rows;
const spoken = ({ changes }: Step) =>
  changes.map(({ entity, kind, name, fields }) =>
    [entity, kind, name, ...fields.map((f) => `${f.field}: ${f.old} → ${f.new}`)].join(' | '),
  );
const rename = (name: string, more: object = {}) =>
  w.call('partners.update', {
    ...{ id: w.partnerId, name, country: 'AZ', reach: [{ kind: 'phone', value: '050 200 12 34' }] },
    ...more,
  } as const);

describe('the history of a partner', () => {
  it('tells each step of the card, its people and requisites, newest first', async () => {
    const steps = await history();
    expect(
      steps.map((step) => [step.command, step.userName, step.at, step.isUndone, step.isUndoable]),
    ).toEqual([
      ['partners.createContact', 'Aysel Məmmədova', nowMs, false, true],
      ['partners.createLegalEntity', 'Aysel Məmmədova', nowMs, false, true],
      ['partners.create', 'Aysel Məmmədova', nowMs, false, true],
    ]);
    expect(steps.map(spoken)).toEqual([
      ['contact | created | Leyla'],
      ['legalEntity | created | "Xəzər" MMC'],
      ['partner | created | Xəzər MMC', 'role | created | customer', 'phone | created | 050 200 12 34'],
    ]);
  });

  it('tells fields with old and new values, people by name, and no derived column', async () => {
    const { id: userId } = await w.call('company.saveUser', {
      ...{ name: 'Rauf', role: 'rep', language: 'az', timeZone: 'Asia/Baku' },
    } as const);
    await rename('Xəzər Qrup', { state: 'active', ownerId: userId, roles: ['supplier'] });
    const [step] = await history(1);
    expect(step && spoken(step).sort()).toEqual([
      expect.stringMatching(/^partner \| changed \| Xəzər Qrup \| .*name: Xəzər MMC → Xəzər Qrup/),
      'phone | created | 050 200 12 34',
      'phone | deleted | 050 200 12 34',
      'role | created | supplier',
      'role | deleted | customer',
    ]);
    expect(step?.changes.find(({ entity }) => entity === 'partner')?.fields).toEqual([
      { field: 'name', old: 'Xəzər MMC', new: 'Xəzər Qrup' },
      { field: 'state', old: 'potential', new: 'active' },
      { field: 'ownerId', old: 'Aysel Məmmədova', new: 'Rauf' },
    ]);
  });

  it('remembers a phone that was removed, accounts and files', async () => {
    await w.call('partners.addReach', { partnerId: w.partnerId, kind: 'email', value: 'a@xezer.az' });
    // An edit in the very millisecond of the last one would leave the card's own row as it was.
    w.t.platform.advance(1000);
    await rename('Xəzər MMC', { reach: [] });
    const { id } = await w.call('partners.createBankAccount', {
      ...{ legalEntityId: w.legalEntityId, bankName: 'Bank', account: '1', currency: 'AZN' },
    } as const);
    await w.call('partners.deleteBankAccount', { id });
    const { hash } = await w.call('files.put', { bytes: new Uint8Array([1]), name: 'a' });
    await w.call('files.attach', { ownerKind: 'partner', ownerId: w.partnerId, hash, name: 'akt.pdf' });
    expect((await history(5)).map(spoken)).toEqual([
      ['file | created | akt.pdf'],
      ['bankAccount | deleted | 1'],
      ['bankAccount | created | 1'],
      ['phone | deleted | 050 200 12 34', 'email | deleted | a@xezer.az'],
      ['email | created | a@xezer.az'],
    ]);
  });

  it('a step is undone from the history, is marked so, and refuses while a later one stands on it', async () => {
    await rename('Bir');
    await rename('İki');
    const [second, first] = await history(2);
    await expect(w.call('operations.undo', { operationId: first?.id ?? '' })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'stale',
    });
    await w.call('operations.undo', { operationId: second?.id ?? '' });
    expect((await history(2)).map((step) => [step.id, step.isUndone, step.isUndoable])).toEqual([
      [second?.id, true, false],
      [first?.id, false, true],
    ]);
    expect((await w.call('partners.load', { id: w.partnerId })).name).toBe('Bir');
  });

  it('pages by key without a gap or a double, and knows nothing of other partners', async () => {
    const { id: other } = await w.call('partners.create', { name: 'Başqası' });
    for (let n = 0; n < 7; n++) await rename(`Ad ${n}`);
    const all = (await history()).map((step) => step.id);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await w.call('partners.listHistory', { id: w.partnerId, limit: 3, cursor });
      paged.push(...page.rows.map((step) => step.id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(all).toHaveLength(10);
    expect(paged).toEqual(all);
    const others = await w.call('partners.listHistory', { id: other, limit: 50 });
    expect(others.rows.map((step) => step.command)).toEqual(['partners.create']);
  });

  it('says who made the card and who changed it last', async () => {
    w.t.platform.advance(60_000);
    await rename('Sonra');
    expect(await w.call('partners.loadTrace', { id: w.partnerId })).toEqual({
      createdAt: nowMs,
      createdBy: 'Aysel Məmmədova',
      changedAt: nowMs + 60_000,
      changedBy: 'Aysel Məmmədova',
    });
  });

  it('reads the log, the steps and the rows of the card by index only', () => {
    const context = w.t.core.gate.read();
    const plans: string[] = [];
    const noted = (text: string, params?: SqlParams): void => {
      const steps = context.sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, params);
      plans.push(...steps.map(({ detail }) => detail));
    };
    const sql: ReadSql = {
      ...context.sql,
      all: (text, params) => {
        noted(text, params);
        return context.sql.all(text, params);
      },
      get: (text, params) => {
        noted(text, params);
        return context.sql.get(text, params);
      },
    };
    expect(listHistory({ ...context, sql }, { id: w.partnerId, limit: 5 }).rows).toHaveLength(3);
    // Scanned may be only what the query itself made: lists of ids and its own small tables.
    const scans = plans.filter((detail) => /^SCAN /.test(detail));
    expect(
      scans.filter((detail) => !/^SCAN (own|removed|card|json_each|CONSTANT ROW)\b/.test(detail)),
    ).toEqual([]);
    expect(plans.filter((detail) => detail.includes('change_log_row')).length).toBeGreaterThan(1);
  });

  it('is refused for a partner that is not there', async () => {
    const gone = { code: 'not_found', reason: 'partner_gone' };
    await expect(w.call('partners.listHistory', { id: 'nobody', limit: 5 })).rejects.toMatchObject(gone);
    await expect(w.call('partners.loadTrace', { id: 'nobody' })).rejects.toMatchObject(gone);
  });
});

describe('doubles at hand entry', () => {
  it('a name, a phone, a tax id that another partner has is said and blocks nothing', async () => {
    const { id, warnings } = await w.call('partners.create', {
      name: 'XƏZƏR mmc',
      country: 'AZ',
      reach: [{ kind: 'phone', value: '+994 50 200 12 34' }],
    });
    expect(warnings).toEqual([
      { field: 'name', code: 'same_name' },
      { field: 'reach.0.value', code: 'same_phone' },
    ]);
    const entity = await w.call('partners.createLegalEntity', {
      ...{ partnerId: id, name: 'X', country: 'AZ', taxId: '1400057421' },
    });
    expect(entity.warnings).toEqual([{ field: 'taxId', code: 'same_tax_id' }]);
    const contact = await w.call('partners.createContact', {
      ...{ partnerId: id, name: 'R', reach: [{ kind: 'phone', value: '0502001234' }] },
    } as const);
    expect(contact.warnings).toEqual([{ field: 'reach.0.value', code: 'same_phone' }]);
  });

  it('a deleted partner is no double, nor is the partner itself', async () => {
    expect((await rename('Xəzər MMC')).warnings).toEqual([]);
    await w.call('partners.delete', { id: w.partnerId });
    const { warnings } = await w.call('partners.create', { name: 'Xəzər MMC' });
    expect(warnings).toEqual([]);
  });
});

// What the hub counts of a document after each transaction, on both stores: lines of the log, rows, and who is told.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '#hub/storage/store.types.ts';
import type { Row } from '#shared/sync/ops.ts';
import { describeStores, type FreshPlace, makePlace, openStore } from './hubStores.ts';
import { addDevice, loadConflicts, loadLog, openCommitter, openTestTenant, tenant, tx } from './hubWorld.ts';

const putDocument = (f: Row = {}) => ({
  ...{ t: 'documents', id: 'd', k: 'put' },
  f: {
    ...{ kind: 'order', state: 'draft', is_vat_included: 1, rounding: 'line', date: '2026-11-26' },
    ...{ net_minor: 0, vat_minor: 0, total_minor: 0, ...f },
  },
});
const putLine = (id: string, f: Row = {}) => ({
  ...{ t: 'document_lines', id, k: 'put' },
  f: {
    ...{ document_id: 'd', position: 0, quantity_milli: 1000, price_minor: 1180, discount_bp: 0 },
    ...{ vat_code: 'vat18', net_minor: 1000, vat_minor: 180, sum_minor: 1180, reserved_milli: 0, ...f },
  },
});
const set = (t: string, id: string, seen: number, f: Record<string, [number, unknown, unknown]>) => ({
  ...{ t, id, k: 'set', seen, f },
});
const counted = { net_minor: 2000, vat_minor: 360, total_minor: 2360 };

describeStores('figures of documents', (kind) => {
  let fresh: FreshPlace;
  let store: Store;
  let committer: ReturnType<typeof openCommitter>;

  beforeEach(async () => {
    fresh = await makePlace(kind);
    store = await openStore(fresh.place);
    await openTestTenant(store);
    committer = openCommitter(store);
    for (const name of ['ann', 'bob']) await addDevice(store, name, name);
  });
  afterEach(async () => {
    await store.close();
    await fresh.remove();
  });

  const push = (device: string, cseq: number, ops: unknown[]) =>
    committer.push({ device, txs: [tx(cseq, ops)] });
  const lines = async () =>
    (await loadLog(store)).map(({ seq, device, k, id, f }) => [seq, device, k, id, f]);
  const outcomes = async (device: string) =>
    (await store.loadAcks(tenant, device, 0, 1000)).map(({ outcome }) => outcome);

  test('what was written as it counts is left as it was asked', async () => {
    await push('ann', 1, [putDocument(counted), putLine('l1'), putLine('l2', { position: 1 })]);
    expect((await lines()).map(([seq, , k, id]) => [seq, k, id])).toEqual([
      ...[
        [1, 'put', 'd'],
        [2, 'put', 'l1'],
        [3, 'put', 'l2'],
      ],
    ]);
    expect(await outcomes('ann')).toEqual(['ok']);
  });

  test('what counts otherwise goes with the row’s own line, or is a line of the same transaction', async () => {
    await push('ann', 1, [putDocument(), putLine('l1')]);
    await push('bob', 1, [putLine('l2', { sum_minor: 5, position: 1 })]);
    const told = await lines();
    expect(told[0]?.[4]).toMatchObject({ total_minor: 1180 });
    expect(told.slice(2)).toMatchObject([
      [3, 'bob', 'put', 'l2', { sum_minor: 1180 }],
      [4, 'bob', 'set', 'd', counted],
    ]);
  });

  test('lines that come before their document are counted once it comes', async () => {
    await push('ann', 1, [putLine('l1'), putLine('l2', { position: 1 })]);
    await push('ann', 2, [putDocument()]);
    expect((await lines()).at(-1)).toMatchObject([3, 'ann', 'put', 'd', counted]);
  });

  test('two who edit different lines at once, in one group: both count', async () => {
    await push('ann', 1, [putDocument(counted), putLine('l1'), putLine('l2', { position: 1 })]);
    const more = (id: string, quantity: number) =>
      set('document_lines', id, 3, { quantity_milli: [3, 1000, quantity] });
    await Promise.all([push('ann', 2, [more('l1', 2000)]), push('bob', 1, [more('l2', 3000)])]);
    const documents = (await lines()).filter(([, , , id]) => id === 'd');
    expect(documents.at(-1)?.[4]).toMatchObject({ total_minor: 5 * 1180 });
    expect(await loadConflicts(store, 'ann')).toEqual([]);
  });

  test('of a document printed by ann, whose line bob changes, both hear', async () => {
    const printed = { ...counted, state: 'issued', pdf_hash: 'x' };
    await push('ann', 1, [putDocument(printed), putLine('l1'), putLine('l2', { position: 1 })]);
    await push('bob', 1, [set('document_lines', 'l2', 3, { price_minor: [3, 1180, 2360] })]);
    const told = { t: 'documents', id: 'd', column: 'total_minor', base: 2360, mine: 3540, theirs: 2360 };
    for (const user of ['ann', 'bob'])
      expect(await loadConflicts(store, user)).toMatchObject([
        { ...told, winner: 'mine', mineUser: 'bob', theirsUser: 'ann' },
      ]);
  });

  test('nonsense in a line is kept as it was written, and stops nobody', async () => {
    await push('ann', 1, [
      putDocument(),
      putLine('l1', { price_minor: 'x' }),
      putLine('l2', { vat_code: null }),
    ]);
    const huge = { price_minor: Number.MAX_SAFE_INTEGER, quantity_milli: Number.MAX_SAFE_INTEGER };
    await push('ann', 2, [putLine('l3', huge)]);
    expect((await lines()).map(([seq, , k]) => [seq, k])).toEqual([1, 2, 3, 4].map((seq) => [seq, 'put']));
    expect(await outcomes('ann')).toEqual(['ok', 'ok']);
  });

  test('a document of more lines than a page of the store', async () => {
    const some = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => putLine(`l${from + at}`, { position: from + at }));
    await push('ann', 1, [putDocument(), ...some(0, 400)]);
    for (let cseq = 2; cseq <= 3; cseq += 1) await push('ann', cseq, some((cseq - 1) * 400, 400));
    const documents = (await lines()).filter(([, , , id]) => id === 'd');
    expect(documents.at(-1)?.[4]).toMatchObject({ total_minor: 1200 * 1180 });
  });
});

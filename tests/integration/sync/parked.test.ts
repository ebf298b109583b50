// Rows of a table that this program does not know: kept as the hub has them, until a newer program finds their place.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { productSteps } from '#main/sync/index.ts';
import { listParked } from '#main/sync/parked.repo.ts';
import { retryParked } from '#main/sync/retryParked.repo.ts';
import type { LoggedOp } from '#shared/sync/logProtocol.ts';
import { seedCompany } from '#tests/tools/seedCompany.ts';
import { type Office, openOfficeWith } from '#tests/tools/syncOffice.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

let office: Office;
let a: TestCore;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ office, a, close } = await openOfficeWith('a'));
});
afterEach(() => close());

const replay = { command: 'test', isUndoable: false, keepsAnswer: false, isReplay: true };
let count = 0;
const write = <T>(work: Parameters<TestCore['core']['gate']['write']>[1]): T =>
  a.core.gate.write({ ...replay, commandId: `test-${++count}` }, work) as T;

type Line = Pick<LoggedOp, 'k' | 'f'> & { id?: string; t?: string };

/** Lines of the log, each a transaction of another's. */
function arrive(first: number, lines: readonly Line[]): void {
  const txs = lines.map(({ k, f, id = 'a', t = 'routes' }, at) => {
    const op: LoggedOp = { seq: first + at, device: 'other', cseq: first + at, k, t, id, f };
    return { device: 'other', cseq: op.cseq, ops: [op], upTo: op.seq };
  });
  const context = {
    deviceId: 'me',
    acks: new Map(),
    followers: { keysOf: new Set<string>(), entered: new Set<string>() },
    page: { to: txs.at(-1)?.upTo ?? 0, conflicts: [] },
  };
  write((tx) => productSteps.applyTxs(tx, txs, context));
}

const parked = () =>
  a.core.gate.sql.all('SELECT row_id AS id, "column", value FROM sync_parked ORDER BY row_id, "column"');

async function joined(): Promise<number> {
  const { userId } = await seedCompany(a);
  const laptop = await office.join(a, userId, { brings: true });
  await laptop.cycle();
  return 1_000_000;
}

test('a row without a table is kept in one piece, as it now stands, and goes when it goes', async () => {
  const seq = await joined();
  arrive(seq, [
    { k: 'put', f: { id: 'a', name: 'one', day: 1 } },
    { k: 'set', f: { name: 'two' } },
    { k: 'put', f: { id: 'b', name: 'b' }, id: 'b' },
    { k: 'put', f: { id: 'c', name: 'c' }, id: 'c' },
    { k: 'set', f: { name: 'yet to come with its scope' }, id: 'd' },
  ]);
  expect(parked()).toEqual([
    { id: 'a', column: '', value: '{"id":"a","name":"two","day":1}' },
    { id: 'b', column: '', value: '{"id":"b","name":"b"}' },
    { id: 'c', column: '', value: '{"id":"c","name":"c"}' },
  ]);
  arrive(seq + 10, [
    { k: 'del', f: {}, id: 'b' },
    { k: 'leave', f: {}, id: 'c' },
    { k: 'put', f: { id: 'a', name: 'three' } },
  ]);
  expect(parked()).toEqual([{ id: 'a', column: '', value: '{"id":"a","name":"three"}' }]);
});

test('what was set aside with one number is tried again together', async () => {
  const seq = await joined();
  const columns = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`column_${n}`, n]));
  arrive(seq, [
    {
      k: 'put',
      f: { id: 'x', name: 'Kisə', code: '', full_name: '', created_at: 1, updated_at: 1, ...columns },
      id: 'x',
      t: 'units',
    },
  ]);
  expect(parked()).toHaveLength(250);
  const tried = listParked(a.core.gate.sql, 0, 200);
  expect([tried.length, write((tx) => retryParked(tx, 0)), write((tx) => retryParked(tx, seq))]).toEqual([
    250,
    seq,
    undefined,
  ]);
});

test('a right that goes takes rows along of which nobody here knows whose they are', async () => {
  const seq = await joined();
  arrive(seq, [{ k: 'put', f: { id: 'a', name: 'hers' } }]);
  write((tx) => {
    tx.sql.run(`UPDATE sync_state SET subs = json_insert(subs, '$[#]', 'u:gone')`);
    return {};
  });
  await office.again(a).cycle();
  expect(parked()).toEqual([]);
});

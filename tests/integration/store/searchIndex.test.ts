// The search indexes are brought up inside each transaction: what is committed is found, what is rolled back never is.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

let t: TestCore;
let partnerId: string;
beforeEach(async () => {
  t = await openTestCore();
  await t.client.call('company.setUp', setUpInput());
  partnerId = (await t.client.call('partners.create', { name: 'Araz Ticarət', roles: ['customer'] })).id;
});
afterEach(() => t.close());

const find = (word: string): number[] =>
  t.core.gate.sql
    .all<{ rowid: number }>('SELECT rowid FROM partners_fts WHERE partners_fts MATCH ? ORDER BY rowid', [
      word,
    ])
    .map(({ rowid }) => rowid);
const rename = (words: string) => (): void => {
  const commandId = `to ${words}`;
  t.core.gate.write({ command: 'partners.update', commandId, isUndoable: true }, (tx) => {
    tx.sql.run('UPDATE partners SET search_text = ? WHERE id = ?', [`${words} before`, partnerId]);
    tx.sql.run('UPDATE partners SET search_text = ? WHERE id = ?', [words, partnerId]);
    if (words === 'kur') throw new Error('rolled back');
  });
};

describe('the search index', () => {
  it('holds what was committed: added, changed twice in one transaction, deleted and brought back', () => {
    const [rid] = find('araz');
    expect(rid).toBeGreaterThan(0);
    rename('xezer')();
    expect([find('araz'), find('before'), find('xezer')]).toEqual([[], [], [rid]]);
    const removal = { command: 'partners.remove', isUndoable: true };
    t.core.gate.write({ ...removal, commandId: 'away' }, (tx) => {
      tx.sql.run('UPDATE partners SET deleted_at = 1 WHERE id = ?', [partnerId]);
    });
    expect(find('xezer')).toEqual([]);
    t.core.gate.write({ ...removal, commandId: 'back' }, (tx) => {
      tx.sql.run('UPDATE partners SET deleted_at = NULL WHERE id = ?', [partnerId]);
    });
    expect(find('xezer')).toEqual([rid]);
  });

  it('knows nothing of a transaction that was rolled back, nor does the next one', () => {
    expect(rename('kur')).toThrow('rolled back');
    expect([find('kur'), find('araz').length]).toEqual([[], 1]);
    rename('xezer')();
    expect([find('kur'), find('araz'), find('xezer').length]).toEqual([[], [], 1]);
  });
});

// Which columns a change may name: those of the registry and no other word.
import { expect, test } from 'vitest';
import { mergeOp } from '#shared/sync/mergeOp.ts';

const incoming = { seq: 1, writer: { device: 'a', cseq: 1, eff: '' } };

test.each(['constructor', 'toString', '__proto__', 'no_such', 'rid'])('%s is no column', (column) => {
  const f = JSON.parse(`{"name": "A", "${column}": "x"}`);
  const merged = mergeOp(undefined, { t: 'partners', id: 'p', k: 'put', f }, incoming);
  expect(merged).toMatchObject({ outcome: 'rejected', reason: 'unknown_column', rec: undefined });
});

// Drafts in the company file: the last text of a form, no step of undo, no answer to remember, gone after a month.
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';

const dayMs = 86_400_000;
let t: TestCore;
afterEach(() => t.close());

it('keeps the last text of each form, and is no step of the user', async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 26, 9) });
  await t.core.call('company.setUp', setUpInput());
  const undoBefore = await t.core.call('operations.loadUndoState', {});
  const answers = (): unknown => t.core.gate.sql.get('SELECT count(*) AS n FROM command_results');
  const answersBefore = answers();
  await t.core.call('drafts.keep', { key: 'partner.new', text: '{"name":"Al"}' });
  await t.core.call('drafts.keep', { key: 'partner.new', text: '{"name":"Alfa"}' });
  t.platform.advance(1000);
  await t.core.call('drafts.keep', { key: 'note.1', text: '{"text":"söz"}' });
  expect((await t.core.call('drafts.list', {})).rows).toEqual([
    { key: 'note.1', text: '{"text":"söz"}', savedAt: Date.UTC(2026, 10, 26, 9, 0, 1) },
    { key: 'partner.new', text: '{"name":"Alfa"}', savedAt: Date.UTC(2026, 10, 26, 9) },
  ]);
  expect(await t.core.call('operations.loadUndoState', {})).toEqual(undoBefore);
  expect(answers()).toEqual(answersBefore);
  await t.core.call('drafts.drop', { key: 'partner.new' });
  await t.core.call('drafts.drop', { key: 'unknown' });
  expect((await t.core.call('drafts.list', {})).rows.map(({ key }) => key)).toEqual(['note.1']);
});

it('tells other windows, and forgets after thirty days', async () => {
  const place = { dir: mkdtempSync(join(tmpdir(), 'yolda-')), keys: new Map<string, Uint8Array>() };
  const nowMs = Date.UTC(2026, 10, 26, 9);
  t = await openTestCore({ ...place, nowMs });
  const seen: number[] = [];
  const stop = t.client.subscribe(
    'drafts.list',
    {},
    ({ rows }) => seen.push(rows.length),
    () => undefined,
  );
  await expect.poll(() => seen).toEqual([0]);
  await t.client.call('drafts.keep', { key: 'a', text: '{}' }, { commandId: randomUUID() });
  await expect.poll(() => seen).toEqual([0, 1]);
  stop();
  t.platform.advance(31 * dayMs);
  expect((await t.core.call('drafts.list', {})).rows).toEqual([]);
  t.client.close();
  await t.core.close();
  t = await openTestCore({ ...place, nowMs: nowMs + 31 * dayMs });
  expect(t.core.gate.sql.all('SELECT * FROM drafts')).toEqual([]);
});

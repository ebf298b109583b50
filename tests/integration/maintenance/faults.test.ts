// A pane that failed stands in the log of the core.
import { expect, it } from 'vitest';
import { openTestCore } from '#tests/tools/testCore.ts';

it('a failed pane is logged by its name and places', async () => {
  const t = await openTestCore();
  const frames = ['at Client (/assets/desk.js:4:5)', 'at Desk'];
  await t.core.call('maintenance.noteFault', { pane: 'desk.client', kind: 'TypeError', frames });
  expect(t.platform.lines).toContainEqual({
    level: 'error',
    event: 'page.fault',
    fields: { pane: 'desk.client', kind: 'TypeError', frames: frames.join(' | ') },
    error: undefined,
  });
  await t.close();
});

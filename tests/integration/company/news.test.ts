// Which version of the program somebody looked at last, for the mark of what is new.
import { expect, test } from 'vitest';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { openTestCore } from '#tests/tools/testCore.ts';

test('a company begins with its version seen; another one is new until it is looked at, and stays seen', async () => {
  let t = await openTestCore();
  expect(await t.client.call('company.loadState', {})).toMatchObject({ newsSeen: '' });
  await t.client.call('company.setUp', setUpInput());
  const { version } = t.platform;
  expect(await t.client.call('company.loadState', {})).toMatchObject({ newsSeen: version, version });
  await t.client.call('company.noteNewsSeen', { version: '9.9.9' });
  t = await t.reopen();
  expect(await t.client.call('company.loadState', {})).toMatchObject({ newsSeen: '9.9.9', version });
  await t.close();
});

// A program that is really killed in the midst of a call: the next start closes the call with what is known, and the client's
// card has it with the note that was being typed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Call, Input, Output } from '#shared/contract/index.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { makePlace, yolda } from '#tests/tools/yoldaProcess.ts';

const child = fileURLToPath(new URL('../../tools/childCall.ts', import.meta.url));
const place = makePlace();
afterAll(place.remove);

async function call<N extends Call>(name: N, input: Input<N>): Promise<Output<N>> {
  const { code, out, err } = await yolda(place, ['call', name, JSON.stringify(input)]);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Output<N>;
}

test('killed while talking', async () => {
  await call('company.setUp', setUpInput());
  const { id: partnerId } = await call('partners.create', { name: 'Əliyev ticarət MMC' });
  const talking = spawn(process.execPath, [child, join(place.root, 'company'), partnerId], {
    env: { ...process.env, YOLDA_CONFIG_DIR: place.config, YOLDA_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(talking, 'exit');
  const first = await Promise.race([once(talking.stdout, 'data'), exit]);
  expect(String(first[0])).toBe('talking\n');
  talking.kill('SIGKILL');
  expect(await exit).toEqual([null, 'SIGKILL']);

  const [row] = (await call('callLog.list', {})).rows;
  expect(row).toMatchObject({ id: 'call', result: 'talked', reason: 'connection_lost', note: 'Yarımçıq' });
  expect(row?.endedAt).toBeGreaterThanOrEqual((row?.startedAt ?? 0) + 300_000);
  const { rows } = await call('interactions.list', { partnerId });
  expect(rows).toMatchObject([
    { id: row?.interactionId, kind: 'call', content: 'Yarımçıq', result: 'Danışıldı' },
  ]);
  expect(rows[0]?.durationMin).toBeGreaterThanOrEqual(5);
});

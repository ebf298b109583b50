// A program that is really killed while it records: the next start closes what is there, and it is with the client's call.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Call, Input, Output } from '#shared/contract/index.ts';
import { makeWebm } from '#tests/tools/makeWebm.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { makePlace, yolda } from '#tests/tools/yoldaProcess.ts';

const child = fileURLToPath(new URL('../../tools/childRecording.ts', import.meta.url));
const place = makePlace();
afterAll(place.remove);

async function call<N extends Call>(name: N, input: Input<N>): Promise<Output<N>> {
  const { code, out, err } = await yolda(place, ['call', name, JSON.stringify(input)]);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Output<N>;
}

test('killed while recording', async () => {
  await call('company.setUp', setUpInput());
  const { id: partnerId } = await call('partners.create', { name: 'Əliyev ticarət MMC' });
  const webm = join(place.root, 'said.webm');
  writeFileSync(webm, makeWebm(500));
  const company = join(place.root, 'company');
  const recording = spawn(process.execPath, [child, company, partnerId, webm], {
    env: { ...process.env, YOLDA_CONFIG_DIR: place.config, YOLDA_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(recording, 'exit');
  const first = await Promise.race([once(recording.stdout, 'data'), exit]);
  expect(String(first[0])).toBe('recorded\n');
  recording.kill('SIGKILL');
  expect(await exit).toEqual([null, 'SIGKILL']);
  const made = join(company, 'staging/recordings/call.rec');
  const raw = readFileSync(made);
  expect(raw.includes('frame 1')).toBe(false);
  // As if the machine had lost its power while the last chunk was written.
  writeFileSync(made, raw.subarray(0, -10));

  const [row] = (await call('callLog.list', {})).rows;
  expect(row).toMatchObject({ id: 'call', result: 'talked' });
  // Less than the last second of ten.
  expect(row?.recording?.durationMs).toBeGreaterThan(9_000);
  expect(row?.recording?.durationMs).toBeLessThan(10_000);
  const interaction = await call('interactions.load', { id: row?.interactionId ?? '' });
  expect(interaction.recording).toEqual(row?.recording);
  expect(readdirSync(join(company, 'staging/recordings'))).toEqual([]);
});

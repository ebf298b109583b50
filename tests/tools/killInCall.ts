// A program that is really killed in the midst of a call: the child begins it on the place's company, says how far it is, and
// goes on until it is killed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Call, Input, Output } from '#shared/contract/index.ts';
import { type Place, yolda } from './yoldaProcess.ts';

const child = fileURLToPath(new URL('./childCall.ts', import.meta.url));

/** One call of the contract by the real command line. */
export async function callBy<N extends Call>(place: Place, name: N, input: Input<N>): Promise<Output<N>> {
  const { code, out, err } = await yolda(place, ['call', name, JSON.stringify(input)]);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Output<N>;
}

/** @param args of childCall.ts behind the folder. @param said its word, at which it is killed */
export async function killInCall(place: Place, args: readonly string[], said: string): Promise<void> {
  const talking = spawn(process.execPath, [child, place.data, ...args], {
    env: { ...process.env, YOLDA_CONFIG_DIR: place.config, YOLDA_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(talking, 'exit');
  const first = await Promise.race([once(talking.stdout, 'data'), exit]);
  expect(String(first[0])).toBe(`${said}\n`);
  talking.kill('SIGKILL');
  expect(await exit).toEqual([null, 'SIGKILL']);
}

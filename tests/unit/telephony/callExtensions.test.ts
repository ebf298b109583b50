// The extension of a call: pressed a moment after the answer, once, and again when it is asked for.
import { beforeEach, expect, it } from 'vitest';
import { type CallStatus, dialed } from '#main/telephony/call.rules.ts';
import { CallExtensions } from '#main/telephony/callExtensions.ts';
import type { CallEntry, CallTable } from '#main/telephony/callTable.ts';

const live: CallStatus = { ...dialed(), state: 'live', answeredAt: 1 };
const over: CallStatus = { ...live, state: 'wrapUp' };

let timers: { ms: number; run(): void }[] = [];
let sent: string[] = [];
let refusal: Error | undefined;
let entry: CallEntry;
let extensions: CallExtensions;

beforeEach(() => {
  [timers, sent, refusal] = [[], [], undefined];
  entry = { status: live, extension: { tones: '12', state: 'waiting' } } as CallEntry;
  const table = { talking: () => [entry], changed: () => undefined } as unknown as CallTable;
  const after = (ms: number, run: () => void) => {
    timers.push({ ms, run });
    return () => undefined;
  };
  extensions = new CallExtensions({ table, after }, async (_entry, tones) => {
    if (refusal) throw refusal;
    sent.push(tones);
  });
});

async function pass(): Promise<number[]> {
  const due = timers;
  timers = [];
  for (const { run } of due) run();
  await new Promise((resolve) => setImmediate(resolve));
  return due.map(({ ms }) => ms);
}

it('is pressed once, a moment after the answer', async () => {
  extensions.keepUp();
  extensions.keepUp();
  expect([sent, entry.extension?.state]).toEqual([[], 'waiting']);
  expect([await pass(), sent, entry.extension?.state]).toEqual([[1_500], ['12'], 'sending']);
  expect([await pass(), entry.extension]).toEqual([[380], { tones: '12', state: 'sent' }]);
  extensions.keepUp();
  expect(timers).toEqual([]);
  await extensions.send(entry, '12');
  expect(sent).toEqual(['12', '12']);
});

it('is not pressed into a call that is over', async () => {
  extensions.keepUp();
  entry.status = over;
  await pass();
  expect([sent, entry.extension?.state]).toEqual([[], 'waiting']);
});

it('that could not be pressed says so, and can be pressed again', async () => {
  refusal = new Error('no page');
  extensions.keepUp();
  await pass();
  expect(entry.extension?.state).toBe('failed');
  await expect(extensions.send(entry, '12')).rejects.toBe(refusal);
  refusal = undefined;
  await extensions.send(entry, '12');
  await pass();
  expect([sent, entry.extension?.state]).toEqual([['12'], 'sent']);
});

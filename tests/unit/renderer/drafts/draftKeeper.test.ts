// What a window knows of its drafts: sent within half a second of the first key, in order, again after a loss.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDraftKeeper, keepAfterMs } from '#renderer/data/draftKeeper.ts';

type Sent = { key: string; text: string | undefined; end(isWell?: boolean): void };
let sent: Sent[];

const keeper = () =>
  createDraftKeeper({
    now: Date.now,
    send: (key, text) =>
      new Promise<void>((resolve, reject) =>
        sent.push({ key, text, end: (isWell = true) => (isWell ? resolve() : reject(new Error('gone'))) }),
      ),
  });
const texts = (): (string | undefined)[] => sent.map(({ text }) => text);

beforeEach(() => {
  sent = [];
  vi.useFakeTimers({ now: 1000 });
});
afterEach(() => void vi.useRealTimers());

it('sends what was typed half a second after the first key, however long one types', () => {
  const drafts = keeper();
  for (const text of ['a', 'ab', 'abc']) {
    drafts.keep('form', text);
    vi.advanceTimersByTime(150);
  }
  expect(texts()).toEqual(['abc']);
  expect(keepAfterMs).toBeLessThan(500);
  expect(drafts.find('form')).toEqual({ text: 'abc', savedAt: 1300 });
});

it('sends nothing twice, and what was typed meanwhile after it', async () => {
  const drafts = keeper();
  drafts.keep('form', 'a');
  drafts.flush();
  drafts.flush();
  drafts.keep('form', 'ab');
  drafts.flush();
  expect(texts()).toEqual(['a']);
  sent[0]?.end();
  await vi.advanceTimersByTimeAsync(keepAfterMs);
  expect(texts()).toEqual(['a', 'ab']);
  expect(drafts.find('form')?.text).toBe('ab');
});

it('tries again what a lost core did not take', async () => {
  const drafts = keeper();
  drafts.keep('form', 'a');
  drafts.flush();
  sent[0]?.end(false);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(texts()).toEqual(['a', 'a']);
});

it('drops at once, also what is not there yet, and knows it gone before the list says so', async () => {
  const drafts = keeper();
  drafts.take([{ key: 'form', text: 'old', savedAt: 1 }]);
  drafts.keep('form', 'new');
  drafts.drop('form');
  drafts.drop('unknown');
  expect(texts()).toEqual([undefined]);
  expect(drafts.find('form')).toBeUndefined();
  sent[0]?.end();
  await vi.advanceTimersByTimeAsync(0);
  expect(drafts.find('form')).toBeUndefined();
});

it('takes over what another window typed, but not over what is typed here', () => {
  const drafts = keeper();
  drafts.keep('mine', 'here');
  drafts.take([
    { key: 'mine', text: 'there', savedAt: 1 },
    { key: 'other', text: 'there', savedAt: 2 },
  ]);
  expect(drafts.find('mine')?.text).toBe('here');
  expect(drafts.find('other')).toEqual({ text: 'there', savedAt: 2 });
});

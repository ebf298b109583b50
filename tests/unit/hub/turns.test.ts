// Turns of requests that cost memory: so many at once, the others in their order, and nobody for ever.
import { expect, test, vi } from 'vitest';
import { createTurns } from '#hub/api/turns.ts';

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('so many at once; who waits comes in order; a turn given back twice is one turn', async () => {
  const turns = createTurns({ atOnce: 2 });
  const order: string[] = [];
  const take = (name: string) =>
    turns.take(1).then((giveBack) => {
      order.push(name);
      return giveBack;
    });
  const [a, b, c, d] = [take('a'), take('b'), take('c'), take('d')];
  await soon();
  expect(order).toEqual(['a', 'b']);
  const giveBack = await b;
  giveBack();
  giveBack();
  await soon();
  expect(order).toEqual(['a', 'b', 'c']);
  (await c)();
  await d;
  (await a)();
  (await d)();
  expect(order).toEqual(['a', 'b', 'c', 'd']);
});

test('more than may wait, and who waited too long, are told to come again; the others go on', async () => {
  vi.useFakeTimers();
  try {
    const turns = createTurns({ atOnce: 1, mostBytes: 10, patienceMs: 1_000 });
    const first = await turns.take(1);
    const waits = expect(turns.take(6)).rejects.toMatchObject({ code: 'busy', reason: 'hub_queue' });
    await expect(turns.take(6)).rejects.toMatchObject({ code: 'busy', reason: 'hub_queue' });
    await vi.advanceTimersByTimeAsync(1_000);
    await waits;
    const next = turns.take(6);
    first();
    (await next)();
    (await turns.take(1))();
  } finally {
    vi.useRealTimers();
  }
});

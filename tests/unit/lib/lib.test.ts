import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assertNever, invariant, present } from '#shared/lib/assert.ts';
import { deferred } from '#shared/lib/deferred.ts';
import { disposables } from '#shared/lib/disposable.ts';
import { fail, ok, type Result, valueOrUndefined } from '#shared/lib/result.ts';
import { seededRandom } from '#shared/lib/seededRandom.ts';
import { stableJson } from '#shared/lib/stableJson.ts';

test('results', () => {
  const good: Result<number, 'odd'> = ok(2);
  const bad: Result<number, 'odd'> = fail('odd');
  expect([good, bad, valueOrUndefined(good), valueOrUndefined(bad)]).toEqual([
    { isOk: true, value: 2 },
    { isOk: false, reason: 'odd' },
    2,
    undefined,
  ]);
});

test('broken promises of the program are bugs', () => {
  expect(() => invariant(false, 'no_rows')).toThrowError(
    expect.objectContaining({ code: 'bug', reason: 'no_rows' }),
  );
  expect(() => present(undefined, 'no_row')).toThrowError('no_row');
  expect(() => assertNever('x' as never)).toThrowError('unexpected_case');
  expect(present(0, 'no_row')).toBe(0);
});

test('a deferred settles once', async () => {
  const answer = deferred<number>();
  answer.resolve(1);
  answer.resolve(2);
  answer.reject(new Error('late'));
  await expect(answer.promise).resolves.toBe(1);
  const failed = deferred<number>();
  failed.reject(new Error('no'));
  await expect(failed.promise).rejects.toThrowError('no');
});

test('closers run backwards, all of them, once', async () => {
  const order: string[] = [];
  const stack = disposables();
  stack.add(() => void order.push('first'));
  stack.add(async () => {
    await Promise.resolve();
    order.push('second');
    throw new Error('second failed');
  });
  stack.add(() => void order.push('third'));
  await expect(stack.dispose()).rejects.toThrowError('second failed');
  await stack.dispose();
  stack.add(() => void order.push('late'));
  expect(order).toEqual(['third', 'second', 'first', 'late']);
});

test('several failing closers are reported together; synchronous ones close at once', async () => {
  const order: string[] = [];
  const stack = disposables();
  stack.add(() => void order.push('closed'));
  const closing = stack.dispose();
  expect(order).toEqual(['closed']);
  await closing;
  const failing = disposables();
  for (const name of ['a', 'b']) {
    failing.add(() => {
      throw new Error(name);
    });
  }
  await expect(failing.dispose()).rejects.toBeInstanceOf(AggregateError);
});

test('the generator is the same everywhere: a fixed stream', () => {
  const random = seededRandom('yolda');
  expect([random.int(1, 1_000_000), random.int(1, 1_000_000), random.int(1, 1_000_000)]).toEqual([
    957_115, 753_984, 375_602,
  ]);
});

test('the generator keeps its promises', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: -1000, max: 1000 }), fc.nat(1000), (seed, min, span) => {
      const random = seededRandom(seed);
      const drawn = random.int(min, min + span);
      expect(drawn >= min && drawn <= min + span && Number.isInteger(drawn)).toBe(true);
      expect(random.shuffle([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
      expect(seededRandom(seed).fork('x').next()).toBe(random.fork('x').next());
      expect(random.bytes(16)).toHaveLength(16);
    }),
  );
  const random = seededRandom(1);
  const draws = Array.from({ length: 10_000 }, () => random.next());
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  expect([Math.round(mean * 20), draws.every((draw) => draw >= 0 && draw < 1)]).toEqual([10, true]);
  expect([random.chance(0), random.chance(1), random.pick(['only'])]).toEqual([false, true, 'only']);
  expect(() => random.pick([])).toThrowError('empty');
});

test('canonical JSON', () => {
  expect(stableJson({ b: [1, 'x', null], a: { d: undefined, c: true } })).toBe(
    '{"a":{"c":true},"b":[1,"x",null]}',
  );
  for (const value of [Number.NaN, 1n, new Date(0), new Map(), [undefined], () => 1, undefined]) {
    expect(() => stableJson(value)).toThrowError('not_plain_data');
  }
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
      const reversed = Object.fromEntries(Object.entries(record).reverse());
      expect(stableJson(reversed)).toBe(stableJson(record));
      expect(JSON.parse(stableJson(record))).toEqual(JSON.parse(JSON.stringify(record)));
    }),
  );
});

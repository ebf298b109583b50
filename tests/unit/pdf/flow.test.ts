import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flowBlocks } from '#main/pdf/flow.ts';
import type { Block } from '#main/pdf/sheet.ts';

type Mark = { page: number; what: string; top: number; height: number };

const carryHeight = 10;
const bottom = 300;
const headTop = 20;

function flow(blocks: (Omit<Block, 'draw'> & { name: string })[]): Mark[] {
  const marks: Mark[] = [];
  let page = 1;
  const mark = (what: string, top: number, height: number) => marks.push({ page, what, top, height });
  const frame = {
    top: 0,
    bottom,
    carryHeight,
    nextPage: () => {
      page += 1;
      return headTop;
    },
    carryOut: (top: number, minor: number) => void mark(`out ${minor}`, top, carryHeight),
    carryIn: (top: number, minor: number) => {
      mark(`in ${minor}`, top, carryHeight);
      return top + carryHeight;
    },
  };
  const drawn = blocks.map((block) => ({
    ...block,
    draw: (top: number) => void mark(block.name, top, block.height),
  }));
  flowBlocks(drawn, frame);
  return marks;
}

const row = (name: string, runningMinor: number, isKeptWithNext = false) => ({
  name,
  height: 90,
  runningMinor,
  isKeptWithNext,
});

test('a page that ends in the table carries the sum out and in; the tail takes the last row along', () => {
  const marks = flow([
    { name: 'head', height: 20, isKeptWithNext: true },
    row('a', 100),
    row('b', 300),
    row('c', 600),
    row('d', 1000, true),
    { name: 'sign', height: 120 },
  ]);
  expect(marks.map((mark) => `${mark.page}:${mark.what}@${mark.top}`)).toEqual([
    '1:head@0',
    '1:a@20',
    '1:b@110',
    '1:c@200',
    '1:out 600@290',
    '2:in 600@20',
    '2:d@30',
    '2:sign@120',
  ]);
});

test('whatever the heights: order kept, nothing below the foot, what is kept together stays together', () => {
  const block = fc.record({
    height: fc.integer({ min: 1, max: 60 }),
    isKeptWithNext: fc.boolean(),
    isRow: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 40 }), (plans) => {
      let joined = 0;
      const blocks = plans.map((plan, index) => {
        joined = plan.isKeptWithNext ? joined + 1 : 0;
        const isKeptWithNext = plan.isKeptWithNext && joined < 3;
        if (!isKeptWithNext) joined = 0;
        const row = plan.isRow ? { runningMinor: index } : {};
        return { name: String(index), height: plan.height, isKeptWithNext, ...row };
      });
      const marks = flow(blocks);
      const own = marks.filter((mark) => !mark.what.includes(' '));
      expect(own.map((mark) => mark.what)).toEqual(blocks.map((plan) => plan.name));
      for (const mark of marks) expect(mark.top + mark.height).toBeLessThanOrEqual(bottom);
      for (const [index, plan] of blocks.entries()) {
        if (plan.isKeptWithNext && index + 1 < blocks.length)
          expect(own[index + 1]?.page).toBe(own[index]?.page);
      }
    }),
  );
});

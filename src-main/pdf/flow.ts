// Puts blocks on pages: keeps together what must stay together, and where a page ends inside the table asks for
// the carried total at its foot and the table head with the carried total on the next. Draws nothing itself.
import type { Block } from './sheet.ts';

export type FlowFrame = {
  top: number;
  bottom: number;
  /** adds a page, draws its head line and answers the y where content begins */
  nextPage: () => number;
  /** reserved under every table row that may end a page */
  carryHeight: number;
  /** draws the carried total at the foot of a page */
  carryOut: (top: number, runningMinor: number) => void;
  /** draws table head and carried total at the head of a page; answers the y below */
  carryIn: (top: number, runningMinor: number) => number;
};

/** Draws all blocks in order. A group higher than a page is let go block by block. */
export function flowBlocks(blocks: Block[], frame: FlowFrame): void {
  let y = frame.top;
  let isPageFresh = true;
  let previous: Block | undefined;
  const place = (part: Block[], reserve: number) => {
    const height = heightOf(part) + reserve;
    const isFull = y + height > frame.bottom || part[0]?.startsPage === true;
    if (isFull && !isPageFresh) {
      const carried = part[0]?.runningMinor === undefined ? undefined : previous?.runningMinor;
      if (carried !== undefined) frame.carryOut(y, carried);
      y = frame.nextPage();
      if (carried !== undefined) y = frame.carryIn(y, carried);
      const head = part[0]?.repeatedHead;
      if (head !== undefined && (previous === head || previous?.repeatedHead === head)) {
        head.draw(y);
        y += head.height;
      }
      isPageFresh = true;
    }
    for (const block of part) {
      block.draw(y);
      y += block.height;
      previous = block;
      isPageFresh = false;
    }
  };
  for (const [group, next] of pairs(groupsOf(blocks))) {
    const isMidTable = group.at(-1)?.runningMinor !== undefined && next?.[0]?.runningMinor !== undefined;
    const reserve = isMidTable ? frame.carryHeight : 0;
    const isTooHigh = heightOf(group) + reserve > frame.bottom - frame.top - tallestHead;
    if (isTooHigh)
      for (const block of group) place([block], block.runningMinor === undefined ? 0 : frame.carryHeight);
    else place(group, reserve);
  }
}

/** Head line, table head and carried total of a following page take less than this. */
const tallestHead = 90;

function heightOf(blocks: Block[]): number {
  return blocks.reduce((sum, block) => sum + block.height, 0);
}

function groupsOf(blocks: Block[]): Block[][] {
  const groups: Block[][] = [];
  let open: Block[] = [];
  for (const block of blocks) {
    open.push(block);
    if (block.isKeptWithNext === true) continue;
    groups.push(open);
    open = [];
  }
  if (open.length > 0) groups.push(open);
  return groups;
}

function pairs<T>(items: T[]): [T, T | undefined][] {
  return items.map((item, index) => [item, items[index + 1]]);
}

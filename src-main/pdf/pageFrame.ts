// What every page carries: the head line of a following page and the foot with document, seller and page number.

import type { FlowFrame } from './flow.ts';
import { documentTitle } from './letterhead.ts';
import type { LinesTable } from './linesTable.ts';
import { printedName } from './partiesBlock.ts';
import { hairColor, styles } from './pen.ts';
import { area, contentWidth, type Sheet } from './sheet.ts';

const footTop = 806;

/** The frame for the flow of this document: following pages open with its title, the table carries its total. */
export function createPageFrame(sheet: Sheet, table: LinesTable): FlowFrame {
  const { pen, captions } = sheet;
  return {
    top: area.top,
    bottom: area.bottom,
    carryHeight: table.carryHeight,
    nextPage: () => {
      pen.doc.addPage();
      const title = `${documentTitle(sheet)} (${captions.continued})`;
      const below = pen.lines([title], area.left, area.top - 6, styles.label, contentWidth);
      pen.rule(area.left, below + 2, area.right, below + 2, 0.5, hairColor);
      return below + 14;
    },
    carryOut: (top, runningMinor) => void table.drawCarry(top, captions.carriedOut, runningMinor),
    carryIn: (top, runningMinor) => {
      table.head.draw(top);
      const below = table.drawCarry(top + table.head.height, captions.carriedIn, runningMinor);
      pen.rule(area.left, below, area.right, below, 0.4, hairColor);
      return below;
    },
  };
}

/** Foots can be drawn only when the number of pages is known; the document must buffer its pages. */
export function drawFoots(sheet: Sheet): void {
  const { pen, model, captions } = sheet;
  const { count } = pen.doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pen.doc.switchToPage(index);
    const page = captions.page(index + 1, count);
    const pageWidth = pen.widthOf(page, styles.small) + 2;
    const textWidth = contentWidth - pageWidth - 20;
    const [text = ''] = pen.wrap(
      `${documentTitle(sheet)} · ${printedName(model.seller)}`,
      styles.small,
      textWidth,
    );
    pen.rule(area.left, footTop - 4, area.right, footTop - 4, 0.4, hairColor);
    pen.lines([text], area.left, footTop, styles.small, textWidth);
    pen.lines([page], area.right - pageWidth, footTop, styles.small, pageWidth, 'right');
  }
}

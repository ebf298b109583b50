// The page of a quote that tells what changed since the version before: a row a line with what was and what is.
import { formatAmount, formatPercent, formatQuantity } from '#shared/domain/format.ts';
import type { InvoiceChanges, InvoiceLineFigures } from './invoiceModel.ts';
import { fillColor, hairColor, muted, styles } from './pen.ts';
import { printDate, printMoney } from './printFormat.ts';
import { changeCaptions } from './quoteCaptions.ts';
import { area, type Block, contentWidth, type Sheet } from './sheet.ts';

const pad = 4;
const sideWidth = 128;
const differenceWidth = 78;
const nameWidth = contentWidth - 2 * sideWidth - differenceWidth;
const lefts = [
  area.left,
  area.left + nameWidth,
  area.left + nameWidth + sideWidth,
  area.right - differenceWidth,
];
const widths = [nameWidth, sideWidth, sideWidth, differenceWidth];

type Cells = readonly string[][];

/** Blocks of a page of their own; none without changes in the model. */
export function changesBlocks(sheet: Sheet): Block[] {
  const { model } = sheet;
  const { changes } = model;
  if (changes === undefined) return [];
  const words = changeCaptions[model.layout];
  const head = [[sheet.captions.columns.name], [words.before], [words.after], [words.difference]];
  const total = [
    [words.total],
    [printMoney(changes.totalBeforeMinor, model.currency, model.layout)],
    [printMoney(model.totals.grossMinor, model.currency, model.layout)],
    [signed(sheet, model.totals.grossMinor - changes.totalBeforeMinor)],
  ];
  const rows =
    changes.lines.length > 0
      ? changes.lines.map((line) => rowBlock(sheet, cellsOf(sheet, line), 'plain'))
      : [rowBlock(sheet, [[words.nothing], [], [], []], 'plain')];
  return [
    { ...titleBlock(sheet, changes), startsPage: true },
    rowBlock(sheet, head, 'head'),
    ...rows,
    rowBlock(sheet, total, 'total'),
  ];
}

function titleBlock(sheet: Sheet, { fromNumber, fromDate }: InvoiceChanges): Block {
  const { pen, model } = sheet;
  const title = changeCaptions[model.layout].title(fromNumber, printDate(fromDate, model.layout));
  const style = { ...styles.title, size: 12, leading: 16 };
  const lines = pen.wrap(title, style, contentWidth);
  return {
    height: lines.length * style.leading + 10,
    isKeptWithNext: true,
    draw: (top) => void pen.lines(lines, area.left, top, style, contentWidth),
  };
}

function signed(sheet: Sheet, minor: number): string {
  const amount = formatAmount(Math.abs(minor), sheet.model.layout);
  if (minor === 0) return amount;
  return `${minor > 0 ? '+' : '–'}${amount}`;
}

function figures(sheet: Sheet, unit: string, side: InvoiceLineFigures | null): string[] {
  if (side === null) return ['–'];
  const { layout } = sheet.model;
  const quantity = `${formatQuantity(side.quantityMilli, layout)} ${unit}`.trim();
  const discount = side.discountBp === 0 ? '' : ` – ${formatPercent(side.discountBp, layout)}`;
  return [
    `${quantity} × ${formatAmount(side.priceMinor, layout)}${discount}`,
    formatAmount(side.sumMinor, layout),
  ];
}

function cellsOf(sheet: Sheet, { name, unit, before, after }: InvoiceChanges['lines'][number]): Cells {
  return [
    [name],
    figures(sheet, unit, before),
    figures(sheet, unit, after),
    [signed(sheet, (after?.sumMinor ?? 0) - (before?.sumMinor ?? 0))],
  ];
}

function rowBlock(sheet: Sheet, cells: Cells, look: 'head' | 'plain' | 'total'): Block {
  const { pen } = sheet;
  const style = look === 'head' ? styles.heading : look === 'total' ? styles.strong : styles.body;
  const wrapped = cells.map((texts, at) =>
    texts.flatMap((text) => pen.wrap(text, style, (widths[at] ?? 0) - 2 * pad)),
  );
  const height = Math.max(1, ...wrapped.map((lines) => lines.length)) * style.leading + 2 * pad;
  return {
    height,
    isKeptWithNext: look === 'head',
    draw: (top) => {
      if (look === 'head') pen.fill(area.left, top, contentWidth, height, fillColor);
      wrapped.forEach((lines, at) => {
        const isBefore = at === 1 && look === 'plain';
        pen.lines(
          lines,
          (lefts[at] ?? area.left) + pad,
          top + pad,
          isBefore ? { ...style, color: muted } : style,
          (widths[at] ?? 0) - 2 * pad,
          at === 0 ? 'left' : 'right',
        );
      });
      pen.rule(area.left, top + height, area.right, top + height, 0.4, hairColor);
    },
  };
}

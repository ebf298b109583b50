// The table of goods: columns as wide as their longest number, the name takes the rest and wraps. Rows are blocks
// with the running sum, so that the flow can carry it over a page.

import { formatAmount, formatQuantity } from '#shared/domain/format.ts';
import type { ColumnKey } from './captions.ts';
import type { InvoiceLine } from './invoiceModel.ts';
import { type Align, fillColor, hairColor, lineColor, styles, type TextStyle } from './pen.ts';
import { currencyWord, printRate } from './printFormat.ts';
import { area, type Block, contentWidth, type Sheet } from './sheet.ts';

export type Column = {
  key: ColumnKey;
  align: Align;
  width: number;
  x: number;
  head: string[];
  cells: string[];
};

export type LinesTable = {
  columns: Column[];
  style: TextStyle;
  head: Block;
  rows: Block[];
  carryHeight: number;
  /** draws one line of the carried total; answers the y below */
  drawCarry: (top: number, caption: string, runningMinor: number) => number;
};

const padX = 4;
const padY = 2.6;
const minNameWidth = 130;
const maxArticleWidth = 78;
/** Columns of amounts stay calm also where the numbers are short. */
const roomyWidths: Partial<Record<ColumnKey, number>> = { price: 54, sum: 58 };
/** A name longer than this many lines goes on in a row of its own, so that a row always fits a page. */
const maxRowLines = 30;

/** Measures the whole table; numbers too long for the page make its letters smaller, never cut. */
export function layTable(sheet: Sheet): LinesTable {
  const sizes = [8.5, 8, 7.5, 7, 6.5, 6];
  const styled = sizes.map((size) => ({ ...styles.body, size, leading: size * 1.34 }));
  const fits = (columns: Column[]) => (columns.find(({ key }) => key === 'name')?.width ?? 0) >= minNameWidth;
  const style = styled.find((candidate) => fits(columnsOf(sheet, candidate))) ?? {
    ...styles.body,
    size: 6,
    leading: 8,
  };
  return tableOf(sheet, columnsOf(sheet, style), style);
}

function tableOf(sheet: Sheet, columns: Column[], style: TextStyle): LinesTable {
  const carryHeight = style.leading + 2 * padY + 1;
  const sumColumn = columns.at(-1);
  return {
    columns,
    style,
    head: headBlock(sheet, columns),
    rows: rowBlocks(sheet, columns, style),
    carryHeight,
    drawCarry: (top, caption, runningMinor) => {
      const strong = { ...style, font: 'bold' } as const;
      const sum = formatAmount(runningMinor, sheet.model.layout);
      const sumLeft = Math.min(
        sumColumn?.x ?? area.right,
        area.right - padX - sheet.pen.widthOf(sum, strong),
      );
      sheet.pen.lines([caption], area.left, top + padY, style, sumLeft - area.left - padX, 'right');
      sheet.pen.lines([sum], sumLeft, top + padY, strong, area.right - padX - sumLeft, 'right');
      return top + carryHeight;
    },
  };
}

function columnKeys(sheet: Sheet): ColumnKey[] {
  const has = (key: 'article' | 'discount' | 'vat') => sheet.model.columns.includes(key);
  const amount: ColumnKey[] = sheet.model.layout === 'az' ? ['unit', 'quantity'] : ['quantity', 'unit'];
  return [
    'position',
    ...(has('article') ? (['article'] as const) : []),
    'name',
    ...amount,
    'price',
    ...(has('discount') ? (['discount'] as const) : []),
    ...(has('vat') ? (['vat'] as const) : []),
    'sum',
  ];
}

function cellOf(sheet: Sheet, line: InvoiceLine, key: ColumnKey): string {
  const { layout } = sheet.model;
  switch (key) {
    case 'position':
      return String(line.position);
    case 'article':
      return line.article ?? '';
    case 'name':
      return line.name;
    case 'unit':
      return line.unit;
    case 'quantity':
      return formatQuantity(line.quantityMilli, layout);
    case 'price':
      return formatAmount(line.priceMinor, layout);
    case 'discount':
      return line.discountMinor === 0 ? '' : formatAmount(line.discountMinor, layout);
    case 'vat':
      return line.vatRateBp === null ? '–' : printRate(line.vatRateBp, layout);
    case 'sum':
      return formatAmount(line.sumMinor, layout);
  }
}

const aligns: Record<ColumnKey, Align> = {
  position: 'center',
  article: 'left',
  name: 'left',
  unit: 'center',
  quantity: 'right',
  price: 'right',
  discount: 'right',
  vat: 'right',
  sum: 'right',
};

function columnsOf(sheet: Sheet, style: TextStyle): Column[] {
  const { pen, model, captions } = sheet;
  const unit = currencyWord(model.currency, model.layout);
  const columns = columnKeys(sheet).map((key): Column => {
    const cells = model.lines.map((line) => cellOf(sheet, line, key));
    const caption = captions.columns[key];
    const head = ['price', 'sum', 'discount'].includes(key) ? `${caption}, ${unit}` : caption;
    const { whole, tail } = quantityWidths(sheet, key === 'quantity' ? cells : [], style);
    const widest = Math.max(...cells.map((cell) => pen.widthOf(cell, style)), whole + tail);
    const widestWord = Math.max(...head.split(' ').map((word) => pen.widthOf(word, styles.heading)));
    const room = roomyWidths[key] ?? 0;
    const limit = key === 'article' ? maxArticleWidth : key === 'unit' ? 46 : Number.POSITIVE_INFINITY;
    const width = Math.max(Math.min(widest, limit), widestWord, room) + 2 * padX + 0.5;
    return { key, align: aligns[key], width, x: 0, head: [head], cells };
  });
  const others = columns.reduce((sum, column) => sum + (column.key === 'name' ? 0 : column.width), 0);
  let x: number = area.left;
  for (const column of columns) {
    if (column.key === 'name') column.width = contentWidth - others;
    column.x = x;
    x += column.width;
    column.head = pen.wrap(column.head[0] ?? '', styles.heading, column.width - 2 * padX);
  }
  return columns;
}

function headBlock(sheet: Sheet, columns: Column[]): Block {
  const { pen } = sheet;
  const style = styles.heading;
  const height = Math.max(...columns.map((column) => column.head.length)) * style.leading + 2 * padY + 2;
  return {
    height,
    isKeptWithNext: true,
    draw: (top) => {
      pen.fill(area.left, top, contentWidth, height, fillColor);
      for (const column of columns) {
        const free = height - column.head.length * style.leading;
        const align = column.align === 'left' ? 'left' : 'center';
        pen.lines(column.head, column.x + padX, top + free / 2, style, column.width - 2 * padX, align);
      }
      drawGrid(sheet, columns, top, height);
      pen.rule(area.left, top, area.right, top, 0.8);
      pen.rule(area.left, top + height, area.right, top + height, 0.8);
    },
  };
}

function rowBlocks(sheet: Sheet, columns: Column[], style: TextStyle): Block[] {
  const { pen, model } = sheet;
  const quantityCells = columns.find((column) => column.key === 'quantity')?.cells ?? [];
  const { tail } = quantityWidths(sheet, quantityCells, style);
  let running = 0;
  return model.lines.flatMap((line, index) => {
    running += line.sumMinor;
    const wrapped = columns.map((column) =>
      pen.wrap(column.cells[index] ?? '', style, column.width - 2 * padX + 0.4),
    );
    const lineCount = Math.max(...wrapped.map((lines) => lines.length));
    const isLast = index === model.lines.length - 1;
    const runningMinor = running;
    return Array.from({ length: Math.ceil(lineCount / maxRowLines) }, (_unused, piece): Block => {
      const parts = wrapped.map((lines) => lines.slice(piece * maxRowLines, (piece + 1) * maxRowLines));
      const height = Math.max(...parts.map((lines) => lines.length)) * style.leading + 2 * padY;
      const isEnd = isLast && (piece + 1) * maxRowLines >= lineCount;
      const draw = (top: number) => {
        for (const [at, column] of columns.entries()) {
          const shift =
            column.key === 'quantity' ? tail - tailWidth(sheet, column.cells[index] ?? '', style) : 0;
          const width = column.width - 2 * padX - shift;
          pen.lines(parts[at] ?? [], column.x + padX, top + padY, style, width, column.align);
        }
        drawGrid(sheet, columns, top, height);
        pen.rule(
          area.left,
          top + height,
          area.right,
          top + height,
          isEnd ? 0.8 : 0.4,
          isEnd ? lineColor : hairColor,
        );
      };
      return { height, draw, runningMinor };
    });
  });
}

/** Width of the separator and decimals of a printed quantity: decimals stand under one another. */
function tailWidth(sheet: Sheet, cell: string, style: TextStyle): number {
  const at = cell.indexOf(sheet.model.layout === 'en' ? '.' : ',');
  return at < 0 ? 0 : sheet.pen.widthOf(cell.slice(at), style);
}

/** Widest whole part plus widest decimals, so that aligned quantities still fit. */
function quantityWidths(sheet: Sheet, cells: string[], style: TextStyle): { whole: number; tail: number } {
  const tails = cells.map((cell) => tailWidth(sheet, cell, style));
  const wholes = cells.map((cell, index) => sheet.pen.widthOf(cell, style) - (tails[index] ?? 0));
  return { whole: Math.max(0, ...wholes), tail: Math.max(0, ...tails) };
}

function drawGrid(sheet: Sheet, columns: Column[], top: number, height: number): void {
  if (sheet.model.layout === 'en') return;
  for (const column of columns) sheet.pen.rule(column.x, top, column.x, top + height, 0.4, hairColor);
  sheet.pen.rule(area.right, top, area.right, top + height, 0.4, hairColor);
}

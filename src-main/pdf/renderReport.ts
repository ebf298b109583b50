// Report model -> PDF bytes on A4 pages: title, facts and tables, whose head is drawn again on each page. Pure but for
// memory, as renderInvoice is.
import { flowBlocks } from './flow.ts';
import type { PrintFonts } from './fonts.ts';
import { collect, openDocument } from './pdfDocument.ts';
import { createPen, fillColor, hairColor, ink, muted, type Pen, styles, type TextStyle } from './pen.ts';
import type { ReportModel, ReportSection, ReportTable } from './reportModel.ts';
import { area, type Block, contentWidth, gap } from './sheet.ts';

const footTop = 806;
const pad = 4;
const labelWidth = 130;

export async function renderReport(model: ReportModel, fonts: PrintFonts): Promise<Uint8Array> {
  const { title, date, language, foot } = model;
  const doc = openDocument({ title, author: foot, date, language: languageTags[language] }, fonts);
  const bytes = collect(doc);
  const pen = createPen(doc, fonts.regular);
  flowBlocks([...headBlocks(pen, model), ...model.sections.flatMap((part) => sectionBlocks(pen, part))], {
    top: area.top,
    bottom: area.bottom,
    carryHeight: 0,
    carryOut: () => undefined,
    carryIn: (top) => top,
    nextPage: () => {
      doc.addPage();
      const below = pen.lines([title], area.left, area.top - 6, styles.label, contentWidth);
      return below + 8;
    },
  });
  drawFoots(pen, model);
  doc.end();
  return bytes;
}

const languageTags = { az: 'az-AZ', ru: 'ru-RU', en: 'en-GB' } as const;

/** Lines of one text over the whole width, each a block of its own so that a long note may go over pages. */
function textBlocks(pen: Pen, text: string, style: TextStyle): Block[] {
  return pen.wrap(text, style, contentWidth).map((line) => ({
    height: style.leading,
    draw: (top) => void pen.lines([line], area.left, top, style, contentWidth),
  }));
}

const kept = (blocks: Block[]): Block[] => blocks.map((block) => ({ ...block, isKeptWithNext: true }));

function headBlocks(pen: Pen, { title, subtitle }: ReportModel): Block[] {
  const rule: Block = {
    height: 10,
    draw: (top) => pen.rule(area.left, top + 4, area.right, top + 4, 1.6, ink),
  };
  return [
    ...kept(textBlocks(pen, title, styles.title)),
    ...subtitle.flatMap((text) => kept(textBlocks(pen, text, { ...styles.body, color: muted }))),
    rule,
  ];
}

function sectionBlocks(pen: Pen, { heading, facts, table }: ReportSection): Block[] {
  return [
    gap(6, true),
    ...(heading ? kept(textBlocks(pen, heading, { ...styles.strong, size: 11, leading: 16 })) : []),
    ...(facts ?? []).flatMap(([label, value]) => (value === '' ? [] : [factBlock(pen, label, value)])),
    ...(table ? tableBlocks(pen, table) : []),
  ];
}

function factBlock(pen: Pen, label: string, value: string): Block {
  const width = contentWidth - labelWidth;
  const labels = pen.wrap(label, styles.label, labelWidth - 8);
  const values = pen.wrap(value, styles.body, width);
  return {
    height: Math.max(labels.length, values.length) * styles.body.leading + 1,
    draw: (top) => {
      pen.lines(labels, area.left, top, styles.label, labelWidth - 8);
      pen.lines(values, area.left + labelWidth, top, styles.body, width);
    },
  };
}

/** A cell longer than this many lines is told to go on with three dots: a report is a list, no archive. */
const mostCellLines = 12;

function tableBlocks(pen: Pen, { columns, rows }: ReportTable): Block[] {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (contentWidth * share) / total);
  const lefts = widths.map((_, at) => area.left + widths.slice(0, at).reduce((sum, width) => sum + width, 0));
  const rowBlock = (cells: readonly string[], style: TextStyle, isHead: boolean): Block => {
    const wrapped = cells.map((cell, at) => {
      const lines = pen.wrap(cell, style, (widths[at] ?? 0) - 2 * pad);
      return lines.length > mostCellLines ? [...lines.slice(0, mostCellLines - 1), '…'] : lines;
    });
    const height = Math.max(1, ...wrapped.map((lines) => lines.length)) * style.leading + pad;
    return {
      height,
      isKeptWithNext: isHead,
      draw: (top) => {
        if (isHead) pen.fill(area.left, top, contentWidth, height, fillColor);
        wrapped.forEach((lines, at) => {
          const align = columns[at]?.align ?? 'left';
          pen.lines(lines, (lefts[at] ?? 0) + pad, top + pad / 2, style, (widths[at] ?? 0) - 2 * pad, align);
        });
        pen.rule(area.left, top + height, area.right, top + height, 0.4, hairColor);
      },
    };
  };
  const body: TextStyle = { ...styles.body, size: 8.5, leading: 11.4 };
  const head = rowBlock(
    columns.map((column) => column.head),
    styles.heading,
    true,
  );
  return [head, ...rows.map((cells) => ({ ...rowBlock(cells, body, false), repeatedHead: head }))];
}

/** Foots can be drawn only when the number of pages is known; the document buffers its pages. */
function drawFoots(pen: Pen, { foot, pageText }: ReportModel): void {
  const { count } = pen.doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pen.doc.switchToPage(index);
    const page = pageText.replace('{page}', String(index + 1)).replace('{pages}', String(count));
    const pageWidth = pen.widthOf(page, styles.small) + 2;
    const [text = ''] = pen.wrap(foot, styles.small, contentWidth - pageWidth - 20);
    pen.rule(area.left, footTop - 4, area.right, footTop - 4, 0.4, hairColor);
    pen.lines([text], area.left, footTop, styles.small, contentWidth - pageWidth - 20);
    pen.lines([page], area.right - pageWidth, footTop, styles.small, pageWidth, 'right');
  }
}

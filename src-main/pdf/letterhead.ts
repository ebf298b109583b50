// The head of the first page: notice, logo, title, parties, basis and bank, in the order of each layout.
import { bankBlocks } from './bankBlock.ts';
import { labelledRow, partyColumns, partyRows } from './partiesBlock.ts';
import { ink, styles } from './pen.ts';
import { drawPicture } from './picture.ts';
import { printDate } from './printFormat.ts';
import { area, type Block, contentWidth, gap, type Sheet } from './sheet.ts';

const logoHeight = 46;
const logoWidth = 170;

/** The blocks above the table of goods. */
export function letterhead(sheet: Sheet): Block[] {
  const { model } = sheet;
  const head = [...notice(sheet), ...logo(sheet)];
  if (model.layout === 'ru') {
    return [
      ...head,
      ...(model.kind === 'quote' ? [] : bankBlocks(sheet)),
      russianTitle(sheet),
      gap(8),
      ...partyRows(sheet),
      ...dueRow(sheet),
      gap(6),
    ];
  }
  const basis =
    model.basis === undefined ? [] : [labelledRow(sheet, `${sheet.captions.basis}:`, model.basis)];
  return [
    ...head,
    titleWithDates(sheet),
    gap(10),
    partyColumns(sheet),
    ...basis,
    gap(5),
    ...(model.kind === 'quote' ? [] : bankBlocks(sheet)),
    gap(4),
  ];
}

/** The title as one line, for the following pages and the metadata. */
export function documentTitle(sheet: Sheet): string {
  const { model, captions } = sheet;
  return captions.title(model.number, printDate(model.date, model.layout));
}

function notice(sheet: Sheet): Block[] {
  if (sheet.model.notice === undefined) return [];
  const lines = sheet.pen.wrap(sheet.model.notice, styles.small, contentWidth - 60);
  const draw = (top: number) => {
    sheet.pen.lines(lines, area.left + 30, top, styles.small, contentWidth - 60, 'center');
  };
  return [{ height: lines.length * styles.small.leading + 10, draw }];
}

function logo(sheet: Sheet): Block[] {
  const picture = sheet.pictures.get(sheet.model.logoHash ?? '');
  if (picture === undefined) return [];
  const box = { x: area.left, width: logoWidth, height: logoHeight, align: 'left' } as const;
  return [
    { height: logoHeight + 14, draw: (top) => drawPicture(sheet.pen.doc, picture, { ...box, y: top }) },
  ];
}

function russianTitle(sheet: Sheet): Block {
  const { pen } = sheet;
  const lines = pen.wrap(documentTitle(sheet), styles.title, contentWidth);
  const height = lines.length * styles.title.leading + 6;
  return {
    height,
    draw: (top) => {
      pen.lines(lines, area.left, top, styles.title, contentWidth);
      pen.rule(area.left, top + height, area.right, top + height, 1.6, ink);
    },
  };
}

function dueRow(sheet: Sheet): Block[] {
  const { dueDate, layout } = sheet.model;
  return dueDate === undefined
    ? []
    : [labelledRow(sheet, `${sheet.captions.dueDate}:`, printDate(dueDate, layout))];
}

/** Title on the left, date and due date on the right, a strong rule under both. */
function titleWithDates(sheet: Sheet): Block {
  const { pen, model, captions } = sheet;
  const dates: [string, string][] = [[captions.date, printDate(model.date, model.layout)]];
  if (model.dueDate !== undefined) dates.push([captions.dueDate, printDate(model.dueDate, model.layout)]);
  const labelWidth = Math.max(...dates.map(([label]) => pen.widthOf(label, styles.label)));
  const valueWidth = Math.max(...dates.map(([, value]) => pen.widthOf(value, styles.strong)));
  const datesWidth = labelWidth + 6 + valueWidth;
  const titleWidth = contentWidth - datesWidth - 16;
  const title = pen.wrap(documentTitle(sheet), styles.title, titleWidth);
  const height = Math.max(title.length * styles.title.leading, dates.length * styles.body.leading) + 6;
  return {
    height,
    draw: (top) => {
      pen.lines(title, area.left, top, styles.title, titleWidth);
      dates.forEach(([label, value], index) => {
        const y = top + height - 6 - (dates.length - index) * styles.body.leading;
        pen.lines([label], area.right - datesWidth, y, styles.label, labelWidth, 'right');
        pen.lines([value], area.right - valueWidth, y, styles.strong, valueWidth, 'right');
      });
      pen.rule(area.left, top + height, area.right, top + height, 1.6, ink);
    },
  };
}

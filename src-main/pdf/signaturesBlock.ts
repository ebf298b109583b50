// The foot of the document: remarks, the signing people with their pictures, the place of the stamp.
import type { InvoiceSignature } from './invoiceModel.ts';
import { ink, muted, styles } from './pen.ts';
import { drawPicture } from './picture.ts';
import { area, type Block, contentWidth, gap, type Sheet } from './sheet.ts';

/** Room for a signature picture; a title of many lines makes the row higher. */
const minRowHeight = 40;
const lineWidth = 118;
/** A round stamp has 38–42 mm. */
const stampSize = 112;
const stampLeft = area.right - stampSize - 6;

/** Remarks line by line; the last three stay with the signatures. */
export function remarkBlocks(sheet: Sheet): Block[] {
  const { pen, model, captions } = sheet;
  if (model.remarks === undefined) return [];
  const labelWidth = pen.widthOf(captions.remarks, styles.label) + 6;
  const width = contentWidth - labelWidth;
  const lines = pen.wrap(model.remarks, styles.body, width);
  return lines.map((line, index) => ({
    height: styles.body.leading + (index === lines.length - 1 ? 6 : 0),
    isKeptWithNext: index >= lines.length - 3 || index === 0,
    draw: (top) => {
      if (index === 0) pen.lines([captions.remarks], area.left, top, styles.label, labelWidth);
      pen.lines([line], area.left + labelWidth, top, styles.body, width);
    },
  }));
}

/** A rule, one line per signing person, the stamp over their ends. */
export function signatureBlocks(sheet: Sheet): Block[] {
  const { pen, model, captions } = sheet;
  const stamp = sheet.pictures.get(model.stampHash ?? '');
  const laid = model.signatures.map((signature) => laySignature(sheet, signature));
  const rowsHeight = laid.reduce((sum, row) => sum + row.height, 14);
  const height = Math.max(rowsHeight, stamp === undefined ? 60 : stampSize + 8);
  const draw = (top: number) => {
    pen.rule(area.left, top, area.right, top, model.layout === 'ru' ? 1.6 : 0.6, ink);
    const titleWidth = Math.max(0, ...laid.map((row) => row.titleWidth)) + 10;
    let y = top + 6;
    for (const row of laid) {
      row.draw(y, titleWidth);
      y += row.height;
    }
    const markTop = top + Math.min(height, stampSize) / 2;
    pen.lines(
      [captions.stampPlace],
      stampLeft,
      markTop,
      { ...styles.body, color: muted },
      stampSize,
      'center',
    );
    if (stamp === undefined) return;
    const box = { x: stampLeft, y: top + 4, width: stampSize, height: stampSize, align: 'center' } as const;
    drawPicture(pen.doc, stamp, box);
  };
  return [gap(6, true), { height, draw }];
}

function laySignature(sheet: Sheet, signature: InvoiceSignature) {
  const { pen, captions } = sheet;
  const titleLines = pen.wrap(signature.title ?? captions.roles[signature.role], styles.strong, 110);
  const titleWidth = Math.max(...titleLines.map((line) => pen.widthOf(line, styles.strong)));
  const picture = sheet.pictures.get(signature.pictureHash ?? '');
  const height = Math.max(minRowHeight, titleLines.length * styles.strong.leading + 14);
  const draw = (top: number, width: number) => {
    const baseline = top + height - 10;
    const textTop = baseline - styles.strong.leading + 2.6;
    const above = (titleLines.length - 1) * styles.strong.leading;
    pen.lines(titleLines, area.left, textTop - above, styles.strong, width);
    const x = area.left + width;
    pen.rule(x, baseline, x + lineWidth, baseline, 0.6);
    const nameLeft = x + lineWidth + 8;
    const nameWidth = stampLeft - nameLeft - 4;
    const name = pen.wrap(signature.name, styles.body, nameWidth);
    pen.lines(name, nameLeft, textTop - (name.length - 1) * styles.body.leading, styles.body, nameWidth);
    if (picture === undefined) return;
    drawPicture(pen.doc, picture, {
      x: x + 6,
      y: baseline - 34,
      width: lineWidth - 12,
      height: minRowHeight + 2,
      align: 'center',
    });
  };
  return { titleWidth, height, draw };
}

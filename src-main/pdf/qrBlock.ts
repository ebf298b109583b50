// The payment QR code, drawn as vectors: sharp in print and tiny in the file.
import QRCode from 'qrcode';
import { ink, styles } from './pen.ts';
import type { Sheet } from './sheet.ts';

/** Side of the printed code in points: 33 mm, some 0.4 mm a module for a full ST00012. */
export const qrSize = 94;

/** Height of the code with the caption under it. */
export const qrHeight = qrSize + styles.small.leading + 2;

/** Draws the model's payload at the given corner; draws nothing where there is none. */
export function drawQr(sheet: Sheet, x: number, top: number): void {
  const { pen, model, captions } = sheet;
  if (model.qrPayload === undefined) return;
  const data = new TextEncoder().encode(model.qrPayload);
  const code = QRCode.create([{ data, mode: 'byte' }], { errorCorrectionLevel: 'M' });
  const { size } = code.modules;
  const step = qrSize / size;
  for (let row = 0; row < size; row += 1) {
    for (const [from, length] of darkRuns(size, (column) => code.modules.get(row, column) !== 0)) {
      // A hair of overlap downwards: viewers otherwise show white seams between rows.
      pen.doc.rect(x + from * step, top + row * step, length * step, step + 0.05);
    }
  }
  pen.doc.fill(ink);
  pen.lines([captions.qr], x - 20, top + qrSize + 2, styles.small, qrSize + 40, 'center');
}

function darkRuns(size: number, isDark: (column: number) => boolean): [from: number, length: number][] {
  const runs: [number, number][] = [];
  let from = -1;
  for (let column = 0; column <= size; column += 1) {
    const dark = column < size && isDark(column);
    if (dark && from < 0) from = column;
    if (!dark && from >= 0) {
      runs.push([from, column - from]);
      from = -1;
    }
  }
  return runs;
}

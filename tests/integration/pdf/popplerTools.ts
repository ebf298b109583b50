// The real readers of a PDF: pdftotext and pdftoppm (poppler-utils), zbarimg (zbar-tools). Without them the tests
// that read back are skipped, saying so; with CI=true they run and fail.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const missing = ['pdftotext', 'pdftoppm', 'pdfinfo', 'zbarimg'].filter(
  (tool) => spawnSync(tool, ['-h']).error !== undefined,
);

export const cannotRead = missing.length > 0 && process.env.CI !== 'true';

if (missing.length > 0) {
  console.log(`missing: ${missing.join(', ')} – apt-get install poppler-utils zbar-tools`);
}

/** The text of each page as laid out; non-breaking spaces are shown as spaces. */
export function textOfPages(pdf: Uint8Array): string[] {
  return inFolder(pdf, (file) => {
    const text = execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8' });
    return text.replaceAll('\u00a0', ' ').split('\f').slice(0, -1);
  });
}

export function infoOf(pdf: Uint8Array): string {
  return inFolder(pdf, (file) => execFileSync('pdfinfo', [file], { encoding: 'utf8' }));
}

/** What a phone would read off the first page printed at 200 dpi. */
export function qrOf(pdf: Uint8Array): string {
  return inFolder(pdf, (file, folder) => {
    execFileSync('pdftoppm', ['-r', '200', '-gray', '-png', '-singlefile', file, join(folder, 'page')]);
    return execFileSync('zbarimg', ['--nodbus', '--quiet', '--raw', join(folder, 'page.png')], {
      encoding: 'utf8',
    }).trimEnd();
  });
}

/** The first page as a JPEG file: a photograph-like picture for the tests of pictures. */
export function jpegOf(pdf: Uint8Array): Uint8Array {
  return inFolder(pdf, (file, folder) => {
    execFileSync('pdftoppm', ['-r', '30', '-jpeg', '-singlefile', file, join(folder, 'page')]);
    return new Uint8Array(readFileSync(join(folder, 'page.jpg')));
  });
}

/** Dark and coloured pixels of the first page at 36 dpi (2 points a pixel), to see where pictures lie. */
export function pixelsOf(pdf: Uint8Array): { width: number; blueAt: (x: number, y: number) => boolean } {
  return inFolder(pdf, (file, folder) => {
    execFileSync('pdftoppm', ['-r', '36', '-singlefile', file, join(folder, 'page')]);
    const ppm = readFileSync(join(folder, 'page.ppm'));
    const [, width = '0'] = /^P6\s+(\d+)\s/.exec(ppm.subarray(0, 32).toString('latin1')) ?? [];
    const start = ppm.length - Number(width) * 3 * Math.floor((ppm.length - 10) / (Number(width) * 3));
    const at = (x: number, y: number, channel: number) =>
      ppm[start + (Math.round(y / 2) * Number(width) + Math.round(x / 2)) * 3 + channel] ?? 0;
    return { width: Number(width), blueAt: (x, y) => at(x, y, 2) - at(x, y, 0) > 30 };
  });
}

function inFolder<T>(pdf: Uint8Array, read: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'yolda-pdf-'));
  try {
    const file = join(folder, 'invoice.pdf');
    writeFileSync(file, pdf);
    return read(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

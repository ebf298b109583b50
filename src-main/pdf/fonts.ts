// Opens the two embedded fonts once per worker. pdfkit takes an opened font as well as bytes: sharing it between
// documents saves parsing and glyph decoding, measured 15 ms → 5 ms a document.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';

export type FontWeight = 'regular' | 'bold';

/** A font opened by pdfkit's own fontkit. */
export type PrintFont = {
  characterSet: number[];
  hasGlyphForCodePoint: (codePoint: number) => boolean;
  glyphForCodePoint: (codePoint: number) => unknown;
};

export type PrintFonts = Record<FontWeight, PrintFont>;

const files: Record<FontWeight, string> = { regular: 'YoldaSans-Regular.ttf', bold: 'YoldaSans-Bold.ttf' };

/** @param fontsDir the folder of resources/fonts; a missing file is the error of `readFile` */
export async function loadPrintFonts(fontsDir: string): Promise<PrintFonts> {
  const [regular, bold] = await Promise.all(
    [files.regular, files.bold].map(async (file) => openFont(await readFile(join(fontsDir, file)))),
  );
  if (regular === undefined || bold === undefined) throw new Error('two fonts in, two fonts out');
  return { regular, bold };
}

/** Makes the fonts known to a document as `regular` and `bold`. */
export function registerFonts(doc: PDFKit.PDFDocument, fonts: PrintFonts): void {
  for (const weight of ['regular', 'bold'] as const) {
    doc.registerFont(weight, fonts[weight] as unknown as PDFKit.Mixins.PDFFontSource);
  }
}

function openFont(bytes: Uint8Array): PrintFont {
  // null: the default, Helvetica, is a file that a bundle does not carry
  const probe = new PDFDocument({ autoFirstPage: false, font: null as unknown as string });
  probe.font(bytes as Buffer);
  // pdfkit keeps the opened font to itself, and 0.20 accepts it back in the place of bytes (see `registerFonts`).
  const { font } = (probe as unknown as { _font: { font: PrintFont } })._font;
  // fontkit keeps for each glyph the code points of its first use, and none when that use was as a part of ğ or Ö.
  // A shared font would then forget letters in the text of later documents: so every glyph is met here, in order.
  for (const codePoint of [...font.characterSet].sort((a, b) => a - b)) font.glyphForCodePoint(codePoint);
  return font;
}

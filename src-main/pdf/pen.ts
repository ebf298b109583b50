// Draws on a pdfkit document: measured text, wrapped by our own rules, rules and boxes. Knows nothing of invoices.
// Every line of text is one call without pdfkit's line wrapper, so that what was measured is what is drawn.
import type { FontWeight, PrintFont } from './fonts.ts';

export type TextStyle = { font: FontWeight; size: number; color: string; leading: number };

export type Align = 'left' | 'right' | 'center';

export const ink = '#16191d';
export const muted = '#5b6470';
export const lineColor = '#3c434c';
export const hairColor = '#c3c9d1';
export const fillColor = '#f1f3f6';

export const styles = {
  body: { font: 'regular', size: 9, color: ink, leading: 12.2 },
  strong: { font: 'bold', size: 9, color: ink, leading: 12.2 },
  label: { font: 'regular', size: 8, color: muted, leading: 12.2 },
  small: { font: 'regular', size: 7.5, color: muted, leading: 10 },
  heading: { font: 'bold', size: 8, color: ink, leading: 11 },
  title: { font: 'bold', size: 15, color: ink, leading: 20 },
} satisfies Record<string, TextStyle>;

/** Where the baseline lies in a line: of the leading alone, so that small labels stand level with their values. */
const baselineShare = 0.755;

export type Pen = {
  doc: PDFKit.PDFDocument;
  widthOf: (text: string, style: TextStyle) => number;
  /** Lines of at most `width` points; a word longer than that is cut, a line feed is kept. */
  wrap: (text: string, style: TextStyle, width: number) => string[];
  /** Draws lines downwards from `top` within `width`; answers the y below them. */
  lines: (lines: string[], x: number, top: number, style: TextStyle, width: number, align?: Align) => number;
  rule: (x1: number, y1: number, x2: number, y2: number, weight: number, color?: string) => void;
  fill: (x: number, y: number, width: number, height: number, color: string) => void;
};

/**
 * @param doc a document whose fonts `regular` and `bold` are registered
 * @param font tells which characters the fonts hold (both hold the same)
 */
export function createPen(doc: PDFKit.PDFDocument, font: PrintFont): Pen {
  const use = (style: TextStyle) => doc.font(style.font).fontSize(style.size);
  const drawnWidth = (text: string, style: TextStyle) => use(style).widthOfString(text);
  const line = (text: string, x: number, top: number, style: TextStyle, width: number, align: Align) => {
    if (text === '') return;
    const free = align === 'left' ? 0 : width - drawnWidth(text, style);
    const left = x + (align === 'right' ? free : free / 2);
    const baseline = top + style.leading * baselineShare;
    use(style)
      .fillColor(style.color)
      .text(text, left, baseline, { lineBreak: false, baseline: 'alphabetic' });
  };
  return {
    doc,
    widthOf: (text, style) => drawnWidth(printable(text, font), style),
    wrap: (text, style, width) =>
      printable(text, font)
        .split('\n')
        .flatMap((part) => wrapLine(part, width, (piece) => drawnWidth(piece, style))),
    lines: (lines, x, top, style, width, align = 'left') => {
      lines.forEach((text, index) => {
        line(printable(text, font), x, top + index * style.leading, style, width, align);
      });
      return top + lines.length * style.leading;
    },
    rule: (x1, y1, x2, y2, weight, color = lineColor) => {
      doc.moveTo(x1, y1).lineTo(x2, y2).lineWidth(weight).strokeColor(color).stroke();
    },
    fill: (x, y, width, height, color) => {
      doc.rect(x, y, width, height).fill(color);
    },
  };
}

/**
 * What the font can show: composed letters, no control characters. For a letter that the font lacks stands the
 * plain form (℃ → °C), its base letter (ế → e), or a question mark: a gap would not be noticed.
 */
export function printable(text: string, font: PrintFont): string {
  const clean = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\u2212/g, '–')
    .replace(/→/g, '->')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, '');
  const isShown = (character: string) =>
    character === '\n' || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  const shown = [...clean].map((character) => {
    if (isShown(character)) return character;
    const plain = [character.normalize('NFKC'), character.normalize('NFKD').replace(/\p{M}/gu, '')];
    return plain.find((form) => form !== '' && [...form].every(isShown)) ?? '?';
  });
  return shown.join('');
}

/** Greedy wrapping at spaces, slashes and hyphens between letters; a non-breaking space never breaks. */
export function wrapLine(text: string, width: number, widthOf: (piece: string) => number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const piece of text.split(/(?<=[ /])|(?<=\p{L}-)(?=\p{L})/u)) {
    if (widthOf((current + piece).trimEnd()) <= width) {
      current += piece;
      continue;
    }
    if (current !== '') lines.push(current.trimEnd());
    current = piece.trimStart();
    while (widthOf(current.trimEnd()) > width) {
      const head = fittingHead(current, width, widthOf);
      if (head.length === current.length) break;
      lines.push(head);
      current = current.slice(head.length);
    }
  }
  lines.push(current.trimEnd());
  return lines;
}

function fittingHead(text: string, width: number, widthOf: (piece: string) => number): string {
  let head = '';
  for (const character of text) {
    if (head !== '' && widthOf(head + character) > width) break;
    head += character;
  }
  return head;
}

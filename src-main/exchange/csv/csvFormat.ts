// How a CSV file is written: its encoding and its delimiter, guessed from its first bytes.
// Guesses only; the user may overrule both. Owns no reading of rows.
import { isUtf8 } from 'node:buffer';
import { bomEncoding } from '#main/exchange/archive/decodeText.ts';

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';
export type CsvDelimiter = ';' | ',' | '\t' | '|';

export const csvDelimiters: readonly CsvDelimiter[] = [';', ',', '\t', '|'];

/** Drops the last bytes of a head that may end inside a UTF-8 letter. */
function trimCutLetter(head: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, head.length); back += 1) {
    const byte = head[head.length - back] ?? 0;
    if (byte < 0x80) return head;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? head.subarray(0, head.length - back) : head;
    }
  }
  return head;
}

/** Without a mark: zero bytes tell UTF-16, valid UTF-8 is UTF-8, the rest is Windows-1251 (Excel in our countries). */
export function detectEncoding(head: Buffer): CsvEncoding {
  const mark = bomEncoding(head);
  if (mark !== undefined) return mark;
  let even = 0;
  let odd = 0;
  for (const [index, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even + odd > head.length / 8) return odd > even ? 'utf-16le' : 'utf-16be';
  return isUtf8(trimCutLetter(head)) ? 'utf-8' : 'windows-1251';
}

/** Delimiters in each line, outside quotes; quoted line breaks do not end a line. */
function countPerLine(sample: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let isQuoted = false;
  let hasContent = false;
  for (const char of sample) {
    if (char === '"') isQuoted = !isQuoted;
    if (char === '\n' && !isQuoted) {
      if (hasContent) counts.push(count);
      count = 0;
      hasContent = false;
      continue;
    }
    if (char !== '\r') hasContent = true;
    if (char === delimiter && !isQuoted) count += 1;
  }
  if (hasContent && counts.length === 0) counts.push(count);
  return counts;
}

/** `sep=;` in the first line, as Excel writes and reads it. */
export function declaredDelimiter(sample: string): string | undefined {
  return /^sep=(.)\r?(\n|$)/i.exec(sample)?.[1];
}

/**
 * The delimiter that the header has and most lines repeat as often; undefined when no candidate occurs
 * (a file of one column).
 */
export function detectDelimiter(sample: string): CsvDelimiter | undefined {
  const declared = csvDelimiters.find((delimiter) => delimiter === declaredDelimiter(sample));
  if (declared !== undefined) return declared;
  let best: { delimiter: CsvDelimiter; score: number } | undefined;
  for (const delimiter of csvDelimiters) {
    const counts = countPerLine(sample, delimiter);
    const header = counts[0] ?? 0;
    if (header === 0) continue;
    const same = counts.filter((count) => count === header).length / counts.length;
    const score = same * 1000 + Math.min(header, 100);
    if (best === undefined || score > best.score) best = { delimiter, score };
  }
  return best?.delimiter;
}

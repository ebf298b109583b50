// Finds words in the whole guide: by section, those whose heading answers first. Folds as every search of the program does.
import { fold, searchTokens } from '#shared/domain/fold.ts';
import type { Guide } from './guide.ts';

export type Found = {
  page: string;
  title: string;
  anchor: string;
  heading: string;
  /** The line that answers. */
  line: string;
};

const most = 40;
const lineMost = 160;

/** A long line from the word before the place that answers. */
function cutLine(line: string, at: number): string {
  if (line.length <= lineMost) return line;
  const start = Math.max(0, line.lastIndexOf(' ', Math.max(0, at - lineMost / 3)));
  const part = line.slice(start, start + lineMost).trim();
  return `${start > 0 ? '…' : ''}${part}${start + lineMost < line.length ? '…' : ''}`;
}

/** @returns sections that have every word, at most 40; none for an empty query */
export function searchGuide(guide: Guide, query: string): Found[] {
  const tokens = searchTokens(query);
  const [first = ''] = tokens;
  if (tokens.length === 0) return [];
  const has = (text: string): boolean => tokens.every((token) => text.includes(token));
  const found = guide.flatMap(({ name, title, sections }) =>
    sections.flatMap(({ anchor, heading, text }) => {
      const isInHeading = has(fold(heading));
      if (!isInHeading && !has(fold(`${heading}\n${text}`))) return [];
      const lines = text.split('\n').filter((line) => line.trim() !== '');
      const line = lines.find((one) => fold(one).includes(first)) ?? lines[0] ?? '';
      const at = fold(line).indexOf(first);
      return [{ isInHeading, page: name, title, anchor, heading, line: cutLine(line, at) }];
    }),
  );
  return found
    .toSorted((a, b) => Number(b.isInHeading) - Number(a.isInHeading))
    .slice(0, most)
    .map(({ isInHeading, ...rest }) => rest);
}

// Merged areas of a sheet. They stand after the rows, so they are looked for in a first pass over the bare text, without
// a parser. Reads only.
import type { SourceFile } from '../archive/exchangeSource.ts';
import { decodeXml } from '../commerceml/decodeXml.ts';
import { columnOf } from './cellRef.rules.ts';

/** An area over several rows; only its first column counts. */
export type Merge = { column: number; top: number; bottom: number };

const tag = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)"/g;
const longestTag = 200;
const maxMerges = 100_000;

/** By the row they begin in. What lies beyond the first 100 000 stays as it is. */
export async function readMerges(file: SourceFile): Promise<ReadonlyMap<number, Merge[]>> {
  const merges = new Map<number, Merge[]>();
  let count = 0;
  let carried = '';
  for await (const chunk of decodeXml(await file.open(), file.path)) {
    const text = carried + chunk;
    let end = 0;
    for (const match of text.matchAll(tag)) {
      const [whole, letters = '', from, to] = match;
      end = match.index + whole.length;
      const merge = { column: columnOf(letters), top: Number(from), bottom: Number(to) };
      if (merge.bottom <= merge.top || count >= maxMerges) continue;
      count += 1;
      const same = merges.get(merge.top);
      if (same === undefined) merges.set(merge.top, [merge]);
      else same.push(merge);
    }
    carried = text.slice(Math.max(end, text.length - longestTag));
  }
  return merges;
}

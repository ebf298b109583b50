// How the fields of one change meet the fields of a row that is there: what is written, what becomes a conflict, and
// what becomes of the columns that derive from them. Pure; whether the row lives or dies is mergeOp's.
import { isStated } from './countDocument.ts';
import { mergeText } from './mergeText.ts';
import type { FieldValue, Row } from './ops.ts';
import { type Conflict, fieldOf, hasSeen, isAuthored, type Rec, unseenEdits, type Writer } from './rec.ts';
import type { SyncedTable } from './registry.ts';

type Field = readonly [base: number, old: FieldValue, value: FieldValue];
export type Fields = Readonly<Record<string, Field>>;

export type FieldsMerged = {
  written: Row;
  conflicts: Conflict[];
  /** Columns into which something was folded that the author had not seen. */
  mixed: string[];
};

/** Who brings the fields: `seen` is the newest number of the row that he had before him. */
type Author = { table: SyncedTable; seen: number; writer: Writer };

export function mergeFields(rec: Rec, fields: Fields, author: Author): FieldsMerged {
  const merged: FieldsMerged = { written: {}, conflicts: [], mixed: [] };
  for (const [column, field] of Object.entries(fields)) {
    const isMerged = isAuthored(author.table, column) || author.table.columns[column] === 'counted';
    if (isMerged) mergeField(merged, rec, { column, field, ...author });
  }
  return merged;
}

type OneField = Author & { column: string; field: Field };

function mergeField(merged: FieldsMerged, rec: Rec, one: OneField): void {
  const { column, field, table, writer } = one;
  const [, base, mine] = field;
  const theirs = fieldOf(rec, column);
  if (mine === theirs) return;
  if (isOnTop(rec, theirs, one)) {
    merged.written[column] = mine;
    return;
  }
  const current = rec.ver[column] ?? 0;
  const theirWriter = rec.writers[current];
  const kind = table.columns[column];
  const joined = kind === 'text' ? joinTexts(mine, base, theirs) : undefined;
  if (joined !== undefined) {
    if (joined.text !== theirs) merged.written[column] = joined.text;
    if (joined.hasClash) merged.conflicts.push({ column, base, mine, theirs, winner: 'both' });
    merged.mixed.push(column);
    return;
  }
  // What the hub owns goes to him who had it before him as it stands, and never by a clock.
  const wins = kind !== 'server' && isLater(writer, theirWriter);
  if (wins) merged.written[column] = mine;
  // Neither of two counts is right once both have written: it is counted anew, unless it is what 1C says.
  if (kind === 'counted' && !isStated(rec.data)) return;
  merged.conflicts.push({ column, base, mine, theirs, winner: wins ? 'mine' : 'theirs' });
}

/** The author had the field before him as it stands: sequential work, whatever the clocks say. */
function isOnTop(rec: Rec, theirs: FieldValue, { column, field, table, seen, writer }: OneField): boolean {
  const [baseVersion, base] = field;
  const current = rec.ver[column] ?? 0;
  if (current === 0) return true;
  // The hub may have joined lines of another into the author's own text: only on the very text does he write on top, or on
  // his own edit before this one that was refused, where nobody wrote since.
  if (table.columns[column] === 'text' && base !== theirs)
    return baseVersion < 0 && hasSeen(rec, column, seen, writer.device);
  if (rec.writers[current]?.device === writer.device) return true;
  if (baseVersion >= 0) return current <= baseVersion;
  // He wrote on his own edit before this one: that lay on what he had seen, or wrote what another had written already.
  return current <= seen || base === theirs;
}

function joinTexts(
  mine: FieldValue,
  base: FieldValue,
  theirs: FieldValue,
): ReturnType<typeof mergeText> | undefined {
  if (typeof mine !== 'string' || typeof theirs !== 'string') return undefined;
  return mergeText(mine, typeof base === 'string' ? base : '', theirs);
}

/** The edits of one device are ordered by their count, of which its clock knows nothing. */
function isLater(mine: Writer, theirs: Writer | undefined): boolean {
  if (theirs === undefined) return true;
  if (mine.device === theirs.device) return mine.cseq > theirs.cseq;
  return mine.eff === theirs.eff ? mine.device > theirs.device : mine.eff > theirs.eff;
}

/**
 * The columns that nobody authors, to go with `merged.written`. The hub holds a derived value only while its author had
 * the whole row before him as it now is; otherwise null, which asks whoever applies the row to derive it anew.
 * @param asked all that the change brought
 */
export function unauthored(rec: Rec, asked: Fields, merged: FieldsMerged, author: Author): Row {
  const columns = Object.keys(merged.written);
  if (columns.length === 0) return {};
  const updatedAt = asked.updated_at?.[2];
  const all: Row = updatedAt === undefined ? {} : { updated_at: updatedAt };
  if (columns.every((column) => column === 'id' || column === 'deleted_at')) return all;
  const { table, seen, writer } = author;
  const isAsAsked = merged.conflicts.length === 0 && merged.mixed.length === 0;
  // What he wrote upon was not what stands here: what he left as it was, derives from something else.
  const isOnTop = columns.every((column) => !asked[column] || asked[column][1] === fieldOf(rec, column));
  const knewAll = isAsAsked && isOnTop && unseenEdits(rec, table, seen, writer.device).length === 0;
  for (const [column, kind] of Object.entries(table.columns)) {
    if (kind !== 'derived') continue;
    const current = fieldOf(rec, column);
    const [baseVersion, base, mine] = asked[column] ?? [0, current, current];
    // What he derived it from must be at the hub too: an edit of his before this one may have been refused.
    const isSame = base === current || (baseVersion >= 0 && hasSeen(rec, column, baseVersion, writer.device));
    const value = knewAll && isSame ? mine : null;
    if (value !== current) all[column] = value;
  }
  return all;
}

// SQL of series on the time line: their open occurrences ahead are folded into the next one. What has passed stays a row of its own.
import type { ReadContext } from '../store/context.ts';

/** Of a row `i`: an open occurrence from today on stands before it. Binds `:today`. */
export const isFolded = `(i.status = 'planned' AND i.series_id IS NOT NULL AND EXISTS (
  SELECT 1 FROM interactions e WHERE e.series_id = i.series_id AND e.occurrence_on < i.occurrence_on
    AND e.occurrence_on >= :today AND e.status = 'planned' AND e.deleted_at IS NULL))`;

export type FoldedSeries = { rule: string; later: number };

/** Per series its rule, and how many open occurrences there are after the next one. */
export function loadFolded(
  { sql, today }: ReadContext,
  seriesIds: readonly string[],
): Map<string, FoldedSeries> {
  const rows = sql.all<FoldedSeries & { id: string }>(
    `SELECT s.id, s.rule, max(0, count(e.id) - 1) AS later FROM json_each(:ids) k JOIN event_series s ON s.id = k.value
     LEFT JOIN interactions e ON e.series_id = s.id AND e.occurrence_on >= :today AND e.status = 'planned'
       AND e.deleted_at IS NULL
     GROUP BY s.id`,
    { ids: JSON.stringify(seriesIds), today },
  );
  return new Map(rows.map(({ id, rule, later }) => [id, { rule, later }]));
}

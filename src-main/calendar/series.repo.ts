// SQL of series and of the rows that are their occurrences.
import { eq } from 'drizzle-orm';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { eventSeries, interactions } from '../store/schema/index.ts';
import type { Occurrence, Series } from './series.rules.ts';

type Stored = Omit<Series, 'isEnded'> & { isEnded: 0 | 1 };

const columns = `s.id, s.partner_id AS partnerId, s.contact_id AS contactId, s.kind, s.subject, s.content, s.place,
  s.importance, s.owner_id AS ownerId, s.author_id AS authorId, s.duration_min AS durationMin,
  s.reminder_min AS reminderMin, s.rule, s.time_zone AS timeZone, s.start_on AS startOn, s.start_minute AS startMinute,
  s.until_on AS untilOn, s.deleted_at IS NOT NULL AS isEnded`;

const toSeries = (row: Stored): Series => ({ ...row, isEnded: row.isEnded === 1 });

/** One that was ended whole is gone. */
export function loadSeries({ sql }: ReadContext, id: string): Series | undefined {
  const found = sql.get<Stored>(
    `SELECT ${columns} FROM event_series s WHERE s.id = ? AND s.deleted_at IS NULL`,
    [id],
  );
  return found && toSeries(found);
}

/** Of the owners; `withEnded` those that are over too, whose rows may still lie about. */
export function listSeries(
  { sql }: ReadContext,
  owners: readonly string[],
  { withEnded }: { withEnded: boolean },
): Series[] {
  const living = withEnded ? '' : 'AND s.deleted_at IS NULL';
  return sql
    .all<Stored>(
      `SELECT ${columns} FROM event_series s WHERE s.owner_id IN (SELECT value FROM json_each(?)) ${living}`,
      [JSON.stringify(owners)],
    )
    .map(toSeries);
}

/** Every row there is of a series, deleted ones too: its day is taken. */
export function listOccurrences({ sql }: ReadContext, seriesId: string): Occurrence[] {
  type Row = Omit<Occurrence, 'isOpen'> & { isOpen: 0 | 1 };
  return sql
    .all<Row>(
      `SELECT id, occurrence_on AS occurrenceOn, planned_at AS plannedAt, planned_on AS plannedOn,
         contact_id AS contactId, subject, content, place, importance, duration_min AS durationMin,
         status = 'planned' AND deleted_at IS NULL AS isOpen
       FROM interactions WHERE series_id = ?`,
      [seriesId],
    )
    .map((row) => ({ ...row, isOpen: row.isOpen === 1 }));
}

/** Series that own open rows here and are no more: their making was undone. */
export function listLostSeriesIds({ sql }: ReadContext): string[] {
  return sql
    .all<{ id: string }>(
      `SELECT DISTINCT i.series_id AS id FROM interactions i WHERE i.series_id IS NOT NULL AND i.status = 'planned'
         AND i.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM event_series s WHERE s.id = i.series_id)`,
    )
    .map(({ id }) => id);
}

export function insertSeries(tx: WriteContext, { isEnded: _isEnded, ...values }: Series): void {
  tx.orm
    .insert(eventSeries)
    .values({ ...values, createdAt: tx.now, updatedAt: tx.now })
    .run();
}

export function endSeriesRow(
  tx: WriteContext,
  id: string,
  end: { untilOn: string } | { deletedAt: number },
): void {
  tx.orm
    .update(eventSeries)
    .set({ ...end, updatedAt: tx.now })
    .where(eq(eventSeries.id, id))
    .run();
}

/** The row stands for a day of another series from now on. */
export function handOver(tx: WriteContext, id: string, to: { seriesId: string; occurrenceOn: string }): void {
  tx.orm
    .update(interactions)
    .set({ ...to, updatedAt: tx.now })
    .where(eq(interactions.id, id))
    .run();
}

/** @returns the row that stands for a day of a series, deleted or not */
export function findOccurrence({ sql }: ReadContext, seriesId: string, on: string): string | undefined {
  return sql.get<{ id: string }>('SELECT id FROM interactions WHERE series_id = ? AND occurrence_on = ?', [
    seriesId,
    on,
  ])?.id;
}

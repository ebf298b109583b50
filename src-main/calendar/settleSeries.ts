// Rows of a series as its rule has them: the one road by which occurrences are made and, untouched, go again.
// A part of its caller's transaction; what is to be done is decided by the rules.
import { lives, recordInteraction, updateInteraction } from '../interactions/index.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { listLostSeriesIds, listOccurrences, listSeries } from './series.repo.ts';
import { occurrenceId, type Series, settlementOf, slotOf } from './series.rules.ts';

/** Makes the row of a day. @throws AppError not_found/partner_gone */
export function makeOccurrence(tx: WriteContext, series: Series, on: string): string {
  const { partnerId, kind, subject, content, place, importance, ownerId, durationMin, reminderMin } = series;
  const contactId =
    series.contactId !== null && lives(tx, { table: 'contacts', id: series.contactId, partnerId })
      ? series.contactId
      : null;
  const slot = slotOf(series, on);
  return recordInteraction(tx, {
    ...{ partnerId, contactId, kind, subject, content, place, importance, ownerId, durationMin, reminderMin },
    planned: slot.at === null ? { on } : { at: slot.at },
    occurrence: { id: occurrenceId(series.id, on), seriesId: series.id, on },
  });
}

/** Whether the client and the owner are there: without them nothing is made. */
const canBeHeld = (context: ReadContext, { partnerId, ownerId }: Series): boolean =>
  lives(context, { table: 'partners', id: partnerId }) && lives(context, { table: 'users', id: ownerId });

const plan = (context: ReadContext, series: Series) => {
  const settlement = settlementOf(series, listOccurrences(context, series.id), context.today);
  return canBeHeld(context, series) ? settlement : { ...settlement, make: [] };
};

/** Idempotent: a second time there is nothing to do. */
export function settleSeries(tx: WriteContext, series: Series): void {
  const { make, drop } = plan(tx, series);
  for (const on of make) makeOccurrence(tx, series, on);
  for (const id of drop) updateInteraction(tx, id, { deletedAt: tx.now });
}

type Due = { series: Series[]; lost: string[] };

/** Series of the user that have something to settle. */
export function findUnsettled(context: ReadContext): Due {
  const series = listSeries(context, [context.user.id], { withEnded: true }).filter((each) => {
    const { make, drop } = plan(context, each);
    return make.length + drop.length > 0;
  });
  return { series, lost: listLostSeriesIds(context) };
}

export function settleAll(tx: WriteContext, { series, lost }: Due): void {
  for (const each of series) settleSeries(tx, each);
  for (const id of lost)
    for (const row of listOccurrences(tx, id))
      if (row.isOpen) updateInteraction(tx, row.id, { deletedAt: tx.now });
}

// Rows of a price list as plans, in the order of the file.
import type Database from 'better-sqlite3';
import type { Planner, ShownRows } from '../csv/plannedRow.ts';
import { stagedItems } from '../staging/stageItems.repo.ts';
import { type ItemPlan, planItem } from './planItem.repo.ts';
import { writeItem } from './writeItem.repo.ts';

type Written = Exclude<ItemPlan, { outcome: 'refused' }>;

/** What the row leaves out is shown as it stands. */
function showItem(plan: Written): ShownRows['items'][number] {
  const { row, outcome } = plan;
  const known = plan.outcome === 'create' ? undefined : plan.item;
  const { line, barcode, group, prices, quantityMilli, warehouse } = row;
  return {
    ...{ line, outcome, prices, warehouse, barcode: barcode || (known?.barcode ?? '') },
    name: row.name || (known?.name ?? ''),
    article: row.article || (known?.article ?? ''),
    unit: row.unit || (known?.unit ?? ''),
    group: group.join(' / '),
    quantity: quantityMilli === undefined ? null : quantityMilli / 1000,
  };
}

export function* plannedItems(db: Database.Database): Generator<Planner> {
  for (const row of stagedItems(db)) {
    yield (ctx) => {
      const plan = planItem(ctx, row);
      if (plan.outcome === 'refused') {
        const { line, cells } = row;
        return { outcome: 'refused', refused: { line, reason: plan.reason, cells: [...cells] } };
      }
      return {
        outcome: plan.outcome,
        write: (tx) => writeItem(tx, plan),
        show: (shown) => void shown.items.push(showItem(plan)),
      };
    };
  }
}

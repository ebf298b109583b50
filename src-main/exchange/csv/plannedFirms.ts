// Firms of a table of partners as plans, in the order of their first rows.
import type Database from 'better-sqlite3';
import { toFirm } from './csvRows.rules.ts';
import type { Planner } from './plannedRow.ts';
import { previewFirm } from './previewFirm.rules.ts';
import { stagedFirms } from './stageCsv.repo.ts';
import { planFirm, writeFirm } from './writeFirms.repo.ts';

/** @param home country of firms that name none */
export function* plannedFirms(db: Database.Database, home: string): Generator<Planner> {
  for (const rows of stagedFirms(db)) {
    yield (ctx) => {
      const firm = toFirm(rows);
      if (firm === undefined) return undefined;
      const plan = planFirm(ctx, firm, home);
      return {
        outcome: plan.outcome,
        write: (tx) => void writeFirm(tx, plan),
        show: (shown) => void shown.rows.push(previewFirm(plan)),
      };
    };
  }
}

// Whether the company is the demo, and how many rows of it the user made. Reads only.
import type { Output } from '#shared/contract/index.ts';
import { loadLocal } from '../company/index.ts';
import type { ReadContext } from '../store/context.ts';

export function loadDemo(context: ReadContext): Output<'exchange.loadDemo'> {
  const isDemo = loadLocal(context, 'isDemo') === true;
  const madeAt = loadLocal(context, 'demoMadeAt');
  const isKnown = isDemo && typeof madeAt === 'number';
  const count = (table: 'partners' | 'interactions' | 'tasks' | 'items' | 'documents'): number =>
    context.sql.get<{ n: number }>(
      `SELECT count(*) AS n FROM ${table} WHERE created_at > ? AND deleted_at IS NULL`,
      [isKnown ? madeAt : context.now],
    )?.n ?? 0;
  // Counted in any company: a query opens all the tables that it names.
  const own = {
    partners: count('partners'),
    interactions: count('interactions'),
    tasks: count('tasks'),
    items: count('items'),
    documents: count('documents'),
  };
  return {
    isDemo,
    isOfOffice: context.sql.get('SELECT 1 FROM sync_state LIMIT 1') !== undefined,
    own: isKnown ? own : null,
  };
}

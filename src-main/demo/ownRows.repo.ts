// Whether the company is the demo, and how many rows of it the user made. Reads only.
import type { Output } from '#shared/contract/index.ts';
import { loadLocal } from '../company/index.ts';
import type { ReadContext } from '../store/context.ts';

export function loadDemo(context: ReadContext): Output<'exchange.loadDemo'> {
  const isDemo = loadLocal(context, 'isDemo') === true;
  const madeAt = loadLocal(context, 'demoMadeAt');
  const count = (table: 'partners' | 'interactions' | 'tasks' | 'items' | 'documents'): number =>
    context.sql.get<{ n: number }>(
      `SELECT count(*) AS n FROM ${table} WHERE created_at > ? AND deleted_at IS NULL`,
      [Number(madeAt)],
    )?.n ?? 0;
  return {
    isDemo,
    isOfOffice: context.sql.get('SELECT 1 FROM sync_state LIMIT 1') !== undefined,
    own:
      isDemo && typeof madeAt === 'number'
        ? {
            partners: count('partners'),
            interactions: count('interactions'),
            tasks: count('tasks'),
            items: count('items'),
            documents: count('documents'),
          }
        : null,
  };
}

// Whether the company is the demo, and how many rows of it the user made. Reads only.
import type { Output } from '#shared/contract/index.ts';
import { loadLocal } from '../company/index.ts';
import type { ReadContext } from '../store/context.ts';

export function reviewDemo(context: ReadContext): Output<'exchange.reviewDemo'> {
  const isDemo = loadLocal(context, 'isDemo') === true;
  const isOfOffice = context.sql.get('SELECT 1 FROM sync_state LIMIT 1') !== undefined;
  const madeAt = loadLocal(context, 'demoMadeAt');
  if (!isDemo || typeof madeAt !== 'number') return { isDemo, isOfOffice, own: null };
  const count = (table: 'partners' | 'interactions' | 'tasks' | 'items' | 'documents'): number =>
    context.sql.get<{ n: number }>(
      `SELECT count(*) AS n FROM ${table} WHERE created_at > ? AND deleted_at IS NULL`,
      [madeAt],
    )?.n ?? 0;
  const own = {
    partners: count('partners'),
    interactions: count('interactions'),
    tasks: count('tasks'),
    items: count('items'),
    documents: count('documents'),
  };
  return { isDemo, isOfOffice, own };
}

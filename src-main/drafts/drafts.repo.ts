// Rows of drafts: one a form and record, the last text of it. Old ones are not listed; the next start clears them.
import { desc, eq, gte } from 'drizzle-orm';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { draftsKeptMs } from '../store/prune.ts';
import { drafts } from '../store/schema/index.ts';

export function listDrafts(context: ReadContext): { key: string; text: string; savedAt: number }[] {
  return context.orm
    .select()
    .from(drafts)
    .where(gte(drafts.savedAt, context.now - draftsKeptMs))
    .orderBy(desc(drafts.savedAt))
    .all();
}

export function keepDraft(tx: WriteContext, key: string, text: string): void {
  tx.orm
    .insert(drafts)
    .values({ key, text, savedAt: tx.now })
    .onConflictDoUpdate({ target: drafts.key, set: { text, savedAt: tx.now } })
    .run();
  tx.touch('drafts');
}

export function dropDraft(tx: WriteContext, key: string): void {
  if (tx.orm.delete(drafts).where(eq(drafts.key, key)).run().changes > 0) tx.touch('drafts');
}

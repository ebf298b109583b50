// What follows a row goes where it goes: contacts and documents of a partner, lines of a document. Those who see both
// places hold on to it, the others hear `leave` or get the row whole; what went for good stays where it went, or who never
// had it would be told of it. Page by page, so memory stays flat.
import { type KeyedRec, keyText, type LogWriter, type OpRow, type RecKey } from '../storage/store.types.ts';
import type { GroupLog } from './groupLog.ts';
import { isParentTable } from './placeRow.ts';

const pageRows = 500;

type Author = { device: string; cseq: number };

/** @param scopes of the rows that moved, by `keyText` */
export async function moveFollowers(
  writer: LogWriter,
  log: GroupLog,
  { device, cseq }: Author,
  scopes: ReadonlyMap<string, string>,
): Promise<void> {
  if (scopes.size === 0) return;
  await log.flush();
  const parents = [...scopes.keys()].sort();
  for (let after: RecKey | null = null; ; ) {
    const page: KeyedRec[] = await writer.loadFollowers(parents, after, pageRows);
    const moved = new Map<string, string>();
    for (const { key, rec } of page) {
      const scope = scopes.get(rec.parent);
      if (scope === undefined || scope === rec.scope) continue;
      const line = { device, cseq, ...key, isAsAsked: false };
      const add = (op: Pick<OpRow, 'k' | 'f' | 'scope' | 'toScope'>): void =>
        log.addOp({ ...line, seq: log.head() + 1, ...op });
      add({ k: 'leave', f: {}, scope: rec.scope, toScope: scope });
      add({ k: 'put', f: rec.data, scope, toScope: null });
      log.putMoved({ key, rec: { ...rec, scope, seq: log.head() } });
      if (isParentTable(key.t)) moved.set(keyText(key), scope);
    }
    await log.flush();
    await moveFollowers(writer, log, { device, cseq }, moved);
    const last = page.at(-1)?.key;
    if (last === undefined || page.length < pageRows) return;
    after = last;
  }
}

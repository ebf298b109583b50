// Who may see which row, by the rules as sync.md states them; shares no code with the hub. And a laptop that only replays
// what it is told.
import type { LoggedOp, PullOut } from '#shared/sync/logProtocol.ts';

export type Rows = Map<string, Record<string, unknown>>;

const parents: Record<string, [table: string, column: string]> = {
  contacts: ['partners', 'partner_id'],
  documents: ['partners', 'partner_id'],
  document_lines: ['documents', 'document_id'],
};
const owned = new Set(['partners', 'documents']);

/** @param rows all of the company, by `table|id` @returns whose row it is; '*' of everybody's */
export function ownerOf(rows: Rows, key: string): string {
  const row = rows.get(key) ?? {};
  const [table = ''] = key.split('|');
  if (table === 'users') return '*';
  const [parent, column] = parents[table] ?? [];
  const above = column && row[column] ? `${parent}|${row[column]}` : '';
  if (rows.has(above)) return ownerOf(rows, above);
  return (owned.has(table) && (row.owner_id as string)) || (row.was_of as string);
}

/** Rows that follow one that is not there though it once was. */
export const orphans = (rows: Rows, everThere: ReadonlySet<string>): string[] =>
  [...rows].flatMap(([key, row]) => {
    const [parent, column] = parents[key.split('|')[0] ?? ''] ?? [];
    const above = `${parent}|${row[column ?? '']}`;
    return column && everThere.has(above) && !rows.has(above) ? [key] : [];
  });

/** @param users rows of `users` by id */
export function isSeenBy(users: Map<string, Record<string, unknown>>, user: string, owner: string): boolean {
  const self = users.get(user);
  if (self?.role === 'admin' || owner === '*' || owner === user) return true;
  return self?.role === 'head' && users.get(owner)?.department === self.department;
}

/** What a laptop makes of what it is told: own lines it takes from what it sent. */
export function replay(
  rows: Rows,
  sent: readonly { id: string; k: string; f?: object }[][],
  page: PullOut,
): void {
  for (const op of page.ops) applyLine(rows, sent, op);
}

function applyLine(rows: Rows, sent: readonly { id: string; k: string; f?: object }[][], op: LoggedOp): void {
  const key = `${op.t}|${op.id}`;
  const asked = op.k === 'own' ? sent[op.cseq - 1]?.find(({ id }) => id === op.id) : undefined;
  if (op.k === 'none') return;
  if (op.k === 'leave' || op.k === 'del' || asked?.k === 'del') {
    rows.delete(key);
    return;
  }
  const fields =
    asked?.k === 'set'
      ? Object.fromEntries(
          Object.entries(asked.f ?? {}).map(([column, value]) => [column, (value as unknown[])[2]]),
        )
      : { ...(asked?.f ?? op.f), id: op.id };
  const isWhole = op.k === 'put' || asked?.k === 'put';
  if (!isWhole && !rows.has(key)) return;
  rows.set(key, isWhole ? { ...fields } : { ...rows.get(key), ...fields });
}

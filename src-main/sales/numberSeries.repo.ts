// Numbers of documents: one series a kind and prefix, the organisation's with the device's. A number is taken only
// inside the transaction that writes its document, so a failed one leaves no hole.
import { documentNumber } from '#shared/domain/numbers.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';

/** `series` null: the number follows from another document's, and nothing is taken. */
export type NextNumber = { number: string; series: { key: string; counter: number } | null };
export type NumberedKind = 'invoice' | 'quote';

/** What the numbers of this workstation begin with. */
export function numberPrefix({ sql }: Pick<ReadContext, 'sql'>, organizationPrefix: string): string {
  const device = sql.get<{ prefix: string }>('SELECT prefix FROM device');
  return `${organizationPrefix}${device?.prefix ?? ''}`;
}

/** The number that the next document of a kind would get; nothing is taken. */
export function peekNumber(
  context: Pick<ReadContext, 'sql'>,
  kind: NumberedKind,
  organizationPrefix: string,
): NextNumber {
  const { sql } = context;
  const prefix = numberPrefix(context, organizationPrefix);
  const key = `${kind}|${prefix}`;
  let counter = sql.get<{ next: number }>('SELECT next FROM number_series WHERE key = ?', [key])?.next ?? 1;
  // An imported or restored document may already bear the number.
  while (isUsed(documentNumber(prefix, counter))) counter += 1;
  return { number: documentNumber(prefix, counter), series: { key, counter } };

  function isUsed(number: string): boolean {
    return sql.get('SELECT 1 FROM documents WHERE number = ? AND kind = ?', [number, kind]) !== undefined;
  }
}

/** Moves the series past a number that `peekNumber` gave in this same transaction. */
export function takeNumber(tx: WriteContext, { series }: NextNumber): void {
  if (series === null) return;
  tx.sql.run(
    'INSERT INTO number_series(key, next) VALUES (:key, :next) ON CONFLICT(key) DO UPDATE SET next = excluded.next',
    { key: series.key, next: series.counter + 1 },
  );
  tx.touch('number_series');
}

// Numbers of documents: one series for each prefix, the organisation's with the device's. A number is taken only
// inside the transaction that writes its document, so a failed one leaves no hole.
import { documentNumber } from '#shared/domain/numbers.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';

export type NextNumber = { seriesKey: string; counter: number; number: string };

/** The number that the next invoice would get; nothing is taken. */
export function peekInvoiceNumber({ sql }: ReadContext, organizationPrefix: string): NextNumber {
  const device = sql.get<{ prefix: string }>('SELECT prefix FROM device');
  const prefix = `${organizationPrefix}${device?.prefix ?? ''}`;
  const seriesKey = `invoice|${prefix}`;
  const series = sql.get<{ next: number }>('SELECT next FROM number_series WHERE key = ?', [seriesKey]);
  let counter = series?.next ?? 1;
  // An imported or restored document may already bear the number.
  while (isUsed(documentNumber(prefix, counter))) counter += 1;
  return { seriesKey, counter, number: documentNumber(prefix, counter) };

  function isUsed(number: string): boolean {
    return sql.get("SELECT 1 FROM documents WHERE number = ? AND kind = 'invoice'", [number]) !== undefined;
  }
}

/** Moves the series past a number that `peekInvoiceNumber` gave in this same transaction. */
export function takeNumber(tx: WriteContext, { seriesKey, counter }: NextNumber): void {
  tx.sql.run(
    'INSERT INTO number_series(key, next) VALUES (:key, :next) ON CONFLICT(key) DO UPDATE SET next = excluded.next',
    { key: seriesKey, next: counter + 1 },
  );
  tx.touch('number_series');
}

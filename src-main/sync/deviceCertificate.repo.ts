// What the hub said of this device, signed: kept to be shown to a hub that does not know us. Beside the state that every step
// reads, as only hello and admit ask for it.
import type { SignedCertificate } from '#shared/sync/deviceProtocol.ts';
import type { WriteContext } from '../store/context.ts';
import type { ReadSql } from '../store/sql.ts';

/** @returns undefined while there is none, or no hub */
export function findDeviceCertificate(sql: ReadSql): SignedCertificate | undefined {
  const row = sql.get<{ said: string | null }>('SELECT device_certificate AS said FROM sync_state');
  return typeof row?.said === 'string' ? (JSON.parse(row.said) as SignedCertificate) : undefined;
}

/** @param said null: of a hub that gives none */
export function saveDeviceCertificate(tx: WriteContext, said: SignedCertificate | null): void {
  const text = said === null ? null : JSON.stringify(said);
  tx.sql.run('UPDATE sync_state SET device_certificate = ?', [text]);
  tx.touch('sync_state');
}

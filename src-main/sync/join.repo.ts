// What joining a hub writes: the row that says where this workstation stands, and whose it is. Asks no network.
import type { SignedCertificate } from '#shared/sync/deviceProtocol.ts';
import type { WriteContext } from '../store/context.ts';
import { fromTheStart } from './adopt.repo.ts';
import { saveDeviceCertificate } from './deviceCertificate.repo.ts';
import { makeSyncState, type SyncState } from './syncState.repo.ts';

export type Joined = Pick<SyncState, 'hubUrl' | 'hubPin' | 'hubCertificate' | 'hubKey' | 'deviceId'> & {
  deviceCertificate: SignedCertificate | null;
  userId: string;
  /** Of the numbers given here from now on. */
  prefix: string;
  /** The company is here and nowhere else: all its rows go to the hub. */
  isBringing: boolean;
};

export function writeJoined(tx: WriteContext, joined: Joined): void {
  const { isBringing, userId, prefix, deviceCertificate, ...hub } = joined;
  // What was written before is sealed row by row, as it stands.
  const last = tx.sql.get<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM change_log');
  makeSyncState(tx, {
    ...{ ...hub, sealedSeq: last?.seq ?? 0 },
    adoptAfter: isBringing ? fromTheStart : null,
  });
  saveDeviceCertificate(tx, deviceCertificate);
  if (isBringing) tx.sql.run('UPDATE device SET prefix = ?', [prefix]);
  else tx.sql.run('UPDATE device SET prefix = ?, user_id = ?', [prefix, userId]);
  tx.touch('device');
}

/** The hub is forgotten; rows stay, and what waited stays here only. */
export function writeLeft(tx: WriteContext): void {
  for (const table of leftTables) {
    tx.sql.run(`DELETE FROM ${table}`);
    tx.touch(table);
  }
}

const leftTables = [
  ...[
    'sync_state',
    'sync_outbox',
    'sync_pending',
    'sync_shadows',
    'sync_ahead',
    'sync_gone',
    'sync_held',
    'sync_snapshots',
    'sync_seen',
  ],
  ...['sync_marks', 'sync_conflicts', 'sync_problems', 'sync_parked', 'sync_blobs', 'sync_duplicates'],
];

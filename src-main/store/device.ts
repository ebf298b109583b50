// The one row that says who this device is, and the prefix of the numbers it gives.
import type Database from 'better-sqlite3';
import { newDevicePrefix } from '#shared/domain/devicePrefix.ts';
import { newRowId } from '#shared/domain/ids.ts';

/** Makes the row in a new file; the prefix comes from random bits until a hub gives one. */
export function ensureDevice(
  db: Database.Database,
  options: { nowMs: number; random: (count: number) => Uint8Array },
): void {
  if (db.prepare('SELECT 1 FROM device').get()) return;
  const id = newRowId(options.nowMs, options.random(16));
  db.prepare('INSERT INTO device(id, prefix, user_id, created_at) VALUES (?, ?, NULL, ?)').run(
    id,
    newDevicePrefix(options.random),
    options.nowMs,
  );
}

/** A restored or copied file: another series, so that no number is given twice. */
export function renewDevice(db: Database.Database, random: (count: number) => Uint8Array): void {
  db.prepare('UPDATE device SET prefix = ?').run(newDevicePrefix(random));
  // To the hub it is a copy, and goes on under a new id.
  db.prepare('UPDATE sync_state SET nonce = NULL').run();
}

// The one row that says who this device is, and the prefix of the numbers it gives.
import type Database from 'better-sqlite3';
import { newRowId } from '#shared/domain/ids.ts';

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Makes the row in a new file. The prefix comes from random bits until a hub gives one. */
export function ensureDevice(
  db: Database.Database,
  options: { nowMs: number; random: (count: number) => Uint8Array; isNew: boolean },
): void {
  if (db.prepare('SELECT 1 FROM device').get()) return;
  const bits = options.random(3);
  const prefix = [...bits].map((b) => alphabet[b % alphabet.length] ?? 'A').join('');
  db.prepare('INSERT INTO device(id, prefix, user_id, created_at) VALUES (?, ?, NULL, ?)').run(
    newRowId(options.nowMs, options.random(16)),
    prefix,
    options.nowMs,
  );
}

// The backups that lie in the company folder, and the name of the next one. Reads the folder only.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readBackupHeader } from '../store/backupFile.ts';

export type Backup = { name: string; path: string; sizeBytes: number; at: number };

const ending = '.yolda';

/** `undefined` for a file that only looks like a backup, or went away meanwhile. */
function toBackup(path: string, name: string): Backup | undefined {
  try {
    const { createdAt } = readBackupHeader(path);
    return { name, path, sizeBytes: statSync(path).size, at: createdAt };
  } catch {
    return undefined;
  }
}

/** Newest first. */
export function listBackups(folder: string): Backup[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return names
    .flatMap((name) => toBackup(join(folder, name), name) ?? [])
    .sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
}

/** What a migration left: the company's file as it was before, under the same key. Newest first. */
export function listMigrationCopies(folder: string): Backup[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const at = Number(/^before-migration-(\d{1,15})\.db$/.exec(name)?.[1] ?? Number.NaN);
      const path = join(folder, name);
      const stats = statSync(path, { throwIfNoEntry: false });
      return Number.isNaN(at) || !stats?.isFile() ? [] : [{ name, path, sizeBytes: stats.size, at }];
    })
    .sort((a, b) => b.at - a.at);
}

/** `…/backups/yolda-2026-11-23-140509.yolda`, by UTC. */
export function suggestBackup(folder: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  return join(folder, `yolda-${stamp}${ending}`);
}

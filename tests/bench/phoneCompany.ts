// The big company for calls: a copy, since calls are written down, and clients of it who have something to be shown.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBenchCore } from './benchCore.ts';
import { cacheDir } from './company.ts';
import type { Bench } from './measure.ts';
import type { CalledClient } from './phoneCalls.types.ts';

/** Lends a copy of the big company, gone after it. */
export async function onCopy<T>(bench: Bench, use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await bench.company('big');
  const copy = join(cacheDir, 'work-phone');
  rmSync(copy, { recursive: true, force: true });
  try {
    const { status, stderr } = spawnSync('cp', ['-a', '--reflink=auto', dir, copy], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return await use(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Whose number is nobody else's, with talks and purchases. @returns as many as asked for, from all over the company */
export async function chooseClients(bench: Bench, count: number): Promise<CalledClient[]> {
  const opened = await openBenchCore(bench, await bench.company('big'));
  try {
    const last = opened.floor.prepare('SELECT max(rowid) FROM contact_points').pluck().get() as number;
    const next = opened.floor.prepare<[number], CalledClient>(
      `SELECT cp.normalized AS number, p.name FROM contact_points cp JOIN partners p ON p.id = cp.partner_id
       WHERE cp.rowid >= ? AND cp.kind = 'phone' AND cp.normalized LIKE '+%' AND p.deleted_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM contact_points o WHERE o.digits = cp.digits AND o.partner_id <> cp.partner_id)
         AND EXISTS (SELECT 1 FROM interactions i WHERE i.partner_id = p.id)
         AND EXISTS (SELECT 1 FROM documents d WHERE d.partner_id = p.id AND d.kind = 'invoice')
       ORDER BY cp.rowid LIMIT 1`,
    );
    return Array.from({ length: count }, (_, at) => next.get(Math.floor((last * at) / count))).filter(
      (client) => client !== undefined,
    );
  } finally {
    await opened.close();
  }
}

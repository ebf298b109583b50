// A company goes from this computer: by order of its office – database, attachments, backups, keys and secrets – or the
// demo by its user, whose backups stay and open. Once the order is written down, whoever takes the folder next finishes
// it; a kill cannot leave half of an office's company readable, as the key goes first.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Platform } from '../platform/ports.ts';
import { lockFolder } from '../store/companyFolder.ts';
import { writeWhole } from '../store/wholeFile.ts';

const Order = z.object({
  companyId: z.string(),
  secrets: z.array(z.string()),
  /** The demo's: backups stay, and the key that opens them. */
  keepsBackups: z.boolean().default(false),
});
export type WipeOrder = z.input<typeof Order>;

const orderPath = (dir: string): string => join(dir, 'wipe.json');

const parts = ['yolda.db', 'yolda.db-wal', 'yolda.db-shm', 'blobs', 'staging', 'folder.json', 'door.json'];

/** From here on the company is to go. */
export function orderWipe(dir: string, order: WipeOrder): void {
  writeWhole(orderPath(dir), order);
}

/** Finishes what was ordered, if it was. Whoever calls holds the folder's lock, or nobody has it open. */
async function finish(dir: string, { keys, secrets, reach }: Platform): Promise<boolean> {
  if (!existsSync(orderPath(dir))) return false;
  const order = Order.parse(JSON.parse(readFileSync(orderPath(dir), 'utf8')));
  if (!order.keepsBackups) {
    await keys.forget(order.companyId);
    reach('wipe.keyGone');
    rmSync(join(dir, 'backups'), { recursive: true, force: true });
  }
  for (const part of parts) rmSync(join(dir, part), { recursive: true, force: true });
  reach('wipe.filesGone');
  for (const name of order.secrets) await secrets.delete(name);
  rmSync(orderPath(dir));
  return true;
}

/** @returns whether a company went. @throws AppError busy/folder_in_use */
export async function settleWipe(dir: string, platform: Platform): Promise<boolean> {
  if (!existsSync(orderPath(dir))) return false;
  const held = lockFolder(dir);
  try {
    return await finish(dir, platform);
  } finally {
    held.close();
  }
}

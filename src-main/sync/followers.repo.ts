// What follows from rows of others that came: partners that two laptops entered without knowing of each other.

import type { LoggedOp } from '#shared/sync/logProtocol.ts';
import type { WriteContext } from '../store/context.ts';

/** A number that more partners share than this says nothing: a switchboard, a shared mailbox. */
const meaningful = 5;

export type Followers = { entered: Set<string> };

export const noFollowers = (): Followers => ({ entered: new Set() });

const partnerOf = ({ t, id, f }: LoggedOp): string | undefined => {
  if (t === 'partners') return id;
  const isPart = t === 'contact_points' || t === 'legal_entities';
  return isPart && typeof f.partner_id === 'string' ? f.partner_id : undefined;
};

/** @param isOurs whether the change was made here */
export function noteFollowers({ entered }: Followers, op: LoggedOp, isOurs: boolean): void {
  if (op.k !== 'put' && op.k !== 'set') return;
  const partner = partnerOf(op);
  if (partner === undefined) return;
  if (op.k === 'put' && !isOurs) entered.add(partner);
}

const alikeSql = {
  taxId: `SELECT DISTINCT o.partner_id AS id FROM legal_entities m JOIN legal_entities o ON o.tax_id = m.tax_id
    WHERE m.partner_id = :id AND m.tax_id <> '' AND o.partner_id <> :id AND m.deleted_at IS NULL AND o.deleted_at IS NULL`,
  contact: `SELECT DISTINCT o.partner_id AS id, m.kind FROM contact_points m JOIN contact_points o ON o.normalized = m.normalized
    WHERE m.partner_id = :id AND m.normalized <> '' AND m.kind IN ('phone', 'email') AND o.partner_id <> :id
      AND m.deleted_at IS NULL AND o.deleted_at IS NULL`,
} as const;

function noteDuplicates(tx: WriteContext, partnerId: string): void {
  const isLiving = tx.sql.get('SELECT 1 FROM partners WHERE id = ? AND deleted_at IS NULL', [partnerId]);
  if (isLiving === undefined) return;
  for (const [reason, text] of Object.entries(alikeSql)) {
    const alike = tx.sql.all<{ id: string; kind?: string }>(`${text} LIMIT ${meaningful + 1}`, {
      id: partnerId,
    });
    if (alike.length > meaningful) continue;
    for (const { id, kind } of alike) {
      const [first = '', second = ''] = [partnerId, id].toSorted();
      tx.sql.run(
        `INSERT OR IGNORE INTO sync_duplicates(partner_id, other_id, reason, at, state) VALUES (?, ?, ?, ?, 'open')`,
        [first, second, kind ?? reason, tx.now],
      );
      tx.touch('sync_duplicates');
    }
  }
}

export function settleFollowers(tx: WriteContext, { entered }: Followers): void {
  for (const id of entered) noteDuplicates(tx, id);
}

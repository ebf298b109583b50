// Plain warnings of doubles at hand entry: another live partner of the same name, number, address or tax id.
// Finds exact equals only and blocks nothing; the queue of duplicates and merging are not here.
import { fold } from '#shared/domain/fold.ts';
import type { ReadContext } from '../store/context.ts';
import type { Warnings } from './partners.rules.ts';
import { loadPoints } from './reach.repo.ts';

/** Numbers shared by more partners than this say nothing: a switchboard, a shared mailbox. */
const tellingUpTo = 20;

function hasOther(context: ReadContext, sql: string, value: string, partnerId: string): boolean {
  const found = context.sql.all<{ id: string }>(`${sql} LIMIT ${tellingUpTo + 2}`, [value]);
  const others = new Set(found.map(({ id }) => id));
  others.delete(partnerId);
  return others.size > 0 && others.size <= tellingUpTo;
}

const byName = 'SELECT id FROM partners WHERE name_fold = ? AND deleted_at IS NULL';
const byReach = `SELECT cp.partner_id AS id FROM contact_points cp JOIN partners p ON p.id = cp.partner_id
  WHERE cp.normalized = ? AND p.deleted_at IS NULL`;
const byTaxId = `SELECT l.partner_id AS id FROM legal_entities l JOIN partners p ON p.id = l.partner_id
  WHERE l.tax_id = ? AND l.deleted_at IS NULL AND p.deleted_at IS NULL`;

export function nameDoubles(context: ReadContext, partnerId: string, name: string): Warnings {
  const key = fold(name).trim();
  return key !== '' && hasOther(context, byName, key, partnerId)
    ? [{ field: 'name', code: 'same_name' }]
    : [];
}

/** Of the saved list of one owner, fields named as in the form: `reach.0.value`. */
export function reachDoubles(
  context: ReadContext,
  owner: { partnerId: string; contactId: string | null },
): Warnings {
  const own = loadPoints(context, owner.partnerId).filter((row) => row.contactId === owner.contactId);
  return own.flatMap(({ kind, normalized, position }) =>
    kind !== 'site' && normalized !== '' && hasOther(context, byReach, normalized, owner.partnerId)
      ? [{ field: `reach.${position}.value`, code: kind === 'phone' ? 'same_phone' : 'same_email' }]
      : [],
  );
}

export function taxIdDoubles(context: ReadContext, legalEntityId: string): Warnings {
  const row = context.sql.get<{ taxId: string; partnerId: string }>(
    'SELECT tax_id AS taxId, partner_id AS partnerId FROM legal_entities WHERE id = ?',
    [legalEntityId],
  );
  return row && row.taxId !== '' && hasOther(context, byTaxId, row.taxId, row.partnerId)
    ? [{ field: 'taxId', code: 'same_tax_id' }]
    : [];
}

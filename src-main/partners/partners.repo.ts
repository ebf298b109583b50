// Reads of partners: card, list, brief. Their writes are in partnerWrites.repo, search in search.repo.
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { PartnerCard, PartnerRole, PartnerRow } from '#shared/contract/partners.contract.ts';
import type { ReadContext } from '../store/context.ts';
import { kept } from '../store/kept.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import { partners } from '../store/schema/index.ts';
import { listBankAccounts } from './bankAccounts.repo.ts';
import { listLegalEntities } from './legalEntities.repo.ts';
import { clockOfPartner, toContacts } from './people.repo.ts';
import { loadPoints, reachLists } from './reach.repo.ts';

type Role = z.output<typeof PartnerRole>;
export type PartnerListRow = z.output<typeof PartnerRow>;
type Record = typeof partners.$inferSelect;

/** What other areas need of a live partner. */
export type PartnerBrief = Pick<
  Record,
  | 'id'
  | 'name'
  | 'kind'
  | 'state'
  | 'ownerId'
  | 'country'
  | 'region'
  | 'city'
  | 'timeZone'
  | 'language'
  | 'priceTypeId'
>;

/** @returns undefined when there is no such partner or it is deleted */
export function loadPartnerBrief(context: ReadContext, id: string): PartnerBrief | undefined {
  return context.sql.get<PartnerBrief>(
    `SELECT id, name, kind, state, owner_id AS ownerId, country, region, city, time_zone AS timeZone, language,
       price_type_id AS priceTypeId FROM partners WHERE id = ? AND deleted_at IS NULL`,
    [id],
  );
}

/** @throws AppError not_found/partner_gone */
export function requirePartner(context: ReadContext, id: string): PartnerBrief {
  const brief = loadPartnerBrief(context, id);
  if (!brief) throw new AppError('not_found', 'partner_gone');
  return brief;
}

/** Columns of a list row of `p` with `u`, its owner; the phone is the partner's own before a contact's. */
const rowColumns = `p.id, p.name, p.kind, p.state, p.city, p.owner_id AS ownerId, coalesce(u.name, '') AS ownerName,
  coalesce((SELECT cp.value FROM contact_points cp LEFT JOIN contacts c ON c.id = cp.contact_id
    WHERE cp.partner_id = p.id AND cp.kind = 'phone' AND c.deleted_at IS NULL
    ORDER BY cp.contact_id IS NOT NULL, c.is_primary DESC, cp.is_primary DESC, cp.position LIMIT 1), '') AS phone`;

/** List rows of the given partners, in the order given; a deleted one is left out. */
export function loadPartnerRows(context: ReadContext, ids: readonly string[]): PartnerListRow[] {
  return context.sql.all<PartnerListRow>(
    `SELECT ${rowColumns} FROM json_each(?) j CROSS JOIN partners p ON p.id = j.value
     LEFT JOIN users u ON u.id = p.owner_id WHERE p.deleted_at IS NULL ORDER BY j.key`,
    [JSON.stringify(ids)],
  );
}

export type PartnerFilter = { ownerId?: string; state?: PartnerListRow['state'] };

/** All partners in Azerbaijani order, a page at a time. */
export function listPartners(
  context: ReadContext,
  filter: PartnerFilter & { cursor?: string; limit: number },
): { rows: PartnerListRow[]; next?: string } {
  const [sortKey = '', id = ''] = decodeCursor(filter.cursor) ?? [];
  const owner = filter.ownerId === undefined ? '' : 'AND p.owner_id = :ownerId';
  const state = filter.state === undefined ? '' : 'AND p.state = :state';
  const rows = context.sql.all<PartnerListRow & { sortKey: string }>(
    `SELECT ${rowColumns}, p.sort_key AS sortKey FROM partners p LEFT JOIN users u ON u.id = p.owner_id
     WHERE (p.sort_key, p.id) > (:sortKey, :id) ${owner} ${state} AND p.deleted_at IS NULL
     ORDER BY p.sort_key, p.id LIMIT :limit`,
    {
      sortKey,
      id,
      limit: filter.limit + 1,
      ...(filter.ownerId === undefined ? {} : { ownerId: filter.ownerId }),
      ...(filter.state === undefined ? {} : { state: filter.state }),
    },
  );
  const page = pageOf(rows, filter.limit, (row) => [row.sortKey, row.id]);
  return { ...page, rows: page.rows.map(({ sortKey: _sortKey, ...row }) => row) };
}

const livingById = kept((orm) =>
  orm
    .select()
    .from(partners)
    .where(and(eq(partners.id, sql.placeholder('id')), isNull(partners.deletedAt)))
    .prepare(),
);

/** Everything of one partner. @throws AppError not_found/partner_gone */
export function loadPartnerCard(context: ReadContext, id: string): z.output<typeof PartnerCard> {
  const row = livingById(context).get({ id });
  if (!row) throw new AppError('not_found', 'partner_gone');
  const points = loadPoints(context, id);
  const roles = context.sql.all<{ role: Role }>('SELECT role FROM partner_roles WHERE partner_id = ?', [id]);
  const owner = context.sql.get<{ name: string }>('SELECT name FROM users WHERE id = ?', [row.ownerId]);
  const { rid: _r, externalId: _e, nameFold: _n, sortKey: _k, searchText: _s, ...fields } = row;
  const { updatedAt: _u, deletedAt: _d, ...shown } = fields;
  const entities = listLegalEntities(context, id);
  const accounts = listBankAccounts(
    context,
    entities.map((entity) => entity.id),
  );
  return {
    ...shown,
    roles: roles.map((r) => r.role).sort(),
    ownerName: owner?.name ?? '',
    ...clockOfPartner(context, row, points, null),
    ...reachLists(points, null),
    contacts: toContacts(context, row, points),
    legalEntities: entities.map((entity) => ({
      ...entity,
      bankAccounts: accounts.filter(({ legalEntityId }) => legalEntityId === entity.id),
    })),
  };
}

/** @throws AppError invalid_input/fields when the owner is given and is no user: nobody would see the partner */
export function assertOwner(context: ReadContext, ownerId: string | undefined): void {
  if (ownerId === undefined || ownerId === context.user.id) return;
  if (context.sql.get('SELECT 1 FROM users WHERE id = ? AND deleted_at IS NULL', [ownerId])) return;
  throw new AppError('invalid_input', 'fields', { fields: [{ path: 'ownerId', code: 'unknown' }] });
}

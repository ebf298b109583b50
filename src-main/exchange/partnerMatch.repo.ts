// Which partner of ours an imported one is: by its id in 1C, tax id, e-mail, phone, and at last its exact name.
// Reads only; every look-up goes by an index.
import { fold } from '#shared/domain/fold.ts';
import type { ReadContext } from '../store/context.ts';

export type Wanted = {
  externalId?: string | undefined;
  taxId?: string | undefined;
  kpp?: string | undefined;
  /** Normalised addresses. */
  emails?: readonly string[];
  /** E.164. */
  phones?: readonly string[];
  name: string;
};

type Found = { id: string };

const live = 'p.deleted_at IS NULL';
const byTaxSql = `SELECT p.id, l.kpp FROM legal_entities l JOIN partners p ON p.id = l.partner_id
  WHERE l.tax_id = ? AND l.deleted_at IS NULL AND ${live} ORDER BY p.created_at, p.id LIMIT 20`;
const byPointSql = `SELECT p.id FROM contact_points c JOIN partners p ON p.id = c.partner_id
  WHERE c.normalized = ? AND c.deleted_at IS NULL AND ${live} ORDER BY p.created_at, p.id LIMIT 5`;
const byNameSql = `SELECT p.id FROM partners p WHERE p.name_fold = ? AND ${live} ORDER BY p.created_at, p.id LIMIT 5`;

/** Branches of a firm share the tax id and differ in КПП: then only the same КПП or none is the same. */
function findByTaxId({ sql }: ReadContext, { taxId, kpp }: Wanted): Found | undefined {
  if (!taxId) return undefined;
  const rows = sql.all<Found & { kpp: string }>(byTaxSql, [taxId]);
  if (!kpp) return rows[0];
  return rows.find((row) => row.kpp === kpp) ?? rows.find((row) => row.kpp === '');
}

/** The partner has requisites of another firm, or another id in 1C: the same name or phone is a coincidence. */
function isAnother({ sql }: ReadContext, id: string, { taxId, externalId }: Wanted): boolean {
  const own = sql.get<{ externalId: string | null }>(
    'SELECT external_id AS externalId FROM partners WHERE id = ?',
    [id],
  );
  if (externalId && own?.externalId && own.externalId !== externalId) return true;
  if (!taxId) return false;
  const taxIds = sql.all<{ taxId: string }>(
    "SELECT tax_id AS taxId FROM legal_entities WHERE partner_id = ? AND deleted_at IS NULL AND tax_id <> ''",
    [id],
  );
  return taxIds.length > 0 && taxIds.every((row) => row.taxId !== taxId);
}

/** @returns the partner's id; undefined when it is new to us */
export function findPartner(ctx: ReadContext, wanted: Wanted): string | undefined {
  const { sql } = ctx;
  const { externalId, emails = [], phones = [], name } = wanted;
  if (externalId) {
    const own = sql.get<Found>(`SELECT p.id FROM partners p WHERE p.external_id = ? AND ${live} LIMIT 1`, [
      externalId,
    ]);
    if (own !== undefined) return own.id;
  }
  const byTaxId = findByTaxId(ctx, wanted);
  if (byTaxId !== undefined) return byTaxId.id;
  for (const value of [...emails, ...phones]) {
    const found =
      value === ''
        ? undefined
        : sql.all<Found>(byPointSql, [value]).find(({ id }) => !isAnother(ctx, id, wanted));
    if (found !== undefined) return found.id;
  }
  const nameFold = fold(name).trim();
  if (nameFold === '') return undefined;
  return sql.all<Found>(byNameSql, [nameFold]).find(({ id }) => !isAnother(ctx, id, wanted))?.id;
}

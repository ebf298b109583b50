// One record by its kind and id, as the one search box shows it: for those that were opened lately.
import type { Output } from '#shared/contract/index.ts';
import type { ReadContext } from '../store/context.ts';

type Found = Output<'desk.loadRecords'>['rows'][number];
type Shown = Omit<Found, 'kind'>;

const documentSql = `SELECT d.id, d.number AS title, coalesce(p.name, '') AS detail, d.partner_id AS partnerId
  FROM documents d LEFT JOIN partners p ON p.id = d.partner_id WHERE d.id = ? AND d.deleted_at IS NULL`;

/** Each has one row, or none when it is deleted. */
const sqlOf: Readonly<Record<Found['kind'], string>> = {
  partner: `SELECT p.id, p.name AS title, p.city AS detail, p.id AS partnerId
    FROM partners p WHERE p.id = ? AND p.deleted_at IS NULL`,
  contact: `SELECT c.id, c.name AS title, p.name AS detail, p.id AS partnerId
    FROM contacts c JOIN partners p ON p.id = c.partner_id
    WHERE c.id = ? AND c.deleted_at IS NULL AND p.deleted_at IS NULL`,
  item: `SELECT i.id, i.name AS title, i.article AS detail, NULL AS partnerId
    FROM items i WHERE i.id = ? AND i.deleted_at IS NULL`,
  document: documentSql,
  quote: documentSql,
};

export function loadRecord(
  { sql }: ReadContext,
  { kind, id }: Pick<Found, 'kind' | 'id'>,
): Found | undefined {
  const row = sql.get<Shown>(sqlOf[kind], [id]);
  return row && { kind, ...row };
}

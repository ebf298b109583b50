// One statement for rows of an import: inserts, or updates what differs; an unchanged row writes nothing, so that it
// leaves no change in the log.

/**
 * Values go in the order of `columns`, then now twice. The first column is the id.
 * @param insertOnly columns that an existing row keeps: the user's own choice
 */
export function upsertSql(
  table: string,
  columns: readonly string[],
  insertOnly: readonly string[] = [],
): string {
  const [id = 'id', ...others] = columns;
  const updated = others.filter((column) => !insertOnly.includes(column));
  const set = [
    ...updated.map((c) => `${c} = excluded.${c}`),
    'deleted_at = NULL',
    'updated_at = excluded.updated_at',
  ];
  const differs = [
    ...updated.map((c) => `${table}.${c} IS NOT excluded.${c}`),
    `${table}.deleted_at IS NOT NULL`,
  ];
  return `INSERT INTO ${table}(${columns.join(', ')}, created_at, updated_at)
    VALUES (${columns.map(() => '?').join(', ')}, ?, ?)
    ON CONFLICT(${id}) DO UPDATE SET ${set.join(', ')} WHERE ${differs.join(' OR ')}`;
}

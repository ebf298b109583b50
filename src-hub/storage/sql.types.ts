// SQL that both stores speak, for what needs nothing of either: $1, $2 … once each or often, whole numbers and texts, no
// JSON type. A statement is written once, not once for each store.

export type SqlValue = string | number | null;
/** @returns rows of a query, or of RETURNING; else none */
export type Sql = <T = unknown>(text: string, values: readonly SqlValue[]) => Promise<T[]>;

export type SqlStore = {
  /** One statement that changes nothing. */
  query: Sql;
  /** Statements together or none of them. */
  transact<T>(run: (sql: Sql) => Promise<T>): Promise<T>;
};

// The rows of the change log that belong to an operation. It knows where its first and its last lie, so that the log needs no
// index by operation: that would be one of the six trees that each row of an import is written into.

/**
 * For a FROM: operations as `o` with their changes as `c`; name the operation by `o.id`. NOT INDEXED: a condition on the
 * table would else walk all changes of that table.
 */
export const operationChanges =
  'operations o CROSS JOIN change_log c NOT INDEXED ON c.seq BETWEEN o.first_seq AND o.last_seq AND c.operation_id = o.id';

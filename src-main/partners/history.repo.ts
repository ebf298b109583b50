// The card's history: which steps touched the rows of one partner, read from the change log. Reads only the log
// rows of those rows (by index), so it costs nothing more in a large company or after a large import.

import { PartnerRole } from '#shared/contract/partners.contract.ts';
import { childId } from '#shared/domain/ids.ts';
import type { ReadContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import { type HistoryChange, type LogRow, toChange } from './history.rules.ts';
import { loadHistoryNames } from './historyNames.repo.ts';
import { requirePartner } from './partners.repo.ts';

export type HistoryStep = {
  id: string;
  command: string;
  at: number;
  userName: string;
  isUndone: boolean;
  isUndoable: boolean;
  changes: HistoryChange[];
};

/** A removed phone lives on in the log only; found through the steps on its owner, but not in whole imports. */
const stepRowsAtMost = 400;

/** Tables and ids of every row of the card, also of those that are gone. */
const cardRows = `
  own(t, id) AS MATERIALIZED (
    SELECT 'partners', :id
    UNION ALL SELECT 'contacts', id FROM contacts WHERE partner_id = :id),
  removed(id) AS MATERIALIZED (
    SELECT DISTINCT d.row_id FROM own CROSS JOIN change_log c ON c.table_name = own.t AND c.row_id = own.id
      CROSS JOIN operations o ON o.id = c.operation_id AND o.change_count <= ${stepRowsAtMost}
      CROSS JOIN change_log d NOT INDEXED ON d.seq BETWEEN o.first_seq AND o.last_seq AND d.operation_id = o.id
        AND d.table_name = 'contact_points' AND d.kind = 'D'
    WHERE json_extract(d.data, '$.partner_id') = :id),
  card(t, id) AS MATERIALIZED (
    SELECT t, id FROM own
    UNION SELECT 'partner_roles', value FROM json_each(:roles)
    UNION SELECT 'contact_points', id FROM contact_points WHERE partner_id = :id
    UNION SELECT 'contact_points', id FROM removed
    UNION SELECT 'legal_entities', id FROM legal_entities WHERE partner_id = :id
    UNION SELECT 'bank_accounts', b.id FROM legal_entities l CROSS JOIN bank_accounts b ON b.owner_id = l.id
      WHERE l.partner_id = :id
    UNION SELECT 'files', id FROM files WHERE owner_id = :id)`;

const stepsSql = `WITH ${cardRows}
  SELECT o.id, o.command, o.at, o.state, o.is_undoable AS isUndoable, coalesce(u.name, '') AS userName,
    max(c.seq) AS seq
  FROM card CROSS JOIN change_log c ON c.table_name = card.t AND c.row_id = card.id
    CROSS JOIN operations o ON o.id = c.operation_id LEFT JOIN users u ON u.id = o.user_id
  WHERE o.undoes IS NULL AND o.command NOT GLOB 'operations.*'
  GROUP BY o.id HAVING max(c.seq) < :before ORDER BY seq DESC LIMIT :limit`;

const changesSql = `WITH ${cardRows}
  SELECT c.seq, c.operation_id AS operationId, c.table_name AS tableName, c.row_id AS rowId, c.kind, c.data
  FROM card CROSS JOIN change_log c ON c.table_name = card.t AND c.row_id = card.id
  WHERE c.operation_id IN (SELECT value FROM json_each(:steps)) ORDER BY c.seq`;

type StepRow = Omit<HistoryStep, 'isUndone' | 'isUndoable' | 'changes'> & {
  state: string;
  isUndoable: number;
  seq: number;
};

const roleIds = (partnerId: string): string =>
  JSON.stringify(PartnerRole.options.map((role) => childId('partner_roles', partnerId, role)));

/** Only what was done on this card: taking back a whole import does not belong here. */
const ownCommand = /^(partners|files)\./;

function loadChanges(
  context: ReadContext,
  id: string,
  steps: readonly StepRow[],
): Map<string, HistoryChange[]> {
  const rows = context.sql.all<LogRow & { operationId: string }>(changesSql, {
    id,
    roles: roleIds(id),
    steps: JSON.stringify(steps.map((step) => step.id)),
  });
  const names = loadHistoryNames(context, rows);
  const byStep = new Map<string, HistoryChange[]>();
  for (const row of rows) {
    const change = toChange(row, names);
    if (change) byStep.set(row.operationId, [...(byStep.get(row.operationId) ?? []), change]);
  }
  return byStep;
}

/** Newest first; a step of which nothing can be seen is left out. @throws AppError not_found/partner_gone */
export function listHistory(
  context: ReadContext,
  { id, cursor, limit }: { id: string; cursor?: string; limit: number },
): { rows: HistoryStep[]; next?: string } {
  requirePartner(context, id);
  const [before] = decodeCursor(cursor) ?? [Number.MAX_SAFE_INTEGER];
  const params = { id, roles: roleIds(id), before: Number(before), limit: limit + 1 };
  const page = pageOf(context.sql.all<StepRow>(stepsSql, params), limit, (row) => [row.seq]);
  const changes = loadChanges(context, id, page.rows);
  const rows = page.rows.map(({ state, isUndoable, seq: _seq, ...step }) => ({
    ...step,
    isUndone: state === 'undone',
    isUndoable: isUndoable === 1 && state === 'done' && ownCommand.test(step.command),
    changes: changes.get(step.id) ?? [],
  }));
  return { ...page, rows: rows.filter((step) => step.changes.length > 0) };
}

export type Trace = { createdAt: number; createdBy: string; changedAt: number; changedBy: string };

/** Who made the card and who changed it last. @throws AppError not_found/partner_gone */
export function loadTrace(context: ReadContext, id: string): Trace {
  requirePartner(context, id);
  const made = context.sql.get<{ createdAt: number; createdBy: string }>(
    `SELECT p.created_at AS createdAt, coalesce((SELECT u.name FROM change_log c JOIN users u ON u.id = c.user_id
       WHERE c.table_name = 'partners' AND c.row_id = p.id AND c.kind = 'I' ORDER BY c.seq LIMIT 1), '') AS createdBy
     FROM partners p WHERE p.id = ?`,
    [id],
  );
  const { createdAt, createdBy } = made ?? { createdAt: 0, createdBy: '' };
  const [last] = listHistory(context, { id, limit: 5 }).rows.filter((step) => !step.isUndone);
  return {
    createdAt,
    createdBy,
    changedAt: last?.at ?? createdAt,
    changedBy: last?.userName ?? createdBy,
  };
}

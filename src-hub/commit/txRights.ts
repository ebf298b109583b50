// What an author may write: rows that he sees, or saw until lately and had not heard that they left; of `users` only an
// administrator may write another's row, and who is what.
import type { Merged } from '#shared/sync/mergeOp.ts';
import type { FieldValue, Op } from '#shared/sync/ops.ts';
import { type HubUser, isOnlyTheirs } from '../auth/rights.ts';
import { keyText, type ScopedRec } from '../storage/store.types.ts';

export type Refusal = 'forbidden' | 'out_of_scope';

/** How long what a user did to a row that he saw is still taken after it left. */
export const graceMs = 7 * 24 * 3_600_000;

export type TxRights = {
  user: string;
  isAdmin: boolean;
  /** Who he is where there is no row of him. */
  vouched: Pick<HubUser, 'role' | 'department'> | undefined;
  /** Scopes that he sees; an administrator all but what is only others'. */
  seen: ReadonlySet<string>;
  /** By `keyText`: the numbers at which the row left a scope that he sees, within the time of grace. */
  left: ReadonlyMap<string, readonly number[]>;
};

export const sees = ({ isAdmin, seen }: TxRights, scope: string): boolean =>
  (isAdmin && !isOnlyTheirs(scope)) || seen.has(scope);

/** @param standing the row before the transaction: what it moves out of his sight he may go on with in it */
export function whyNot(
  op: Op,
  row: { before: ScopedRec | undefined; standing: ScopedRec | undefined; merged: Merged; rights: TxRights },
): Refusal | undefined {
  const { before, standing, merged, rights } = row;
  if (op.t === 'users' && !rights.isAdmin && !isOwnCard(op, before, merged, rights)) return 'forbidden';
  if (standing === undefined || sees(rights, standing.scope)) return undefined;
  const seen = op.seen ?? 0;
  const isInTime = rights.left.get(keyText(op))?.some((seq) => seen < seq) ?? false;
  return isInTime ? undefined : 'out_of_scope';
}

/** His own row, and who he is stays: without a row and a certificate he is a representative of no department. */
function isOwnCard(
  op: Op,
  before: ScopedRec | undefined,
  merged: Merged,
  { user, vouched }: TxRights,
): boolean {
  if (op.id !== user || op.k === 'del' || before?.goneAt) return false;
  const held = (data: Record<string, FieldValue> | undefined, column: string, none: string) =>
    data?.[column] ?? none;
  const was = before?.data ?? vouched;
  return (
    held(merged.rec?.data, 'role', 'rep') === held(was, 'role', 'rep') &&
    held(merged.rec?.data, 'department', '') === held(was, 'department', '')
  );
}

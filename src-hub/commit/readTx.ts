// Whether a transaction that arrived can be merged at all. One that cannot is rejected with its reason and stands in
// nobody's way; nothing here throws.
import { Op, Tx } from '#shared/sync/ops.ts';
import { type SentTx, syncLimits } from '#shared/sync/protocol.ts';

type Refusal = { reason: 'malformed' | 'op_too_large' | 'bad_text'; t: string | null; id: string | null };

/** Where the bad op is, as far as it can be told. */
function placeOf(op: unknown): { t: string | null; id: string | null } {
  const { t, id } = typeof op === 'object' && op !== null ? (op as Record<string, unknown>) : {};
  const short = (value: unknown) =>
    typeof value === 'string' && value.length <= 64 && isText(value) ? value : null;
  return { t: short(t), id: short(id) };
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair. */
const isText = (value: string): boolean => !value.includes('\0') && value.isWellFormed();

function hasOnlyText(value: unknown): boolean {
  if (typeof value === 'string') return isText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => isText(key) && hasOnlyText(inner));
}

function refusalOf(op: unknown): Refusal | undefined {
  if (Buffer.byteLength(JSON.stringify(op) ?? '') > syncLimits.opBytes)
    return { reason: 'op_too_large', ...placeOf(op) };
  if (!Op.safeParse(op).success) return { reason: 'malformed', ...placeOf(op) };
  return hasOnlyText(op) ? undefined : { reason: 'bad_text', ...placeOf(op) };
}

export function readTx(sent: SentTx): { tx: Tx } | { refusal: Refusal } {
  for (const op of sent.ops) {
    const refusal = refusalOf(op);
    if (refusal !== undefined) return { refusal };
  }
  const parsed = Tx.safeParse(sent);
  return parsed.success ? { tx: parsed.data } : { refusal: { reason: 'malformed', t: null, id: null } };
}

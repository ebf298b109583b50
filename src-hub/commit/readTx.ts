// Whether a transaction that arrived can be merged at all. One that cannot is rejected with its reason and stands in
// nobody's way; nothing here throws.

import { type SentTx, syncLimits } from '#shared/sync/logProtocol.ts';
import { Hlc, Op, Tx } from '#shared/sync/ops.ts';

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

function read(sent: SentTx): ReadTx['read'] {
  for (const op of sent.ops) {
    const isLong = Buffer.byteLength(JSON.stringify(op) ?? '') > syncLimits.opBytes;
    if (isLong) return { refusal: { reason: 'op_too_large', ...placeOf(op) } };
  }
  const { success, data: tx } = Tx.safeParse(sent);
  if (!success) {
    const bad = sent.ops.find((op) => !Op.safeParse(op).success);
    return { refusal: { reason: 'malformed', ...placeOf(bad) } };
  }
  const bad = tx.ops.find((op) => !hasOnlyText(op));
  return bad === undefined ? { tx } : { refusal: { reason: 'bad_text', ...placeOf(bad) } };
}

/** A transaction that arrived, as it will be merged or refused. */
export type ReadTx = {
  cseq: number;
  /** As the device gave it, where it can be read. */
  hlc: string | null;
  read: { tx: Tx } | { refusal: Refusal };
};

export function readTx(sent: SentTx): ReadTx {
  const { cseq } = sent;
  const said = Hlc.safeParse(sent.hlc);
  const hlc = said.success ? said.data : null;
  try {
    return { cseq, hlc, read: read(sent) };
  } catch {
    // Nested so deep that nobody can write it down again: the stack ends.
    return { cseq, hlc, read: { refusal: { reason: 'malformed', t: null, id: null } } };
  }
}

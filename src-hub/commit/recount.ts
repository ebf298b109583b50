// What follows from other rows of a document is counted by the hub once a transaction has changed some of them: its author
// has seen perhaps not all of them. And where a paper was printed whose total is no longer that of the rows, whoever
// printed it and whoever changed the rows are told. Pure.
import { countDocument, isStated } from '#shared/sync/countDocument.ts';
import type { Op, Row } from '#shared/sync/ops.ts';
import { fieldOf, hasSeen, type Rec, stamp } from '#shared/sync/rec.ts';
import { type SyncedTable, syncedTables } from '#shared/sync/registry.ts';
import { type KeyedRec, keyText, type RecKey, type ScopedRec } from '../storage/store.types.ts';
import { type Draft, type TxPlace, theirsOf } from './draft.ts';
import { parentKey, parentOf } from './placeRow.ts';

/** Of a document's own columns those from which others follow. */
const inputs: ReadonlySet<string> = new Set([
  ...['state', 'date', 'partner_id', 'is_vat_included', 'rounding', 'external_id', 'deleted_at'],
  ...Object.entries((syncedTables.documents as SyncedTable).columns).flatMap(([column, kind]) =>
    kind === 'counted' ? [column] : [],
  ),
]);

/** The document whose figures the change may touch. @param find its row as it stands */
export function countedBy(op: Op, find: (key: RecKey) => Rec | undefined): RecKey | undefined {
  if (op.t === 'documents') {
    const isTouched = op.k === 'put' || (op.k === 'set' && Object.keys(op.f).some((c) => inputs.has(c)));
    return isTouched ? { t: op.t, id: op.id } : undefined;
  }
  if (op.t !== 'document_lines') return undefined;
  const row = find(op)?.data;
  return row === undefined
    ? parentKey(op.t, op.k === 'put' ? op.f.document_id : undefined)
    : parentOf(op.t, row);
}

/** Fields that follow go with the row's own line of the log, or are one by themselves. */
function write(draft: Draft, { key, rec }: KeyedRec, patch: Row, { writer, firstSeq }: TxPlace): void {
  const own = draft.ops.findLast((line) => line.t === key.t && line.id === key.id);
  const isOwn = own !== undefined && own.seq === rec.seq && (own.k === 'put' || own.k === 'set');
  const seq = isOwn ? own.seq : firstSeq + draft.ops.length;
  const { scope, parent } = rec;
  const counted = { ...stamp(rec, patch, { seq, writer: rec.writers[seq] ?? writer }), scope, parent };
  draft.changed.set(keyText(key), { key, rec: counted });
  if (isOwn) {
    own.f = { ...own.f, ...patch };
    own.isAsAsked = false;
    return;
  }
  const { device, cseq } = writer;
  const line = { seq, device, cseq, k: 'set' as const, ...key, f: patch };
  draft.ops.push({ ...line, scope, toScope: null, isAsAsked: false });
}

/** The total on the paper that was printed with a document; null where what its author had before him is not known. */
type Printed = { total: Row[string]; isNew: boolean };

function printedOf(
  document: ScopedRec,
  key: RecKey,
  ops: readonly Op[],
  place: TxPlace,
): Printed | undefined {
  const { data } = document;
  if (data.state !== 'issued' || (data.pdf_hash ?? null) === null || isStated(data)) return undefined;
  const standing = place.find(key);
  const wasPrinted = standing?.data.state === 'issued' && standing.data.pdf_hash === data.pdf_hash;
  if (standing !== undefined && wasPrinted) return { total: fieldOf(standing, 'total_minor'), isNew: false };
  const op = ops.find(({ t, id }) => t === key.t && id === key.id);
  if (op?.k === 'put') return { total: op.f.total_minor ?? null, isNew: true };
  const asked = op?.k === 'set' ? op.f.total_minor?.[2] : undefined;
  if (asked !== undefined) return { total: asked, isNew: true };
  const { device } = place.writer;
  const hasKnown = standing === undefined || hasSeen(standing, 'total_minor', op?.seen ?? 0, device);
  return hasKnown ? undefined : { total: null, isNew: true };
}

/** A paper is not changed silently: its printer hears that the rows say something else, and so does who changed them. */
function tellPrinter(draft: Draft, key: RecKey, { total, isNew }: Printed, place: TxPlace): void {
  const document = draft.now(key);
  const now = document === undefined ? null : fieldOf(document, 'total_minor');
  if (now === total) return;
  const standing = place.find(key);
  const conflict = { ...key, column: 'total_minor' };
  if (isNew) {
    const theirsDevice = standing && theirsOf(standing, 'total_minor');
    draft.conflicts.push({
      ...conflict,
      base: null,
      mine: total,
      theirs: now,
      winner: 'theirs',
      theirsDevice,
    });
    return;
  }
  const printer = standing && theirsOf(standing, 'state');
  // What he printed himself he changes knowingly.
  if (printer === place.writer.device) return;
  const sides = { base: total, mine: now, theirs: total, winner: 'mine' as const };
  draft.conflicts.push({ ...conflict, ...sides, theirsDevice: printer });
}

/** After all changes of a transaction. */
export function recountDocuments(draft: Draft, ops: readonly Op[], place: TxPlace): void {
  const keys = new Map(
    ops.flatMap((op) => {
      const key = countedBy(op, draft.now);
      return key === undefined ? [] : [[keyText(key), key] as const];
    }),
  );
  for (const [text, key] of keys) {
    const document = draft.now(key);
    if (document === undefined || document.goneAt > 0) continue;
    const printed = printedOf(document, key, ops, place);
    const all = new Map(place.followersOf(text).map((line) => [keyText(line.key), line]));
    for (const [line, keyed] of draft.changed) if (keyed.rec.parent === text) all.set(line, keyed);
    const lines = [...all].flatMap(([line, { key: own }]) => {
      const keyed = draft.changed.get(line) ?? all.get(line);
      return keyed && own.t === 'document_lines' && keyed.rec.goneAt === 0 ? [keyed] : [];
    });
    const rows = lines.map(({ key: { id }, rec }) => ({ id, data: rec.data }));
    const counted = countDocument(document.data, rows);
    if (Object.keys(counted.document).length > 0)
      write(draft, { key, rec: document }, counted.document, place);
    for (const { key: own, rec } of lines) {
      const patch = counted.lines.get(own.id);
      if (patch !== undefined) write(draft, { key: own, rec }, patch, place);
    }
    if (printed !== undefined) tellPrinter(draft, key, printed, place);
  }
}

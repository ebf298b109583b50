// What follows from rows of others that sync has written in a transaction, made anew before it is committed: figures of a
// document from its lines, here as at the hub, since edits of ours may lie on top; keys of a partner from its legal
// entities, of which the hub knows nothing.
import type { Row } from '#shared/sync/ops.ts';
import { refreshPartnerKeys } from '../partners/index.ts';
import { recountDocument } from '../sales/index.ts';
import type { WriteContext } from '../store/context.ts';
import type { RowKey } from './storeRow.repo.ts';

type Noted = { documents: Set<string>; partners: Set<string> };
const noted = new WeakMap<WriteContext, Noted>();

function notedIn(tx: WriteContext): Noted {
  const known = noted.get(tx);
  if (known !== undefined) return known;
  const fresh: Noted = { documents: new Set(), partners: new Set() };
  noted.set(tx, fresh);
  tx.beforeCommit(() => {
    noted.delete(tx);
    for (const id of fresh.documents) recountDocument(tx, id);
    for (const id of fresh.partners) refreshPartnerKeys(tx, id);
  });
  return fresh;
}

const ofPart = {
  document_lines: {
    column: 'document_id',
    text: 'SELECT document_id AS id FROM document_lines WHERE id = ?',
  },
  legal_entities: { column: 'partner_id', text: 'SELECT partner_id AS id FROM legal_entities WHERE id = ?' },
} as const;

/** Before a row goes, or when it is written. @param row it, where it is known whole */
export function noteRecount(tx: WriteContext, { t, id }: RowKey, row?: Row): void {
  if (t === 'documents') notedIn(tx).documents.add(id);
  if (t === 'partners') {
    const hasLegal = tx.sql.get('SELECT 1 FROM legal_entities WHERE partner_id = ? LIMIT 1', [id]);
    if (hasLegal !== undefined) notedIn(tx).partners.add(id);
  }
  if (t !== 'document_lines' && t !== 'legal_entities') return;
  const { column, text } = ofPart[t];
  const whole = row?.[column] ?? tx.sql.get<{ id: string }>(text, [id])?.id;
  if (typeof whole !== 'string') return;
  const { documents, partners } = notedIn(tx);
  (t === 'document_lines' ? documents : partners).add(whole);
}

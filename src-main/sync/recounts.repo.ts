// Documents of which sync has written a row in a transaction: before it is committed their figures are counted anew, here
// as at the hub. The hub's are right for what the hub has; edits of ours that wait on top make others.
import type { Row } from '#shared/sync/ops.ts';
import { recountDocument } from '../sales/index.ts';
import type { WriteContext } from '../store/context.ts';
import type { RowKey } from './storeRow.repo.ts';

const noted = new WeakMap<WriteContext, Set<string>>();

function documentOf(tx: WriteContext, { t, id }: RowKey, row: Row | undefined): string | undefined {
  if (t === 'documents') return id;
  if (t !== 'document_lines') return undefined;
  const known =
    row?.document_id ??
    tx.sql.get<Row>('SELECT document_id FROM document_lines WHERE id = ?', [id])?.document_id;
  return typeof known === 'string' ? known : undefined;
}

/** Before a row goes, or when it is written. @param row it, where it is known whole */
export function noteRecount(tx: WriteContext, key: RowKey, row?: Row): void {
  const id = documentOf(tx, key, row);
  if (id === undefined) return;
  const known = noted.get(tx);
  if (known !== undefined) {
    known.add(id);
    return;
  }
  const documents = new Set([id]);
  noted.set(tx, documents);
  tx.beforeCommit(() => {
    noted.delete(tx);
    for (const document of documents) recountDocument(tx, document);
  });
}

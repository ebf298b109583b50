// Documents of an exchange into the finance rows: 1C's own numbers, sums and states, linked to partners and items.
// Imported documents reserve nothing: the stock that 1C exports is what it has free to sell by its own rules, and its
// open orders would be counted twice.

import type { WriteContext } from '#main/store/context.ts';
import { childId } from '#shared/domain/ids.ts';
import type { VatCode } from '#shared/domain/vat.ts';
import { stagedDocuments } from '../staging/stagedPages.repo.ts';
import { upsertSql } from '../upsertSql.ts';
import {
  buyerOf,
  documentSums,
  isSale,
  isVatIncluded,
  kindOf,
  type LineSums,
  lineSums,
  stateOf,
} from './documents.rules.ts';
import { documentIdOf, itemIdOf, unitIdOf } from './externalIds.rules.ts';
import { addProblem, type ImportState } from './importState.ts';
import { usualCurrency } from './parties.rules.ts';
import type { DocumentLine, DocumentRecord } from './records.ts';
import { type PartyIds, writeParty } from './writeParties.repo.ts';

const documentSql = upsertSql(
  'documents',
  [
    ...[
      'id',
      'kind',
      'number',
      'date',
      'state',
      'organization_id',
      'partner_id',
      'legal_entity_id',
      'owner_id',
    ],
    ...[
      'currency',
      'is_vat_included',
      'rounding',
      'net_minor',
      'vat_minor',
      'total_minor',
      'due_on',
      'basis_id',
    ],
    ...['comment', 'external_id'],
  ],
  ['owner_id', 'organization_id'],
);
const lineSql = upsertSql('document_lines', [
  ...['id', 'document_id', 'position', 'item_id', 'name', 'article', 'unit', 'quantity_milli', 'price_minor'],
  ...['discount_bp', 'vat_code', 'net_minor', 'vat_minor', 'sum_minor', 'partner_id', 'kind', 'date'],
]);

type StagedDocument = DocumentRecord & { file: string };
type Step = (tx: WriteContext) => void;
type Head = {
  id: string;
  kind: string;
  date: string;
  partnerId: string;
  hasChanged: boolean;
  isNew: boolean;
};

/** Header, then line by line: a long document spans several short transactions. */
export function* documentSteps(state: ImportState): Generator<Step> {
  for (const json of stagedDocuments(state.staging)) {
    const document = JSON.parse(json) as StagedDocument;
    let head: Head | undefined;
    yield (tx) => {
      head = writeHead(tx, state, document);
    };
    if (head === undefined) continue;
    const made = head;
    for (const [position, line] of document.lines.entries()) {
      yield (tx) => {
        made.hasChanged = writeLine(tx, made, line, { position, document }) || made.hasChanged;
      };
    }
    yield (tx) => finishDocument(tx, state, made, document.lines.length);
  }
}

function skip(state: ImportState, document: StagedDocument, reason: string): undefined {
  addProblem(state, {
    file: document.file,
    line: document.line,
    column: document.column,
    ref: document.id,
    reason,
  });
  return undefined;
}

type Seller = { id: string; currency: string; country: string };

function loadSeller({ sql }: WriteContext): Seller | undefined {
  return sql.get<Seller>(
    'SELECT id, currency, country FROM organizations WHERE deleted_at IS NULL ORDER BY is_default DESC, created_at, id LIMIT 1',
  );
}

function writeHead(tx: WriteContext, state: ImportState, document: StagedDocument): Head | undefined {
  const kind = kindOf(document.operation);
  if (kind === undefined || !isSale(document)) return skip(state, document, 'document_not_sale');
  const date = document.date ?? document.date1c;
  if (date === undefined) return skip(state, document, 'date_missing');
  const buyer = buyerOf(document);
  const party = buyer === undefined ? undefined : writeParty(tx, state, buyer, document);
  if (party === undefined) return skip(state, document, 'partner_missing');
  const id = documentIdOf(document.id);
  const isNew = tx.sql.get('SELECT 1 FROM documents WHERE id = ?', [id]) === undefined;
  const { changes } = tx.sql.run(documentSql, headValues(tx, document, { id, kind, date, ...party }));
  return { id, kind, date, partnerId: party.partnerId, hasChanged: changes > 0, isNew };
}

function headValues(
  tx: WriteContext,
  document: StagedDocument,
  { id, kind, date, partnerId, legalEntityId }: PartyIds & { id: string; kind: string; date: string },
) {
  const seller = loadSeller(tx);
  const isIncluded = isVatIncluded(document);
  const sums = documentSums(
    document,
    document.lines.map((line) => lineSums(line, isIncluded, itemOf(tx, line)?.vatCode)),
  );
  const number = document.number ?? document.number1c ?? document.id;
  const currency = document.currency ?? seller?.currency ?? usualCurrency('AZ');
  return [
    ...[id, kind, number, date, stateOf(document), seller?.id ?? '', partnerId, legalEntityId, tx.user.id],
    ...[currency, Number(isIncluded), 'line', sums.netMinor, sums.vatMinor, sums.totalMinor],
    ...[document.paymentDueDate ?? null, basisOf(tx, document, kind), document.comment ?? '', document.id],
    ...[tx.now, tx.now],
  ];
}

/** A shipment or payment of an order with one invoice is that invoice's: so it becomes paid. */
function basisOf({ sql }: WriteContext, { baseId }: StagedDocument, kind: string): string | null {
  if (baseId === undefined) return null;
  const id = documentIdOf(baseId);
  if (kind === 'order' || kind === 'invoice') return id;
  const invoices = sql.all<{ id: string }>(
    `SELECT i.id FROM documents o JOIN documents i ON i.basis_id = o.id
     WHERE o.id = ? AND o.kind = 'order' AND i.kind = 'invoice' AND i.state = 'issued' AND i.external_id IS NOT NULL
       AND i.deleted_at IS NULL LIMIT 2`,
    [id],
  );
  return invoices.length === 1 ? (invoices[0]?.id ?? id) : id;
}

type KnownItem = { id: string; name: string; article: string; vatCode: VatCode };

function itemOf({ sql }: WriteContext, line: DocumentLine): KnownItem | undefined {
  if (line.id === '') return undefined;
  return sql.get<KnownItem>(
    'SELECT id, name, article, vat_code AS vatCode FROM items WHERE id = ? AND deleted_at IS NULL',
    [itemIdOf(line.id)],
  );
}

function unitName({ sql }: WriteContext, line: DocumentLine): string {
  const given = line.unitName ?? line.unit?.name;
  if (given !== undefined) return given;
  const id = unitIdOf(line.unit);
  return (
    (id === null
      ? undefined
      : sql.get<{ name: string }>('SELECT name FROM units WHERE id = ?', [id])?.name) ?? ''
  );
}

function writeLine(
  tx: WriteContext,
  head: Head,
  line: DocumentLine,
  { position, document }: { position: number; document: StagedDocument },
): boolean {
  const item = itemOf(tx, line);
  const sums: LineSums = lineSums(line, isVatIncluded(document), item?.vatCode);
  const { changes } = tx.sql.run(lineSql, [
    ...[childId('document_lines', head.id, String(position)), head.id, position, item?.id ?? null],
    ...[line.name ?? item?.name ?? '', line.article ?? item?.article ?? '', unitName(tx, line)],
    ...[sums.quantityMilli, sums.priceMinor, sums.discountBp, sums.vatCode ?? 'exempt'],
    ...[sums.netMinor, sums.vatMinor, sums.sumMinor, head.partnerId, head.kind, head.date, tx.now, tx.now],
  ]);
  return changes > 0;
}

/** Lines that the document no longer has go. */
function finishDocument(tx: WriteContext, state: ImportState, head: Head, lineCount: number): void {
  const { changes } = tx.sql.run('DELETE FROM document_lines WHERE document_id = ? AND position >= ?', [
    head.id,
    lineCount,
  ]);
  const { documents } = state;
  if (head.isNew) documents.created += 1;
  else if (head.hasChanged || changes > 0) documents.updated += 1;
  else documents.unchanged += 1;
}

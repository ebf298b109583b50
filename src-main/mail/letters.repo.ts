// Rows of letters: reading them, and the words of the outbox. Every change of state lies in outbox.repo.ts.
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { LetterRow as LetterRowShape } from '#shared/contract/mail.contract.ts';
import type { ReadContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import { letterAttachments, letters } from '../store/schema/index.ts';

export type LetterRow = z.output<typeof LetterRowShape>;
export type LetterState = LetterRow['state'];
export type StoredLetter = typeof letters.$inferSelect;
export type AttachmentRow = { name: string; hash: string; mime: string; sizeBytes: number };

/** One waiting job a letter: releasing it again only brings that one forward. */
export const jobKeyOf = (letterId: string): string => `mail.send:${letterId}`;

const columns = `l.rid, l.id, l.state, l.to_address AS "to", l.to_name AS toName, l.subject, l.message_id AS messageId,
  l.document_id AS documentId, (SELECT d.kind = 'quote' FROM documents d WHERE d.id = l.document_id) AS isQuote,
  l.partner_id AS partnerId, l.reason, l.attempts, l.hold_until AS holdUntil,
  (SELECT j.run_at FROM jobs j WHERE j.unique_key = 'mail.send:' || l.id AND j.state = 'waiting') AS nextAttemptAt,
  l.created_at AS createdAt, l.sent_at AS sentAt`;

/** `sending` keeps there how far it came; that is no reason to show. */
export const sealedMark = 'data';

type RawRow = Omit<LetterRow, 'reason' | 'invoiceId' | 'quoteId'> & {
  rid: number;
  reason: string;
  documentId: string | null;
  isQuote: number | null;
};

function toRow({ rid: _rid, reason, documentId, isQuote, ...rest }: RawRow): LetterRow {
  const row = {
    ...rest,
    invoiceId: isQuote === 1 ? null : documentId,
    quoteId: isQuote === 1 ? documentId : null,
  };
  return reason === '' || row.state === 'sending' ? row : { ...row, reason };
}

type Filter = { state?: LetterState; partnerId?: string; cursor?: string; limit: number };

/** Newest first; each filter walks its own index. */
export function listLetters(context: ReadContext, filter: Filter): { rows: LetterRow[]; next?: string } {
  const [before = Number.MAX_SAFE_INTEGER] = decodeCursor(filter.cursor) ?? [];
  const conditions = [
    filter.partnerId === undefined ? undefined : 'l.partner_id = :partnerId',
    // A client's letters are few: there the state only filters, and its index is left alone.
    filter.state === undefined ? undefined : `${filter.partnerId === undefined ? '' : '+'}l.state = :state`,
    'l.rid < :before',
    'l.deleted_at IS NULL',
  ].filter((condition) => condition !== undefined);
  const rows = context.sql.all<RawRow>(
    `SELECT ${columns} FROM letters l WHERE ${conditions.join(' AND ')} ORDER BY l.rid DESC LIMIT :limit`,
    {
      ...(filter.partnerId === undefined ? {} : { partnerId: filter.partnerId }),
      ...(filter.state === undefined ? {} : { state: filter.state }),
      before: Number(before),
      limit: filter.limit + 1,
    },
  );
  const paged = pageOf(rows, filter.limit, (row) => [row.rid]);
  return { ...paged, rows: paged.rows.map(toRow) };
}

/** Two walks along the index of states: the cost is what is counted. */
export function countOutbox(context: ReadContext): { waiting: number; trouble: number } {
  const count = (states: string): number =>
    context.sql.get<{ n: number }>(
      `SELECT count(*) AS n FROM letters WHERE state IN (${states}) AND deleted_at IS NULL`,
    )?.n ?? 0;
  return { waiting: count("'queued', 'sending'"), trouble: count("'failed', 'unknown'") };
}

export function findLetterRow(context: ReadContext, id: string): LetterRow | undefined {
  const row = context.sql.get<RawRow>(
    `SELECT ${columns} FROM letters l WHERE l.id = ? AND l.deleted_at IS NULL`,
    [id],
  );
  return row && toRow(row);
}

export function findLetter(context: ReadContext, id: string): StoredLetter | undefined {
  return context.orm
    .select()
    .from(letters)
    .where(and(eq(letters.id, id), isNull(letters.deletedAt)))
    .get();
}

export function listAttachments(context: ReadContext, letterId: string): AttachmentRow[] {
  return context.orm
    .select({
      name: letterAttachments.name,
      hash: letterAttachments.hash,
      mime: letterAttachments.mime,
      sizeBytes: letterAttachments.sizeBytes,
    })
    .from(letterAttachments)
    .where(and(eq(letterAttachments.letterId, letterId), isNull(letterAttachments.deletedAt)))
    .orderBy(asc(letterAttachments.position))
    .all();
}

/** Whether the document behind a letter is still the one whose PDF is attached. */
export function isDocumentAttached(
  context: ReadContext,
  documentId: string,
  hashes: readonly string[],
): boolean {
  const document = context.sql.get<{ state: string; pdfHash: string | null }>(
    'SELECT state, pdf_hash AS pdfHash FROM documents WHERE id = ? AND deleted_at IS NULL',
    [documentId],
  );
  return document?.state === 'issued' && document.pdfHash !== null && hashes.includes(document.pdfHash);
}

/** A letter that was released on another workstation is sent by that one: here it has no job, and never had. */
export const isReleasedHere = "EXISTS (SELECT 1 FROM jobs h WHERE h.unique_key = 'mail.send:' || l.id)";

/** Letters that a dead process left behind: being sent, or queued with nobody to send them. */
export function findLeftLetters(context: ReadContext): { id: string; state: LetterState; reason: string }[] {
  return context.sql.all(
    `SELECT l.id, l.state, l.reason FROM letters l WHERE l.state = 'sending' AND l.deleted_at IS NULL
       AND ${isReleasedHere}
     UNION ALL
     SELECT l.id, l.state, l.reason FROM letters l WHERE l.state = 'queued' AND l.deleted_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.unique_key = 'mail.send:' || l.id AND j.state = 'waiting')
       AND ${isReleasedHere}`,
  );
}

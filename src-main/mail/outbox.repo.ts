// Changes of letters: every one moves the letter and its job in the same transaction. `updated_at` always
// grows, so that an undo of an edit cannot touch a letter that has moved on.
import { eq, sql } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import type { WriteContext } from '../store/context.ts';
import { operationChanges } from '../store/operationChanges.ts';
import { letterAttachments, letters } from '../store/schema/index.ts';
import { pickAccount } from './accounts.repo.ts';
import { oneLine, requireRecipients, requireSendable } from './addresses.rules.ts';
import type { ComposedLetter } from './composeLetter.ts';
import { domainToAscii } from './domains.ts';
import { replaceText } from './letterHtml.rules.ts';
import {
  type AttachmentRow,
  findLetter,
  isReleasedHere,
  jobKeyOf,
  type StoredLetter,
  sealedMark,
} from './letters.repo.ts';
import { makeMessageId } from './messageId.rules.ts';

export const sendJobKind = 'mail.send';

type Change = Partial<
  Pick<
    StoredLetter,
    | 'state'
    | 'reason'
    | 'holdUntil'
    | 'sentAt'
    | 'accountId'
    | 'toAddress'
    | 'toName'
    | 'cc'
    | 'subject'
    | 'bodyText'
    | 'bodyHtml'
  >
>;

function change(tx: WriteContext, id: string, values: Change, countsAttempt = false): void {
  tx.orm
    .update(letters)
    .set({
      ...values,
      ...(countsAttempt ? { attempts: sql`${letters.attempts} + 1` } : {}),
      updatedAt: sql`max(${tx.now}, ${letters.updatedAt} + 1)`,
    })
    .where(eq(letters.id, id))
    .run();
}

function enqueueSending(tx: WriteContext, letterId: string, holdMs: number): void {
  tx.enqueue({
    kind: sendJobKind,
    payload: { letterId },
    runAt: tx.now + holdMs,
    uniqueKey: jobKeyOf(letterId),
  });
}

export type NewLetter = {
  composed: ComposedLetter;
  partnerId: string | null;
  contactId: string | null;
  documentId: string | null;
  attachments: readonly AttachmentRow[];
  state: 'draft' | 'queued';
  /** Milliseconds a queued letter waits for Undo. */
  holdMs: number;
};

/**
 * Writes a letter and, when queued, its job. A draft may still lack its recipient.
 * @throws AppError invalid_input/bad_address before anything is written
 */
export function insertLetter(tx: WriteContext, letter: NewLetter): { letterId: string; messageId: string } {
  const { composed, state, holdMs } = letter;
  const to = requireRecipients(composed.toAddress, 'to');
  if (state === 'queued') requireSendable(to.addresses, '');
  const letterId = tx.newId();
  const account = pickAccount(tx, undefined);
  const messageId = makeMessageId(letterId, letter.partnerId, domainToAscii(account?.from.address ?? ''));
  tx.orm
    .insert(letters)
    .values({
      id: letterId,
      accountId: account?.id ?? null,
      state,
      toAddress: to.addresses,
      toName: oneLine(composed.toName) || to.name,
      subject: oneLine(composed.subject),
      bodyText: composed.bodyText,
      bodyHtml: composed.bodyHtml,
      messageId,
      language: composed.language,
      partnerId: letter.partnerId,
      contactId: letter.contactId,
      documentId: letter.documentId,
      holdUntil: state === 'queued' && holdMs > 0 ? tx.now + holdMs : null,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .run();
  letter.attachments.forEach(({ name, hash, mime, sizeBytes }, position) => {
    const row = { id: tx.newId(), letterId, name: oneLine(name), hash, mime, sizeBytes, position };
    tx.orm
      .insert(letterAttachments)
      .values({ ...row, createdAt: tx.now, updatedAt: tx.now })
      .run();
  });
  if (state === 'queued') enqueueSending(tx, letterId, holdMs);
  return { letterId, messageId };
}

/** @throws AppError not_found/letter_gone */
export function requireLetter(tx: WriteContext, id: string): StoredLetter {
  const letter = findLetter(tx, id);
  if (!letter) throw new AppError('not_found', 'letter_gone');
  return letter;
}

/**
 * Calls a letter back before it leaves; one already called back stays so.
 * @throws AppError not_found/letter_gone, conflict/letter_sending, conflict/letter_sent (also when it may have left)
 */
export function cancelLetterRow(tx: WriteContext, letterId: string): void {
  const { state } = requireLetter(tx, letterId);
  if (state === 'cancelled') return;
  if (state === 'sending') throw new AppError('conflict', 'letter_sending');
  if (state === 'sent' || state === 'unknown') throw new AppError('conflict', 'letter_sent');
  // Its waiting job goes along: a later release then waits its own time.
  tx.dropJob(jobKeyOf(letterId));
  change(tx, letterId, { state: 'cancelled', reason: '', holdUntil: null });
}

/** Undo of a release: the letter is called back, unless it has left. @throws as cancelLetterRow */
export function cancelReleased(tx: WriteContext, operationId: string): void {
  const changed = tx.sql.all<{ id: string }>(
    `SELECT DISTINCT c.row_id AS id FROM ${operationChanges} WHERE o.id = ? AND c.table_name = 'letters'`,
    [operationId],
  );
  for (const { id } of changed) cancelLetterRow(tx, id);
}

/** Puts a letter into the outbox, now or after `holdMs`; one being sent is left alone. */
export function releaseLetter(tx: WriteContext, letter: StoredLetter, holdMs: number): void {
  if (letter.state === 'sending') return;
  requireSendable(letter.toAddress, letter.cc);
  const account = pickAccount(tx, letter.accountId);
  if (!account) throw new AppError('conflict', 'no_account');
  change(tx, letter.id, {
    state: 'queued',
    reason: '',
    accountId: account.id,
    holdUntil: holdMs > 0 ? tx.now + holdMs : null,
  });
  enqueueSending(tx, letter.id, holdMs);
}

export type LetterEdit = { to?: string; cc?: string; subject?: string; body?: string };

/** @throws AppError conflict/letter_sent when it left or may have left, invalid_input/bad_address */
export function editLetter(tx: WriteContext, id: string, edit: LetterEdit): void {
  const letter = requireLetter(tx, id);
  if (letter.state === 'sent' || letter.state === 'sending' || letter.state === 'unknown') {
    throw new AppError('conflict', 'letter_sent');
  }
  const values: Change = {};
  if (edit.to !== undefined) {
    const to = requireRecipients(edit.to, 'to');
    if (letter.state === 'queued') requireSendable(to.addresses, '');
    values.toAddress = to.addresses;
    values.toName = to.addresses === letter.toAddress ? to.name || letter.toName : to.name;
  }
  if (edit.cc !== undefined) values.cc = requireRecipients(edit.cc, 'cc').addresses;
  if (edit.subject !== undefined) values.subject = oneLine(edit.subject);
  if (edit.body !== undefined) {
    values.bodyText = edit.body.replaceAll(/\r\n?/g, '\n');
    values.bodyHtml = replaceText(letter.bodyHtml, values.bodyText);
  }
  change(tx, id, values);
}

/** @returns false when it is no longer queued: called back, or sent by an earlier run of the job */
export function markSending(tx: WriteContext, id: string): boolean {
  if (findLetter(tx, id)?.state !== 'queued') return false;
  change(tx, id, { state: 'sending', reason: '', holdUntil: null }, true);
  return true;
}

/** Durable before the final dot is written: who dies after this may have sent the letter. */
export function markSealed(tx: WriteContext, id: string): void {
  change(tx, id, { reason: sealedMark });
}

export function markWaiting(tx: WriteContext, id: string, reason: string): void {
  change(tx, id, { state: 'queued', reason });
}

export function markFailed(tx: WriteContext, id: string, reason: string): void {
  change(tx, id, { state: 'failed', reason });
}

export function markUnknown(tx: WriteContext, id: string): void {
  change(tx, id, { state: 'unknown', reason: 'connection_lost' });
}

/** The letter has left: so has the interaction it stands for happened. */
export function markSent(tx: WriteContext, letter: StoredLetter, reason: string): void {
  change(tx, letter.id, { state: 'sent', reason, sentAt: tx.now });
  if (letter.partnerId === null) return;
  tx.sql.run(
    `UPDATE interactions SET status = 'done', happened_at = :now, timeline_at = :now, updated_at = :now
     WHERE partner_id = :partnerId AND letter_id = :letterId AND status <> 'cancelled' AND deleted_at IS NULL`,
    { now: tx.now, partnerId: letter.partnerId, letterId: letter.id },
  );
}

/** After a crash: queued again when nothing can have left, else unknown. */
export function recoverLetter(tx: WriteContext, left: { id: string; state: string; reason: string }): void {
  if (left.state === 'sending' && left.reason === sealedMark) {
    markUnknown(tx, left.id);
    return;
  }
  if (left.state === 'sending') markWaiting(tx, left.id, '');
  enqueueSending(tx, left.id, 0);
}

/**
 * In a file put back from a backup: what waited when the copy was made may have left since, so the rep decides.
 * @returns how many letters became unknown
 */
export function suspectLetters(tx: WriteContext): number {
  const suspects = tx.sql.all<{ id: string }>(
    `SELECT l.id FROM letters l WHERE l.state IN ('queued', 'sending') AND l.deleted_at IS NULL AND ${isReleasedHere}`,
  );
  for (const { id } of suspects) {
    tx.dropJob(jobKeyOf(id));
    change(tx, id, { state: 'unknown', reason: 'restored', holdUntil: null });
  }
  return suspects.length;
}

/** New settings may mend what the letters wait for: those that failed before are tried now. */
export function hurryLetters(tx: WriteContext): void {
  const waiting = tx.sql.all<{ id: string }>(
    `SELECT id FROM jobs WHERE state = 'waiting' AND kind = '${sendJobKind}' AND last_reason <> ''`,
  );
  for (const { id } of waiting) {
    tx.sql.run('UPDATE jobs SET run_at = min(run_at, ?) WHERE id = ?', [tx.now, id]);
    tx.touch('jobs');
  }
}

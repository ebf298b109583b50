// The job `mail.send`: one attempt to deliver one letter. What is durable at each moment decides what a dead
// process leaves: before the final dot the letter is queued again, after it the rep decides.
import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { sniffMime } from '#shared/lib/sniffMime.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { JobOutcome } from '../jobs/jobRunner.ts';
import type { WriteContext } from '../store/context.ts';
import { type AccountRow, pickAccount } from './accounts.repo.ts';
import { pictureHashes } from './letterHtml.rules.ts';
import {
  findLeftLetters,
  findLetter,
  isDocumentAttached,
  listAttachments,
  type StoredLetter,
} from './letters.repo.ts';
import { type LetterPart, type LetterPicture, makeMimeMessage } from './mimeMessage.ts';
import {
  markFailed,
  markSealed,
  markSending,
  markSent,
  markUnknown,
  markWaiting,
  recoverLetter,
} from './outbox.repo.ts';
import { isSetupReason, letterReason } from './smtpReasons.rules.ts';
import { openSmtpSession, SmtpFailure } from './smtpSession.ts';

/** Waiting alone does not mend a wrong password; saving the account tries at once. */
const setupRetryMs = 15 * 60_000;

export const secretOf = (accountId: string): string => `mail/${accountId}`;

/** A letter that must not leave as it is. */
class Unsendable extends Error {
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

type Write = <T>(work: (tx: WriteContext) => T) => T;

function writerOf(deps: CoreDeps): Write {
  return (work) =>
    deps.gate.write(
      { command: 'mail.track', commandId: deps.newId(), isUndoable: false, keepsAnswer: false },
      work,
    );
}

/** Bytes under a hash, proven by it. @throws Unsendable */
function loadProven(deps: CoreDeps, hash: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = deps.blobs.load(hash);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new Unsendable(error.reason === 'blob_missing' ? 'attachment_missing' : 'attachment_damaged');
  }
  if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new Unsendable('attachment_damaged');
  return bytes;
}

/** @throws Unsendable when the document is no longer the one attached, or a file cannot be proven */
function loadAttachments(deps: CoreDeps, letter: StoredLetter): LetterPart[] {
  const context = deps.gate.read();
  const rows = listAttachments(context, letter.id);
  const hashes = rows.map((row) => row.hash);
  if (letter.documentId !== null && !isDocumentAttached(context, letter.documentId, hashes))
    throw new Unsendable('document_changed');
  return rows.map(({ name, mime, hash }) => ({ name, mime, bytes: loadProven(deps, hash) }));
}

/** A lost logo stops no invoice. */
function loadPictures(deps: CoreDeps, html: string): LetterPicture[] {
  const known = pictureHashes(html).filter((hash) => deps.blobs.has(hash));
  return known.map((hash) => {
    const bytes = loadProven(deps, hash);
    return { cid: hash, mime: sniffMime(bytes), bytes };
  });
}

async function transmit(
  deps: CoreDeps,
  letter: StoredLetter,
  account: AccountRow,
  signal: AbortSignal,
): Promise<{ isPartial: boolean }> {
  const { platform } = deps;
  const write = writerOf(deps);
  const message = await makeMimeMessage({
    from: account.from,
    to: letter.toAddress,
    toName: letter.toName,
    cc: letter.cc,
    subject: letter.subject,
    messageId: letter.messageId,
    text: letter.bodyText,
    html: letter.bodyHtml,
    date: new Date(platform.now()),
    attachments: loadAttachments(deps, letter),
    pictures: loadPictures(deps, letter.bodyHtml),
  });
  const password = (await platform.secrets.load(secretOf(account.id))) ?? '';
  const session = await openSmtpSession({ ...account.smtp, password }, { signal });
  platform.reach('mail.connected');
  const result = await session.send(message, () => write((tx) => markSealed(tx, letter.id)));
  platform.reach('mail.accepted');
  session.quit();
  return result;
}

function retryLater(deps: CoreDeps, reason: string): JobOutcome {
  return isSetupReason(reason)
    ? { kind: 'retry', reason, retryAt: deps.platform.now() + setupRetryMs }
    : { kind: 'retry', reason };
}

/** Records why an attempt ended without an answer 2xx. */
function settleFailure(deps: CoreDeps, letter: StoredLetter, error: unknown): JobOutcome {
  const write = writerOf(deps);
  const fail = (reason: string): JobOutcome => {
    write((tx) => markFailed(tx, letter.id, reason));
    return { kind: 'failed', reason };
  };
  const wait = (reason: string): JobOutcome => {
    write((tx) => markWaiting(tx, letter.id, reason));
    return retryLater(deps, reason);
  };
  if (error instanceof Unsendable) return fail(error.reason);
  if (!(error instanceof SmtpFailure)) {
    // Nothing has left: the dot is written only after a successful seal, and from then on failures have verdicts.
    return wait(error instanceof AppError ? error.reason : 'unexpected');
  }
  const { kind, reason } = error.verdict;
  if (kind === 'refused') return fail(reason);
  if (kind === 'retry') return wait(letterReason(reason));
  write((tx) => markUnknown(tx, letter.id));
  return { kind: 'failed', reason: 'unknown' };
}

/** @returns the body of the job `mail.send` */
export function createLetterSender(deps: CoreDeps) {
  const { platform, gate } = deps;
  const write = writerOf(deps);
  return async (
    { letterId }: { letterId: string },
    { signal }: { signal: AbortSignal },
  ): Promise<JobOutcome> => {
    platform.reach('mail.jobTaken');
    const letter = findLetter(gate.read(), letterId);
    // Called back, resolved, or sent by a run whose end was not recorded.
    if (letter?.state !== 'queued') return { kind: 'done' };
    const account = pickAccount(gate.read(), letter.accountId);
    if (!account) {
      if (letter.reason !== 'no_account') write((tx) => markWaiting(tx, letterId, 'no_account'));
      return retryLater(deps, 'no_account');
    }
    if (!write((tx) => markSending(tx, letterId))) return { kind: 'done' };
    platform.reach('mail.markedSending');
    let result: { isPartial: boolean };
    try {
      result = await transmit(deps, letter, account, signal);
    } catch (error) {
      const outcome = settleFailure(deps, letter, error);
      platform.log.info('mail.notSent', {
        outcome: outcome.kind,
        reason: 'reason' in outcome ? outcome.reason : '',
      });
      return outcome;
    }
    write((tx) => markSent(tx, letter, result.isPartial ? 'recipient_refused' : ''));
    platform.reach('mail.markedSent');
    platform.log.info('mail.sent');
    deps.emit('mail.letterSent', { letterId });
    return { kind: 'done' };
  };
}

/** What a dead process left: this folder has one owner, so nobody else is sending. */
export function recoverOutbox(deps: CoreDeps): void {
  const left = findLeftLetters(deps.gate.read());
  if (left.length === 0) return;
  deps.gate.write(
    { command: 'mail.recover', commandId: deps.newId(), isUndoable: false, keepsAnswer: false },
    (tx) => {
      for (const letter of left) recoverLetter(tx, letter);
    },
  );
}

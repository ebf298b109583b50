// Outgoing mail: accounts, letters, the outbox.
import { z } from 'zod';
import { Cursor, Empty, Hash, Id, Instant, Language, Limit, page, Text } from './common.ts';
import { action, command, query } from './define.ts';

export const LetterState = z.enum(['draft', 'queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled']);

export const TemplateKind = z.enum(['invoice', 'quote']);

export const AccountFields = z.object({
  from: z.object({ name: Text(120), address: Text(254).min(3) }),
  smtp: z.object({
    host: Text(253).min(1),
    port: z.number().int().min(1).max(65_535),
    security: z.enum(['none', 'starttls', 'tls']),
    user: Text(254).optional(),
    /** Kept in the platform's secrets; absent keeps the one there is. */
    password: z.string().max(400).optional(),
  }),
});

export const LetterRow = z.object({
  id: Id,
  state: LetterState,
  to: z.string(),
  toName: z.string(),
  subject: z.string(),
  messageId: z.string(),
  /** The document it carries: one of the two, or none. */
  invoiceId: Id.nullable(),
  quoteId: Id.nullable(),
  partnerId: Id.nullable(),
  /**
   * Why it waits or failed. Waits: offline, timeout, connection_lost, refused_for_now, login_failed, tls_failed,
   * tls_certificate, tls_not_offered, starttls_required, no_account, stopped. Failed: sender_refused,
   * recipient_refused (of a sent letter: some of several), message_refused, message_too_large, document_changed,
   * attachment_missing, attachment_damaged. Unknown: connection_lost, restored (it waited when the restored
   * backup was made).
   */
  reason: z.string().optional(),
  attempts: z.number().int(),
  holdUntil: Instant.nullable(),
  nextAttemptAt: Instant.nullable(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
});

const letterGone = ['letter_gone'] as const;

export const mail = {
  /** Saves the account that letters leave by (one per workstation for now). */
  saveAccount: command({
    in: AccountFields.extend({ id: Id.optional() }),
    out: z.object({ id: Id }),
    reasons: ['account_gone', 'bad_address'],
    undo: { because: 'the password is kept outside the database' },
  }),
  listAccounts: query({
    in: Empty,
    out: page(
      z.object({
        id: Id,
        from: z.object({ name: z.string(), address: z.string() }),
        smtp: z.object({
          host: z.string(),
          port: z.number(),
          security: z.enum(['none', 'starttls', 'tls']),
          user: z.string(),
        }),
        isDefault: z.boolean(),
      }),
    ),
    reads: ['mail_accounts'],
  }),
  /**
   * Connects, greets, logs in; with `letter` sends it to the account's own address, else nothing. Says what failed: host_not_found, unreachable, connection_refused,
   * connection_lost, timeout, tls_not_offered, tls_certificate, tls_failed, starttls_required, login_failed,
   * refused_for_now, and of the letter also sender_refused, recipient_refused, message_refused; '' when all is well.
   */
  testAccount: action({
    in: AccountFields.extend({
      id: Id.optional(),
      letter: z.object({ subject: Text(200).min(1), text: Text(2000).min(1) }).optional(),
    }),
    out: z.object({
      isOk: z.boolean(),
      step: z.enum(['resolve', 'connect', 'tls', 'login', 'send', 'done']),
      reason: z.string(),
    }),
  }),
  listLetters: query({
    in: z.object({ state: LetterState.optional(), partnerId: Id.optional(), cursor: Cursor, limit: Limit }),
    out: page(LetterRow),
    reads: ['letters', 'jobs', 'documents'],
  }),
  /** What has not left yet: letters on their way, and those that need the rep. */
  countOutbox: query({
    in: Empty,
    out: z.object({ waiting: z.number().int(), trouble: z.number().int() }),
    reads: ['letters'],
  }),
  loadLetter: query({
    in: z.object({ id: Id }),
    out: LetterRow.extend({
      cc: z.string(),
      body: z.string(),
      html: z.string(),
      language: Language,
      fromName: z.string(),
      fromAddress: z.string(),
      attachments: z.array(
        z.object({ name: z.string(), hash: Hash, mime: z.string(), sizeBytes: z.number().int() }),
      ),
    }),
    reads: ['letters', 'letter_attachments', 'mail_accounts', 'jobs', 'documents'],
  }),
  /** Edits a letter not yet sent. */
  updateLetter: command({
    in: z.object({
      id: Id,
      to: Text(1000).optional(),
      cc: Text(1000).optional(),
      subject: Text(300).optional(),
      body: Text(20_000).optional(),
    }),
    out: Empty,
    reasons: [...letterGone, 'letter_sent', 'bad_address'],
    undo: true,
  }),
  /** Releases a draft, or tries a failed, waiting or unknown one again now. */
  sendLetter: command({
    in: z.object({ id: Id, holdMs: z.number().int().min(0).max(60_000).default(0) }),
    out: Empty,
    reasons: [...letterGone, 'letter_sent', 'bad_address', 'no_account'],
    undo: { by: 'mail.cancelLetter' },
  }),
  cancelLetter: command({
    in: z.object({ id: Id }),
    out: Empty,
    reasons: [...letterGone, 'letter_sent', 'letter_sending'],
    undo: { because: 'send it again instead' },
  }),
  /** The rep's word on a letter whose fate is unknown. */
  resolveUnknown: command({
    in: z.object({ id: Id, verdict: z.enum(['sent', 'again']) }),
    out: Empty,
    reasons: [...letterGone, 'not_unknown'],
    undo: { because: 'a letter may have left' },
  }),
  listTemplates: query({
    in: Empty,
    out: page(
      z.object({
        id: Id,
        kind: TemplateKind,
        language: Language,
        name: z.string(),
        subject: z.string(),
        body: z.string(),
        signature: z.string(),
      }),
    ),
    reads: ['letter_templates'],
  }),
  /** How a text would read on our newest document of its kind (a made-up one while there is none). */
  previewTemplate: query({
    in: z.object({
      kind: TemplateKind.default('invoice'),
      language: Language,
      subject: Text(300),
      body: Text(20_000),
      signature: Text(2000),
    }),
    out: z.object({
      subject: z.string(),
      text: z.string(),
      /** Number of the document it was filled from; '' for the made-up one. */
      invoiceNumber: z.string(),
      /** Fields in braces that do not exist, as written. */
      unknownFields: z.array(z.string()),
    }),
    reads: ['documents', 'partners', 'contacts', 'organizations', 'users'],
  }),
  /** Back to the text that came with the program. */
  resetTemplate: command({ in: z.object({ id: Id }), out: Empty, reasons: ['template_gone'], undo: true }),
  saveTemplate: command({
    in: z.object({
      id: Id,
      name: Text(120).min(1),
      subject: Text(300).min(1),
      body: Text(20_000).min(1),
      signature: Text(2000),
    }),
    out: Empty,
    reasons: ['template_gone', 'unknown_field'],
    undo: true,
  }),
};

// Outgoing mail behind the contract: accounts, letters, templates, and the job that sends.
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';
import type { ReadContext } from '../store/context.ts';
import { type AccountRow, listAccounts, pickAccount, saveAccount } from './accounts.repo.ts';
import { oneLine, requireAddress } from './addresses.rules.ts';
import { countOutbox, findLetter, findLetterRow, listAttachments, listLetters } from './letters.repo.ts';
import {
  cancelLetterRow,
  cancelReleased,
  editLetter,
  hurryLetters,
  markSent,
  releaseLetter,
  requireLetter,
  sendJobKind,
} from './outbox.repo.ts';
import { previewTemplate } from './previewTemplate.repo.ts';
import { createLetterSender, recoverOutbox, secretOf } from './sendLetter.ts';
import { listTemplates, resetTemplate, saveTemplate } from './templates.repo.ts';
import { checkTemplate } from './templates.rules.ts';
import { testAccount } from './testAccount.ts';

type AccountHandlers = Pick<Handlers['mail'], 'saveAccount' | 'listAccounts' | 'testAccount'>;
type TemplateHandlers = Pick<
  Handlers['mail'],
  'listTemplates' | 'previewTemplate' | 'resetTemplate' | 'saveTemplate'
>;
type LetterHandlers = Omit<Handlers['mail'], keyof AccountHandlers | keyof TemplateHandlers>;

function requireHost(host: string): string {
  if (!/^[^\s/\\@]+$/u.test(host))
    throw new AppError('invalid_input', 'fields', { fields: [{ path: 'smtp.host', code: 'bad_host' }] });
  return host;
}

/** Without an id the workstation's account is meant, when there is one. */
function findAccount(context: ReadContext, id: string | undefined): AccountRow | undefined {
  const found = pickAccount(context, id);
  if (id !== undefined && found?.id !== id) throw new AppError('not_found', 'account_gone');
  return found;
}

function accountHandlers(deps: CoreDeps): AccountHandlers {
  const { secrets } = deps.platform;
  return {
    saveAccount: {
      prepare: async ({ id, from, smtp }, context) => {
        const address = requireAddress(from.address, 'from.address');
        const host = requireHost(smtp.host);
        const accountId = findAccount(context, id)?.id ?? deps.newId();
        if (smtp.password === '') await secrets.delete(secretOf(accountId));
        else if (smtp.password !== undefined) await secrets.save(secretOf(accountId), smtp.password);
        const { port, security, user = '' } = smtp;
        return {
          id: accountId,
          from: { name: oneLine(from.name), address },
          smtp: { host, port, security, user },
        };
      },
      write: (_input, tx, prepared) => {
        const account = prepared as Omit<AccountRow, 'isDefault'>;
        saveAccount(tx, account);
        hurryLetters(tx);
        tx.afterCommit(deps.jobs.wake);
        return { id: account.id };
      },
    },
    listAccounts: (_input, context) => ({ rows: listAccounts(context) }),
    testAccount: async ({ id, from, smtp, letter }, { signal, read }) => {
      const known = findAccount(read(), id);
      const password = smtp.password ?? (known ? await secrets.load(secretOf(known.id)) : undefined) ?? '';
      const tested = { ...smtp, host: requireHost(smtp.host), user: smtp.user ?? '', password };
      return testAccount({ from, smtp: tested }, { letter, signal, nowMs: deps.platform.now() });
    },
  };
}

function letterHandlers(deps: CoreDeps): LetterHandlers {
  return {
    listLetters: (filter, context) => listLetters(context, filter),
    countOutbox: (_input, context) => countOutbox(context),
    loadLetter: ({ id }, context) => {
      const row = findLetterRow(context, id);
      const letter = findLetter(context, id);
      if (!row || !letter) throw new AppError('not_found', 'letter_gone');
      const account = pickAccount(context, letter.accountId);
      return {
        ...row,
        cc: letter.cc,
        body: letter.bodyText,
        html: letter.bodyHtml,
        language: letter.language,
        fromName: account?.from.name ?? '',
        fromAddress: account?.from.address ?? '',
        attachments: listAttachments(context, id),
      };
    },
    updateLetter: ({ id, ...edit }, tx) => {
      editLetter(tx, id, edit);
      return {};
    },
    sendLetter: ({ id, holdMs }, tx) => {
      const letter = requireLetter(tx, id);
      if (letter.state === 'sent') throw new AppError('conflict', 'letter_sent');
      releaseLetter(tx, letter, holdMs);
      return {};
    },
    cancelLetter: ({ id }, tx) => {
      cancelLetterRow(tx, id);
      return {};
    },
    resolveUnknown: ({ id, verdict }, tx) => {
      const letter = requireLetter(tx, id);
      if (letter.state !== 'unknown') throw new AppError('conflict', 'not_unknown');
      if (verdict === 'again') releaseLetter(tx, letter, 0);
      else {
        markSent(tx, letter, '');
        tx.afterCommit(() => deps.emit('mail.letterSent', { letterId: id }));
      }
      return {};
    },
  };
}

const templateHandlers: TemplateHandlers = {
  listTemplates: (_input, context) => ({ rows: listTemplates(context) }),
  previewTemplate: (input, context) => previewTemplate(context, input),
  resetTemplate: ({ id }, tx) => {
    resetTemplate(tx, id);
    return {};
  },
  saveTemplate: ({ id, name, subject, body, signature }, tx) => {
    checkTemplate({ subject, body, signature });
    saveTemplate(tx, id, { name, subject: oneLine(subject), body, signature });
    return {};
  },
};

/** The area's calls; registers the job that sends and takes care of what a dead process left. */
export function createMailHandlers(deps: CoreDeps): Handlers['mail'] {
  deps.jobs.register({
    kind: sendJobKind,
    payload: z.object({ letterId: z.string() }),
    run: createLetterSender(deps),
  });
  deps.compensations.set('mail.sendLetter', cancelReleased);
  recoverOutbox(deps);
  return {
    ...accountHandlers(deps),
    ...letterHandlers(deps),
    ...templateHandlers,
  };
}

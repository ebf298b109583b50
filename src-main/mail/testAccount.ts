// Tries an account: connects, secures, logs in; when asked, sends a letter to its own address.
import { randomUUID } from 'node:crypto';
import type { AccountRow } from './accounts.repo.ts';
import { makeMimeMessage } from './mimeMessage.ts';
import { openSmtpSession, SmtpFailure, type SmtpMessage, type SmtpTimeouts } from './smtpSession.ts';

export type AccountTest = {
  isOk: boolean;
  step: 'resolve' | 'connect' | 'tls' | 'login' | 'send' | 'done';
  reason: string;
};
export type TestedAccount = Pick<AccountRow, 'from'> & { smtp: AccountRow['smtp'] & { password: string } };
/** In the language of whoever tests. */
export type TestLetter = { subject: string; text: string };

const timeouts: SmtpTimeouts = { connectMs: 15_000, silenceMs: 15_000, closeMs: 2_000 };

const toOneself = (
  from: AccountRow['from'],
  { subject, text }: TestLetter,
  date: Date,
): Promise<SmtpMessage> =>
  makeMimeMessage({
    ...{ from, to: from.address, toName: from.name, cc: '', subject, text, date },
    messageId: `<${randomUUID()}@${from.address.split('@').at(-1)}>`,
    ...{ html: '', attachments: [], pictures: [] },
  });

/** @returns where it failed and why (a reason of smtpReasons.rules.ts); '' when all is well */
export async function testAccount(
  { from, smtp }: TestedAccount,
  given: { letter: TestLetter | undefined; nowMs: number; signal: AbortSignal },
): Promise<AccountTest> {
  const { letter, nowMs, signal } = given;
  let isIn = false;
  try {
    const session = await openSmtpSession(smtp, { signal, timeouts });
    isIn = true;
    // Nothing is kept of it here: there is nothing to seal.
    if (letter) await session.send(await toOneself(from, letter, new Date(nowMs)), () => undefined);
    session.quit();
    return { isOk: true, step: 'done', reason: '' };
  } catch (error) {
    if (!(error instanceof SmtpFailure)) throw error;
    const { step, reason } = error.verdict;
    return { isOk: false, step: isIn ? 'send' : step, reason };
  }
}

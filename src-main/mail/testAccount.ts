// Tries an account: connects, secures, logs in, sends nothing.
import type { AccountRow } from './accounts.repo.ts';
import { openSmtpSession, SmtpFailure, type SmtpTimeouts } from './smtpSession.ts';

export type AccountTest = {
  isOk: boolean;
  step: 'resolve' | 'connect' | 'tls' | 'login' | 'done';
  reason: string;
};

const timeouts: SmtpTimeouts = { connectMs: 15_000, silenceMs: 15_000, closeMs: 2_000 };

/** @returns where it failed and why (a reason of smtpReasons.rules.ts); '' when all is well */
export async function testAccount(
  smtp: AccountRow['smtp'] & { password: string },
  signal: AbortSignal,
): Promise<AccountTest> {
  try {
    const session = await openSmtpSession(smtp, { signal, timeouts });
    session.quit();
    return { isOk: true, step: 'done', reason: '' };
  } catch (error) {
    if (!(error instanceof SmtpFailure)) throw error;
    return { isOk: false, step: error.verdict.step, reason: error.verdict.reason };
  }
}

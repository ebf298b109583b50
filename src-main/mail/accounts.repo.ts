// Rows of mail accounts: one a workstation for now. Passwords are not here.
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { mailAccounts } from '../store/schema/index.ts';

export type AccountRow = {
  id: string;
  from: { name: string; address: string };
  smtp: { host: string; port: number; security: 'none' | 'starttls' | 'tls'; user: string };
  isDefault: boolean;
};

function toRow(row: typeof mailAccounts.$inferSelect): AccountRow {
  return {
    id: row.id,
    from: { name: row.fromName, address: row.fromAddress },
    smtp: { host: row.smtpHost, port: row.smtpPort, security: row.smtpSecurity, user: row.smtpUser },
    isDefault: row.isDefault,
  };
}

/** The account that letters leave by comes first. */
export function listAccounts(context: ReadContext): AccountRow[] {
  return context.orm
    .select()
    .from(mailAccounts)
    .where(isNull(mailAccounts.deletedAt))
    .orderBy(desc(mailAccounts.isDefault), asc(mailAccounts.createdAt), asc(mailAccounts.id))
    .all()
    .map(toRow);
}

/** The account named, or the usual one when it is gone or none is named. */
export function pickAccount(context: ReadContext, id: string | null | undefined): AccountRow | undefined {
  const all = listAccounts(context);
  return all.find((account) => account.id === id) ?? all[0];
}

export function saveAccount(tx: WriteContext, account: Omit<AccountRow, 'isDefault'>): void {
  const values = {
    fromName: account.from.name,
    fromAddress: account.from.address,
    smtpHost: account.smtp.host,
    smtpPort: account.smtp.port,
    smtpSecurity: account.smtp.security,
    smtpUser: account.smtp.user,
    isDefault: true,
    updatedAt: tx.now,
  };
  tx.orm
    .update(mailAccounts)
    .set({ isDefault: false })
    .where(and(eq(mailAccounts.isDefault, true), isNull(mailAccounts.deletedAt)))
    .run();
  tx.orm
    .insert(mailAccounts)
    .values({ ...values, id: account.id, createdAt: tx.now })
    .onConflictDoUpdate({ target: mailAccounts.id, set: { ...values, deletedAt: null } })
    .run();
}

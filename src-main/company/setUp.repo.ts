// How far the company is set up: what is there, counted. Reads only.
import type { Output } from '#shared/contract/index.ts';
import type { ReadContext } from '../store/context.ts';
import { loadDefaultOrganization } from './organizations.repo.ts';
import { loadCalendar, loadLocal } from './preferences.repo.ts';

export function loadProgress(context: ReadContext): Output<'setUp.loadProgress'> {
  const count = (from: string): number =>
    context.sql.get<{ n: number }>(`SELECT count(*) AS n FROM ${from}`)?.n ?? 0;
  const has = (from: string): boolean => context.sql.get(`SELECT 1 FROM ${from} LIMIT 1`) !== undefined;
  const own = loadDefaultOrganization(context);
  return {
    hasTaxId: (own?.taxId ?? '') !== '',
    hasBankAccount: (own?.bankAccounts.length ?? 0) > 0,
    people: count('users WHERE deleted_at IS NULL'),
    comingDaysOff: loadCalendar(context).holidays.filter((date) => date >= context.today).length,
    words: count('directory_entries WHERE deleted_at IS NULL'),
    hasCatalogue: has('items'),
    hasMailAccount: has('mail_accounts WHERE deleted_at IS NULL'),
    hasPhoneLine: has('phone_lines'),
    hasHub: has('sync_state'),
    isRecoveryKeySaved: loadLocal(context, 'isRecoveryKeySaved') === true,
  };
}

/** This computer's clock minus the hub's, as the last talks had it; undefined without a hub. */
export function loadClockOffset(context: ReadContext): number | undefined {
  return context.sql.get<{ ms: number }>('SELECT -clock_offset_ms AS ms FROM sync_state LIMIT 1')?.ms;
}

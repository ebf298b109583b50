// What a person can do about a company that cannot be opened, by what stopped it. Pure.
import type { recovery } from '../i18n/messages/en/recovery.ts';

type Problem = { code: string; reason: string };
type Advice = `recovery.${Exclude<keyof typeof recovery, 'restoreOf'>}`;

const keyReasons = ['key_missing', 'wrong_key', 'key_file', 'recovery_key'];

const byReason: Readonly<Record<string, Advice>> = {
  folder_read_only: 'recovery.makeWritable',
  folder_in_use: 'recovery.closeOther',
  no_keychain: 'recovery.signInKeychain',
};

/** Whether the recovery key can help. */
export const asksForKey = ({ reason }: Problem): boolean => keyReasons.includes(reason);

/** Whether a backup can help: the file itself is the trouble, not the key or the disk. */
export const offersRestore = (problem: Problem): boolean =>
  (problem.code === 'corrupt' || problem.code === 'incompatible') && !asksForKey(problem);

/** The key of the sentence that says what to do. */
export function adviceFor(problem: Problem, hasBackups: boolean): Advice {
  const known = byReason[problem.reason];
  if (known) return known;
  if (asksForKey(problem)) return 'recovery.enterKey';
  if (problem.code === 'corrupt') return hasBackups ? 'recovery.chooseBackup' : 'recovery.noBackup';
  if (problem.code === 'incompatible') return 'recovery.updateOrRestore';
  return problem.code === 'disk_full' ? 'recovery.freeSpace' : 'recovery.tryLater';
}

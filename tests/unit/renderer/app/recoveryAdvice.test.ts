// What the page of a company that cannot be opened advises and offers, by what stopped it.
import { describe, expect, it } from 'vitest';
import { adviceFor, asksForKey, offersRestore } from '#renderer/app/recoveryAdvice.ts';

const cases = [
  ['corrupt', 'database_damaged', 'chooseBackup', 'noBackup', 'restore'],
  ['corrupt', 'folder_identity', 'chooseBackup', 'noBackup', 'restore'],
  ['corrupt', 'key_file', 'enterKey', 'enterKey', 'key'],
  ['incompatible', 'database_newer', 'updateOrRestore', 'updateOrRestore', 'restore'],
  ['forbidden', 'wrong_key', 'enterKey', 'enterKey', 'key'],
  ['forbidden', 'key_missing', 'enterKey', 'enterKey', 'key'],
  ['disk_full', 'disk_full', 'freeSpace', 'freeSpace', ''],
  ['unavailable', 'folder_read_only', 'makeWritable', 'makeWritable', ''],
  ['unavailable', 'no_keychain', 'signInKeychain', 'signInKeychain', ''],
  ['unavailable', 'disk_error', 'tryLater', 'tryLater', ''],
  ['busy', 'folder_in_use', 'closeOther', 'closeOther', ''],
] as const;

describe('a company that cannot be opened', () => {
  it.each(cases)('%s/%s', (code, reason, withBackups, without, offer) => {
    const problem = { code, reason };
    expect({
      advice: [adviceFor(problem, true), adviceFor(problem, false)],
      restore: offersRestore(problem),
      key: asksForKey(problem),
    }).toEqual({
      advice: [`recovery.${withBackups}`, `recovery.${without}`],
      restore: offer === 'restore',
      key: offer === 'key',
    });
  });
});

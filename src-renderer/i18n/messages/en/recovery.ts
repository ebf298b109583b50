// English texts of area `recovery`: a company that cannot be opened. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const recovery = english({
  cannotOpen: 'Yolda cannot open the company',
  untouched: 'The company folder was left exactly as it is; nothing was thrown away.',
  chooseBackup:
    'Choose a backup: the company goes on from that moment, the damaged file is kept aside in the company folder.',
  noBackup:
    'There is no backup in the company folder. If you keep one elsewhere, enter its path below. Otherwise delete nothing, copy the folder to a safe place and ask support.',
  updateOrRestore:
    'Update the program to the newest version. Or restore a backup made before: the newer file is kept aside.',
  enterKey: 'Enter the recovery key from the sheet that was printed or written down at the first start.',
  freeSpace: 'Free some space on the disk of the company folder, then try again.',
  makeWritable: 'Allow writing to the company folder or to its disk, then try again.',
  closeOther: 'Close the other program that works on this folder, then try again.',
  signInKeychain: 'Sign in to the keychain of your desktop, then try again.',
  tryLater: 'Try again. If it stays so, copy the details and send them to support.',
  restore: 'Restore',
  restoreOf: 'Restore the backup of {date}',
  beforeMigration: 'automatic copy before an update',
  otherFile: 'Another backup file (full path)',
  restoreFile: 'Restore this file',
  openWithKey: 'Open with this key',
  tryAgain: 'Try again',
  showLog: 'Show the log',
  working: 'One moment: the company is being opened…',
});

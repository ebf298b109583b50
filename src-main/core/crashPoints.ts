// The named places at which the kill tests end the process: between any two durable steps of a command.
// A point is registered here and reached beside the code it names; the tests count both.

export const crashPoints = [
  'sell.prepared',
  'sell.pdfStored',
  'sell.numberTaken',
  'sell.rowsWritten',
  'sell.letterQueued',
  'sell.committed',
  'mail.jobTaken',
  'mail.markedSending',
  'mail.connected',
  'mail.accepted',
  'mail.markedSent',
  'import.staged',
  'import.referencesWritten',
  'import.itemsWritten',
  'import.listsWritten',
  'import.goneHidden',
  'import.documentsWritten',
  'import.csvStaged',
  'import.csvWritten',
  'backup.copied',
  'backup.packed',
  'backup.written',
  'restore.prepared',
  'restore.planned',
  'restore.keptAside',
  'restore.swapped',
  'wipe.ordered',
  'wipe.keyGone',
  'wipe.filesGone',
] as const;

/** Calls `platform.reach`, by a registered name only. */
export type Reach = (point: CrashPoint) => void;

export type CrashPoint = (typeof crashPoints)[number];

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
] as const;

export type CrashPoint = (typeof crashPoints)[number];

// A company that cannot be opened: why, what can be put in its place, and trying again. These three calls are all that
// a core answers while there is no company; docs/decisions/0013.
import { z } from 'zod';
import { Empty, Instant, Text } from './common.ts';
import { action } from './define.ts';
import { errorCodes } from './errors.ts';

const RecoveryKey = Text(200).default('');
const keyReasons = ['key_missing', 'wrong_key', 'key_not_kept', 'company_open', 'recovery_running'] as const;

export const recovery = {
  load: action({
    in: Empty,
    out: z.object({
      dir: z.string(),
      /** Nothing while the company is open. */
      problem: z.object({ code: z.enum(errorCodes), reason: z.string() }).nullable(),
      /** In the company folder, newest first. */
      backups: z.array(
        z.object({
          kind: z.enum(['backup', 'beforeMigration']),
          name: z.string(),
          path: z.string(),
          sizeBytes: z.number().int(),
          at: Instant,
        }),
      ),
    }),
  }),
  /** Puts a backup in the place of the company, which is kept aside, and goes on with it. */
  restore: action({
    in: z.object({ path: Text(1000).min(1), recoveryKey: RecoveryKey }),
    out: z.object({ keptAside: z.string().nullable() }),
    reasons: ['file_missing', 'not_a_backup', 'backup_damaged', ...keyReasons],
  }),
  /** Opens the company again, with its recovery key where this computer has lost the key. */
  retry: action({ in: z.object({ recoveryKey: RecoveryKey }), out: Empty, reasons: keyReasons }),
};

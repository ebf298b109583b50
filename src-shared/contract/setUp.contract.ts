// How far a company is set up, and whether this computer is fit for it, in facts that a person can act on.
import { z } from 'zod';
import { Empty } from './common.ts';
import { action, query } from './define.ts';

const Count = z.number().int().nonnegative();

const Check = z.object({
  id: z.enum(['disk', 'writing', 'place', 'secrets', 'clock']),
  state: z.enum(['good', 'warn', 'bad']),
  /** What was found; `fine` where there is nothing to say. */
  finding: z.enum([
    ...([
      'fine',
      'disk_low',
      'disk_nearly_full',
      'not_writable',
      'read_back_differs',
      'cloud_folder',
    ] as const),
    ...(['network_folder', 'secrets_unavailable', 'clock_off', 'clock_unknown'] as const),
  ]),
  /** Free bytes of the disk, or milliseconds that the clock is off; null otherwise. */
  amount: z.number().nullable(),
});

export const setUp = {
  loadProgress: query({
    in: Empty,
    out: z.object({
      hasTaxId: z.boolean(),
      hasBankAccount: z.boolean(),
      people: Count,
      /** Days off from today on. */
      comingDaysOff: Count,
      words: Count,
      hasCatalogue: z.boolean(),
      hasMailAccount: z.boolean(),
      hasPhoneLine: z.boolean(),
      hasHub: z.boolean(),
      isRecoveryKeySaved: z.boolean(),
    }),
    reads: [
      ...[
        'organizations',
        'bank_accounts',
        'users',
        'settings',
        'directory_entries',
        'items',
        'mail_accounts',
      ],
      ...['phone_lines', 'sync_state', 'local_settings', 'device'],
    ],
  }),
  /** Writes a small file into the company folder and reads it back; asks the keychain; asks nobody in the network. */
  checkComputer: action({ in: Empty, out: z.object({ folder: z.string(), checks: z.array(Check) }) }),
};

// What the parts of a dial session know of one another. Types only.
import type { z } from 'zod';
import type {
  DialPauseReason as PauseReasonSchema,
  DialWhy as WhySchema,
} from '#shared/contract/dialSession.contract.ts';

export type DialWhy = z.output<typeof WhySchema>;
export type DialPauseReason = z.output<typeof PauseReasonSchema>;

// What the parts of telephony and the rest of the core know of a line. Types only.
import type { z } from 'zod';
import type { IceServer as IceServerSchema } from '#shared/contract/media.contract.ts';
import type {
  LineFields as LineFieldsSchema,
  LineReason as LineReasonSchema,
  LineState as LineStateSchema,
  LineStep as LineStepSchema,
  TestNews as TestNewsSchema,
} from '#shared/contract/telephony.contract.ts';

import type { CallsService, MediaService } from './calls.types.ts';
import type { LineTests } from './lineTests.ts';

export type LineReason = z.output<typeof LineReasonSchema>;
export type LineState = z.output<typeof LineStateSchema>;
export type LineStep = z.output<typeof LineStepSchema>;
export type LineFields = z.output<typeof LineFieldsSchema>;
export type TestNews = z.output<typeof TestNewsSchema>;
export type IceServer = z.output<typeof IceServerSchema>;

/** A line as it is stored: checked, without its passwords. */
export type Line = Omit<LineFields, 'password' | 'turnPassword'> & { id: string };
export type LineVerdict = {
  isOk: boolean;
  steps: { step: LineStep; isOk: boolean; reason: LineReason | '' }[];
  fingerprint: string;
};
/** A line as it stands in a form. `password` undefined: none is kept. */
export type TestedLine = { line: Line; password: string | undefined; signal: AbortSignal };

/** What the handlers ask of the running lines: a port. */
export type TelephonyService = {
  readonly calls: CallsService;
  readonly media: MediaService;
  /** As it is now; each change is also told by the event `telephony.lineState`. */
  stateOf(lineId: string): LineState;
  /** Its password is another one: it begins anew once its row is saved. */
  notePassword(lineId: string): void;
  /** Now, whatever the plan was. */
  retry(lineId: string): void;
  readonly tests: LineTests;
};

/** Runs later; @returns takes it back. A test has a clock of its own. */
export type After = (delayMs: number, run: () => void) => () => void;

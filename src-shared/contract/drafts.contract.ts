// What was typed into a form and not saved yet: of this workstation, kept in the company file, never synced.
import { z } from 'zod';
import { Empty, Instant, page } from './common.ts';
import { action, query } from './define.ts';

/** The form and its record, such as `partner.new` or `interaction.<id>`. */
const DraftKey = z.string().min(1).max(200);
/** JSON of what differs from the stored record; its form knows the shape. */
const DraftText = z.string().min(2).max(400_000);

export const drafts = {
  /** All of them, newest first: a workstation has few, and a form must know its own before it is painted. */
  list: query({
    in: Empty,
    out: page(z.object({ key: DraftKey, text: DraftText, savedAt: Instant })),
    reads: ['drafts'],
  }),
  /** Puts it in place of the last one of the key. Not a command: nobody retries or undoes a keystroke. */
  keep: action({ in: z.object({ key: DraftKey, text: DraftText }), out: z.object({ savedAt: Instant }) }),
  /** Saved or discarded; the key may be unknown. */
  drop: action({ in: z.object({ key: DraftKey }), out: Empty }),
};

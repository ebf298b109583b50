// Reasons for prices below the minimum, asked for before a document is made.
import { type RefObject, useState } from 'react';
import type { LineRow } from './SelectedLines.tsx';

export type Reasons = {
  /** A document was wanted while a reason was missing. */
  isReasonAsked: boolean;
  /** Whether all are there; the first that is missing gets the focus. */
  check(): boolean;
};

export function useReasons(
  rows: readonly LineRow[],
  firstReason: RefObject<HTMLInputElement | null>,
): Reasons {
  const [isReasonAsked, setReasonAsked] = useState(false);
  const check = (): boolean => {
    const isMissing = rows.some(
      (row) => row.shown?.isBelowMinimum && row.draft.belowMinimumReason.trim() === '',
    );
    setReasonAsked(isMissing);
    if (isMissing) firstReason.current?.focus();
    return !isMissing;
  };
  return { isReasonAsked, check };
}

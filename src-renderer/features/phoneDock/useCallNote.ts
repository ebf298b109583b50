// The note of one call as a field wants it: what is typed at once, kept by the core half a second later, at the latest when
// the field goes away; tried again while it is not.
import { useCallback, useEffect, useRef, useState } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { AppError } from '#shared/contract/errors.ts';
import { setCallNote, useCallNotes } from './callNotes.ts';

const saveAfterMs = 500;
const againAfterMs = 3_000;

export type CallNote = { text: string; setText(text: string): void; isKept: boolean };

/** @param kept as the log has it; undefined while it is not known */
export function useCallNote(callId: string, kept: string | undefined): CallNote {
  const call = useCall();
  const typed = useCallNotes((state) => state.byCall[callId]);
  const [saved, setSaved] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const unsaved = useRef<string>(undefined);
  const isKept = typed === undefined || typed === (saved ?? kept);
  const save = useCallback(
    async (note: string): Promise<void> => {
      await call('callLog.saveNote', { callId, note });
      if (unsaved.current === note) unsaved.current = undefined;
      setSaved(note);
      setAttempt(0);
    },
    [call, callId],
  );
  useEffect(() => {
    if (typed === undefined || isKept) return undefined;
    unsaved.current = typed;
    const again = (): void => setAttempt((last) => last + 1);
    let retry: ReturnType<typeof setTimeout> | undefined;
    const timer = setTimeout(
      () => {
        save(typed).catch((error: unknown) => {
          // A call that nobody knows any more has no note.
          const isGone = error instanceof AppError && error.reason === 'call_gone';
          if (!isGone) retry = setTimeout(again, againAfterMs);
        });
      },
      attempt === 0 ? saveAfterMs : 0,
    );
    return () => {
      clearTimeout(timer);
      clearTimeout(retry);
    };
  }, [typed, isKept, save, attempt]);
  useEffect(
    () => () => {
      if (unsaved.current !== undefined) void save(unsaved.current).catch(() => undefined);
    },
    [save],
  );
  return { text: typed ?? kept ?? '', setText: (text) => setCallNote(callId, text), isKept };
}

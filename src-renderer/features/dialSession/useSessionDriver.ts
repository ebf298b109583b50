// Takes the session further in the window that runs it: asks for the next one once nothing is on hand, counts down, dials.
import { useEffect, useState } from 'react';
import { cardCall, useCalls } from '../calls/index.ts';
import { watchRep } from './repIsBusy.ts';
import { useCountdown } from './useCountdown.ts';
import { type DialSession, isOn, isRunningHere } from './useDialSession.ts';
import type { SessionActions } from './useSessionActions.ts';

const beforeDialMs = 3_000;

export function useSessionDriver(session: DialSession, { advance, dial, pause }: SessionActions): void {
  const isOnHand = cardCall(useCalls()) !== undefined;
  const { next } = session;
  const itemId = next?.itemId;
  /** On its way to the PBX: not called by the countdown once more. */
  const [dialing, setDialing] = useState<string>();
  const isFree = isOn(session) && isRunningHere(session) && !isOnHand;
  useEffect(watchRep, []);
  useEffect(() => {
    if (isFree && itemId === undefined) advance();
  }, [isFree, itemId, advance]);
  useEffect(() => {
    if (!isFree) setDialing(undefined);
  }, [isFree]);
  useCountdown({
    of: isFree && itemId !== dialing ? itemId : undefined,
    totalMs: beforeDialMs,
    onDone() {
      if (!next) return;
      setDialing(next.itemId);
      void dial(next).then((isRight) => {
        // What fails now would fail again and again.
        if (!isRight) pause();
      });
    },
  });
}

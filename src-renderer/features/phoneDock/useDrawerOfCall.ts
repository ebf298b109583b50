// A call opens the drawer beside the record by itself: when it rings, and when it is to be wrapped up. It closes again with the
// call, unless the user had it open.
import { useEffect, useRef } from 'react';
import { useDrawerState } from '#renderer/data/drawerState.ts';
import { cardCall, isOver, isRinging, useCalls } from '../calls/index.ts';

export function useDrawerOfCall(): void {
  const call = cardCall(useCalls());
  const asks = call && (isRinging(call) ? `${call.id} rings` : isOver(call) ? `${call.id} over` : '');
  const wasOpened = useRef(false);
  useEffect(() => {
    const { isOpen, setOpen } = useDrawerState.getState();
    if (asks === undefined) {
      if (wasOpened.current) setOpen(false);
      wasOpened.current = false;
    } else if (asks !== '' && !isOpen) {
      wasOpened.current = true;
      setOpen(true);
    }
  }, [asks]);
}

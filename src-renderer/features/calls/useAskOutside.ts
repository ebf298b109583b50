// Whether a dial is to go on: outside of the client's hours the user is asked, once a day and client. Never asks twice about a
// number, nor about emergency, service and internal ones; a question that cannot be put stands in no dial's way.
import { useCallback } from 'react';
import { useCall, useLive } from '#renderer/data/DataProvider.tsx';
import { AppError } from '#shared/contract/errors.ts';
import type { Input, Output } from '#shared/contract/index.ts';
import { clientWindow, isOutside } from '#shared/domain/callWindow.ts';
import { useWorkHours } from './callTime.tsx';
import { type OutsideAnswer, useOutsideState } from './outsideState.ts';

type Asked = Input<'callWindows.load'>;

export function useAskOutside(): (asked: Asked) => Promise<OutsideAnswer> {
  const call = useCall();
  const workHours = useWorkHours();
  const isOn = useLive('company.loadPreferences', {}).value?.asksOutside ?? false;
  return useCallback(
    async (asked) => {
      if (!isOn) return 'dial';
      let who: Output<'callWindows.load'>;
      try {
        who = await call('callWindows.load', asked);
      } catch (error) {
        // The dial meets the same trouble, and says it.
        if (error instanceof AppError) return 'dial';
        throw error;
      }
      const { possibleTimeZones: zones, country, isAsked } = who;
      if (isAsked || zones.length === 0) return 'dial';
      if (!isOutside(clientWindow(Date.now(), { zones, country }, workHours))) return 'dial';
      return useOutsideState.getState().ask(who, asked.number);
    },
    [call, workHours, isOn],
  );
}

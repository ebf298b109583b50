// What can be done with a running call, as one press each; a refusal is a toast. Decides nothing: the core does.
import { useMemo } from 'react';
import { type CallFunction, useCall } from '#renderer/data/DataProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { AppError } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import type { LiveCall } from './useCalls.ts';

type Of = Pick<LiveCall, 'id'>;
type TransferTo = Input<'calls.transfer'>['to'];

export type CallActions = {
  answer(call: Of): void;
  decline(call: Of): void;
  silence(call: Of): void;
  end(call: Of): void;
  hold(call: Pick<LiveCall, 'id' | 'state'>): void;
  mute(call: Pick<LiveCall, 'id' | 'isMuted'>): void;
  record(call: Pick<LiveCall, 'id' | 'isRecording'>): void;
  sendTone(call: Of, tone: string): void;
  sendExtension(call: Of): void;
  /** @returns whether it was accepted */
  transfer(call: Of, to: TransferTo): Promise<boolean>;
  setConference(isOn: boolean): void;
  setPartner(call: Of, who: { partnerId: string; contactId: string | null }): Promise<boolean>;
};

export function useCallActions(): CallActions {
  const call = useCall();
  const { show } = useToasts();
  const errorText = useErrorText();
  return useMemo(() => {
    const run: (...asked: Parameters<CallFunction>) => Promise<boolean> = async (...asked) => {
      try {
        await call(...asked);
        return true;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        // What was pressed as the call ended by itself is no news.
        if (error.reason !== 'call_gone') show({ title: errorText(error), tone: 'warn' });
        return false;
      }
    };
    return {
      answer: ({ id }) => void run('calls.answer', { callId: id }),
      decline: ({ id }) => void run('calls.decline', { callId: id }),
      silence: ({ id }) => void run('calls.silence', { callId: id }),
      end: ({ id }) => void run('calls.hangUp', { callId: id }),
      hold: ({ id, state }) => void run(state === 'held' ? 'calls.resume' : 'calls.hold', { callId: id }),
      mute: ({ id, isMuted }) => void run('calls.mute', { callId: id, isMuted: !isMuted }),
      record: ({ id, isRecording }) => void run('calls.record', { callId: id, isOn: !isRecording }),
      sendTone: ({ id }, tones) => void run('calls.sendDtmf', { callId: id, tones }),
      sendExtension: ({ id }) => void run('calls.sendExtension', { callId: id }),
      transfer: ({ id }, to) => run('calls.transfer', { callId: id, to }),
      setConference: (isOn) => void run('calls.conference', { isOn }),
      setPartner: ({ id }, who) => run('calls.setPartner', { callId: id, ...who }),
    };
  }, [call, show, errorText]);
}

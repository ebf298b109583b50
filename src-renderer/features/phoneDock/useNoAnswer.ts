// Nobody answers, or a mailbox does: one press ends the call, says so, plans the next one in two hours – or once they open, when
// that is later – and puts the call away. One step of undo.
import { useCallback } from 'react';
import { useCall, useLive } from '#renderer/data/DataProvider.tsx';
import { useMe } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { nextCallTime } from '#shared/domain/callHours.ts';
import { isOver, type LiveCall, useCallActions, useWorkHours } from '../calls/index.ts';
import { useStep } from '../steps/index.ts';
import { dropCallNote, useCallNotes } from './callNotes.ts';
import { inTwoHours } from './nextStep.ts';

/** @param subject what it was about: the next call is about the same */
export function useNoAnswer(call: LiveCall, subject: string): () => Promise<void> {
  const t = useT();
  const format = useFormat();
  const ask = useCall();
  const { timeZone } = useMe();
  const workHours = useWorkHours();
  const { end } = useCallActions();
  const { run: finish } = useStep('callLog.finish', { isErrorToasted: true });
  const { partnerId, contactId } = call;
  const pop = useLive('callLog.loadPop', partnerId === null ? undefined : { partnerId, contactId }).value;
  const { effectiveTimeZone: zone = timeZone, country = '' } = pop ?? {};
  return useCallback(async () => {
    // It may end by itself in the same moment.
    if (!isOver(call)) await ask('calls.hangUp', { callId: call.id }).catch(() => undefined);
    const note = useCallNotes.getState().byCall[call.id];
    const wanted = inTwoHours(Date.now());
    const at = nextCallTime(wanted, zone, workHours, country) ?? wanted;
    const next = {
      kind: 'call',
      subject: subject || t('calls.nextSubjectDefault'),
      planned: { at },
    } as const;
    const saved = await finish(
      {
        ...{ callId: call.id, outcome: 'noAnswer' },
        ...(note === undefined ? {} : { note }),
        ...(partnerId === null ? {} : { next }),
      },
      t('dialSession.noAnswerSaved', { when: format.dateTime(at, timeZone) }),
    );
    if (!saved) return;
    dropCallNote(call.id);
    end(call);
  }, [t, format, ask, call, zone, country, timeZone, workHours, finish, end, partnerId, subject]);
}

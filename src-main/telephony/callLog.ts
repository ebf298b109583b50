// The log of the running calls: a row from the first ring on, and at the end the client's interaction with it. Decides nothing
// about signalling.

import { updateInteraction } from '../interactions/index.ts';
import type { WriteContext } from '../store/context.ts';
import type { Gate } from '../store/gate.ts';
import {
  type Call,
  findCall,
  insertCall,
  listOpenCalls,
  noteKnown,
  seeThose,
  updateCall,
} from './callLog.repo.ts';
import type { CallLog, CallReason, CallResult } from './callLog.types.ts';
import { recordCall } from './callLogRecord.ts';
import { lookUpNumber } from './numberLookup.repo.ts';

type End = { at: number; result: CallResult; reason: CallReason | '' };

/** It rang here in vain; one that a colleague took is nobody's to call back. */
function wasMissed({ direction, answeredAt }: Call, { result, reason }: End): boolean {
  const isUnanswered = result === 'missed' || (result === 'unknown' && answeredAt === null);
  return direction === 'in' && isUnanswered && reason !== 'elsewhere';
}

function close(tx: WriteContext, call: Call, end: End): void {
  if (call.endedAt !== null) return;
  const { at, result, reason } = end;
  const ended = { endedAt: at, knownAt: at, result, reason, isMissed: wasMissed(call, end) };
  const interactionId = recordCall(tx, { ...call, ...ended });
  updateCall(tx, call.id, { ...ended, interactionId });
  if (result === 'talked') seeThose(tx, call);
}

/** What is known of a call that a killed program left open. */
function leftEnd({ startedAt, answeredAt, knownAt }: Call, now: number): End {
  const at = Math.max(startedAt, Math.min(now, knownAt));
  return { at, result: answeredAt === null ? 'unknown' : 'talked', reason: 'connection_lost' };
}

export function createCallLog({ gate, newId }: { gate: Gate; newId(): string }): CallLog {
  const write = (command: string, work: (tx: WriteContext) => void): void => {
    const request = { command: `callLog.${command}`, commandId: newId(), isUndoable: false };
    gate.write({ ...request, keepsAnswer: false }, work);
  };
  const change = (command: string, id: string, work: (tx: WriteContext, call: Call) => void): void =>
    write(command, (tx) => {
      const call = findCall(tx, id);
      if (call) work(tx, call);
    });
  return {
    begin: (call) => write('begin', (tx) => insertCall(tx, call)),
    answered: (callId, at) =>
      change('answered', callId, (tx, { answeredAt, endedAt }) => {
        if (answeredAt === null && endedAt === null) updateCall(tx, callId, { answeredAt: at, knownAt: at });
      }),
    end: (callId, end) => change('end', callId, (tx, call) => close(tx, call, end)),
    stillOn: (at) => write('stillOn', (tx) => noteKnown(tx, at)),
    setPartner: (callId, who) =>
      change('setPartner', callId, (tx, call) => {
        // Whose an ended one is decides `attach`, which can be undone.
        if (call.endedAt === null) updateCall(tx, callId, who);
      }),
    closeLeft: (now) => {
      if (listOpenCalls(gate.read()).length === 0) return;
      write('closeLeft', (tx) => {
        for (const call of listOpenCalls(tx)) close(tx, call, leftEnd(call, now));
      });
    },
    keepRecording: (callId, { hash, durationMs }) =>
      change('keepRecording', callId, (tx, { interactionId }) => {
        const recorded = { recordingHash: hash, recordingMs: durationMs };
        updateCall(tx, callId, recorded);
        if (interactionId !== null) updateInteraction(tx, interactionId, recorded);
      }),
    lookUp: (number) => lookUpNumber(gate.read(), number),
  };
}

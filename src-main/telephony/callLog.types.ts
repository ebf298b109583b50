// What the running calls ask of the log: a port, implemented by callLog.ts. Each method is one durable
// transaction of the gate; none throws for a call that is gone.
import type { z } from 'zod';
import type { CallMatch as M, CallOutcome as O, CallResult as R } from '#shared/contract/callLog.contract.ts';
import type { CallReason as CR } from '#shared/contract/calls.contract.ts';

export type CallMatch = z.output<typeof M>;
export type CallResult = z.output<typeof R>;
export type CallOutcome = z.output<typeof O>;
export type CallReason = z.output<typeof CR>;

export type NewCall = {
  id: string;
  lineId: string;
  direction: 'in' | 'out';
  number: string;
  remoteName: string;
  partnerId: string | null;
  contactId: string | null;
  startedAt: number;
};

/** A stored file, by its SHA-256. */
export type KeptRecording = { hash: string; durationMs: number };

export type CallLog = {
  begin(call: NewCall): void;
  answered(callId: string, at: number): void;
  /** Its end and its interaction (a missed one: its task) in one transaction. */
  end(callId: string, end: { at: number; result: CallResult; reason: CallReason | '' }): void;
  /** Talked calls still go on: said from time to time (15 s), so that a killed program knows until when they did. */
  stillOn(at: number): void;
  setPartner(callId: string, who: { partnerId: string | null; contactId: string | null }): void;
  /** At start: calls that a killed program left open are closed with what is known. */
  closeLeft(now: number): void;
  /** Of a call that is over: with the journal's row and with its interaction, once there is one. */
  keepRecording(callId: string, recording: KeptRecording): void;
  /** In the core, ≤ 2 ms. */
  lookUp(number: string): { matches: CallMatch[]; isMore: boolean };
};

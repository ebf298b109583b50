// What the parts of calls know of one another, and the rest of the core of calls. Types only.
import type { z } from 'zod';
import type {
  CallReason as CallReasonSchema,
  LiveCall as LiveCallSchema,
} from '#shared/contract/calls.contract.ts';
import type { Parsed } from '#shared/contract/index.ts';
import type {
  MediaAnswer as MediaAnswerSchema,
  MediaAsk as MediaAskSchema,
  MediaNews as MediaNewsSchema,
} from '#shared/contract/media.contract.ts';

export type CallReason = z.output<typeof CallReasonSchema>;
export type LiveCall = z.output<typeof LiveCallSchema>;
export type MediaAsk = z.output<typeof MediaAskSchema>;
export type MediaAnswer = z.output<typeof MediaAnswerSchema>;
export type MediaNews = z.output<typeof MediaNewsSchema>;

/** What the handlers ask of the running calls: a port. All that it may refuse stands in the contract. */
export type CallsService = {
  /** As they are now; each change is also told by the event `calls.changed`. */
  list(): LiveCall[];
  /** @returns the id of the call, once its INVITE is on the wire */
  dial(wanted: Parsed<'calls.dial'>): Promise<string>;
  answer(callId: string): Promise<void>;
  decline(callId: string): void;
  silence(callId: string): void;
  hangUp(callId: string): void;
  hold(callId: string): Promise<void>;
  resume(callId: string): Promise<void>;
  mute(callId: string, isMuted: boolean): Promise<void>;
  sendTones(callId: string, tones: string): Promise<void>;
  sendExtension(callId: string): Promise<void>;
  transfer(callId: string, to: Parsed<'calls.transfer'>['to']): Promise<void>;
  confer(isOn: boolean): Promise<void>;
  record(callId: string, isOn: boolean): Promise<void>;
  /** From the page, one after another; resolves once it is on the disk. */
  saveRecorded(chunk: { recordingId: string; bytes: Uint8Array; isLast: boolean }): Promise<void>;
  setPartner(callId: string, who: { partnerId: string | null; contactId: string | null }): void;
};

/** What the handlers ask of the page that has the microphone. */
export type MediaService = {
  /** Until the page goes: its signal. */
  serve(pageId: string, signal: AbortSignal): Promise<void>;
  answer(askId: string, answer: MediaAnswer): void;
  tell(callId: string, news: MediaNews): void;
};

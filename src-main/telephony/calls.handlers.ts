// Calls and their media behind the contract: each is one word to the running calls, or from the page that serves media.
import { fromBytes } from '#shared/contract/bytes.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { Handlers } from '../core/handlers.ts';

export function createCallsHandlers({ telephony: { calls } }: CoreDeps): Handlers['calls'] {
  return {
    listLive: () => ({ calls: calls.list() }),
    dial: async (wanted) => ({ callId: await calls.dial(wanted) }),
    answer: async ({ callId }) => {
      await calls.answer(callId);
      return {};
    },
    decline: async ({ callId }) => {
      calls.decline(callId);
      return {};
    },
    silence: async ({ callId }) => {
      calls.silence(callId);
      return {};
    },
    hangUp: async ({ callId }) => {
      calls.hangUp(callId);
      return {};
    },
    hold: async ({ callId }) => {
      await calls.hold(callId);
      return {};
    },
    resume: async ({ callId }) => {
      await calls.resume(callId);
      return {};
    },
    mute: async ({ callId, isMuted }) => {
      await calls.mute(callId, isMuted);
      return {};
    },
    sendDtmf: async ({ callId, tones }) => {
      await calls.sendTones(callId, tones);
      return {};
    },
    sendExtension: async ({ callId }) => {
      await calls.sendExtension(callId);
      return {};
    },
    transfer: async ({ callId, to }) => {
      await calls.transfer(callId, to);
      return {};
    },
    conference: async ({ isOn }) => {
      await calls.confer(isOn);
      return {};
    },
    record: async ({ callId, isOn }) => {
      await calls.record(callId, isOn);
      return {};
    },
    setPartner: async ({ callId, ...who }) => {
      calls.setPartner(callId, who);
      return {};
    },
  };
}

export function createMediaHandlers({ telephony: { media, calls } }: CoreDeps): Handlers['media'] {
  return {
    serve: async ({ pageId }, { signal }) => {
      await media.serve(pageId, signal);
      return {};
    },
    answer: async ({ askId, answer }) => {
      media.answer(askId, answer);
      return {};
    },
    tell: async ({ callId, news }) => {
      media.tell(callId, news);
      return {};
    },
    saveRecorded: async ({ bytes, ...chunk }) => {
      await calls.saveRecorded({ ...chunk, bytes: fromBytes(bytes) });
      return {};
    },
  };
}

// What the main process knows of the phone: running calls, lines, missed ones, as the core tells them over a port of its own.
// A mirror; the core decides. Comes back by itself with the next core.
import type { MessagePortMain } from 'electron';
import type { Output } from '#shared/contract/index.ts';
import type { Client } from '#shared/rpc/client.ts';
import { ignoreRefusal, watchCore } from './coreWatch.ts';

export type LiveCall = Output<'calls.listLive'>['calls'][number];
export type Line = Pick<Output<'telephony.listLines'>['rows'][number], 'id' | 'kind' | 'live'>;
export type PhoneView = {
  calls: readonly LiveCall[];
  lines: readonly Line[];
  missed: number;
  /** Of the program; undefined until there is a company. */
  language: string | undefined;
};

export type PhoneWatch = {
  view(): PhoneView;
  answer(callId: string): void;
  decline(callId: string): void;
  hangUp(callId: string): void;
  /** The row of the journal, with the names of who it is. @throws AppError */
  loadCall(callId: string): Promise<Output<'callLog.load'>>;
};

export type PhoneWatchOptions = {
  openPort(port: MessagePortMain): void;
  onChange(): void;
};

const nothing: PhoneView = { calls: [], lines: [], missed: 0, language: undefined };

export function watchPhone({ openPort, onChange }: PhoneWatchOptions): PhoneWatch {
  let view = nothing;
  const set = (change: Partial<PhoneView>): void => {
    view = { ...view, ...change };
    onChange();
  };
  const follow = (of: Client): void => {
    of.subscribe('calls.listLive', {}, ({ calls }) => set({ calls }), ignoreRefusal);
    of.subscribe('telephony.listLines', {}, ({ rows }) => set({ lines: rows }), ignoreRefusal);
    of.subscribe('callLog.countMissed', {}, ({ count }) => set({ missed: count }), ignoreRefusal);
    of.subscribe('company.loadPreferences', {}, ({ language }) => set({ language }), ignoreRefusal);
    of.on('calls.changed', ({ calls }) => set({ calls }));
    of.on('telephony.lineState', ({ id, ...live }) =>
      set({ lines: view.lines.map((line) => (line.id === id ? { ...line, live } : line)) }),
    );
  };
  const client = watchCore({ openPort, onCompany: follow, onClose: () => set(nothing) });

  // What was pressed as the call ended by itself is no news; a refusal is seen by the call ringing on.
  const press = (name: 'calls.answer' | 'calls.decline' | 'calls.hangUp') => (callId: string) =>
    void client()?.call(name, { callId }).catch(ignoreRefusal);
  return {
    view: () => view,
    answer: press('calls.answer'),
    decline: press('calls.decline'),
    hangUp: press('calls.hangUp'),
    loadCall: (id) => client()?.call('callLog.load', { id }) ?? Promise.reject(new Error('no core')),
  };
}

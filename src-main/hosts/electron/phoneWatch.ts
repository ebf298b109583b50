// What the main process knows of the phone: running calls, lines, missed ones, as the core tells them over a port of its own.
// A mirror; the core decides. Comes back by itself with the next core.
import { randomUUID } from 'node:crypto';
import { MessageChannelMain, type MessagePortMain } from 'electron';
import type { Output } from '#shared/contract/index.ts';
import { type Client, createClient } from '#shared/rpc/client.ts';
import { portChannel } from './mainPort.ts';

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
const againAfterMs = 500;

export function watchPhone({ openPort, onChange }: PhoneWatchOptions): PhoneWatch {
  let view = nothing;
  let client: Client | undefined;
  const set = (change: Partial<PhoneView>): void => {
    view = { ...view, ...change };
    onChange();
  };
  // A company that cannot be read is told by the page.
  const ignore = (): void => undefined;

  const follow = (of: Client): void => {
    of.subscribe('calls.listLive', {}, ({ calls }) => set({ calls }), ignore);
    of.subscribe('telephony.listLines', {}, ({ rows }) => set({ lines: rows }), ignore);
    of.subscribe('callLog.countMissed', {}, ({ count }) => set({ missed: count }), ignore);
    of.subscribe('company.loadPreferences', {}, ({ language }) => set({ language }), ignore);
    of.on('calls.changed', ({ calls }) => set({ calls }));
    of.on('telephony.lineState', ({ id, ...live }) =>
      set({ lines: view.lines.map((line) => (line.id === id ? { ...line, live } : line)) }),
    );
  };

  const open = (): void => {
    const { port1, port2 } = new MessageChannelMain();
    const made = createClient(portChannel(port2), randomUUID);
    let isFollowing = false;
    client = made;
    made.onClose(() => {
      set(nothing);
      setTimeout(open, againAfterMs);
    });
    made.subscribe(
      'company.loadState',
      {},
      ({ hasCompany }) => {
        if (!hasCompany || isFollowing) return;
        isFollowing = true;
        follow(made);
      },
      ignore,
    );
    openPort(port1);
  };
  open();

  // What was pressed as the call ended by itself is no news; a refusal is seen by the call ringing on.
  const press = (name: 'calls.answer' | 'calls.decline' | 'calls.hangUp') => (callId: string) =>
    void client?.call(name, { callId }).catch(ignore);
  return {
    view: () => view,
    answer: press('calls.answer'),
    decline: press('calls.decline'),
    hangUp: press('calls.hangUp'),
    loadCall: (id) => (client ? client.call('callLog.load', { id }) : Promise.reject(new Error('no core'))),
  };
}

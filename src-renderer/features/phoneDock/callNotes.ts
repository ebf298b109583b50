// What is being typed about a call, shared by the call bar and the wrap-up card. UI state: the kept note is the core's.
import { create } from 'zustand';

type CallNotes = {
  /** By call, since the page was opened; not there: as the log says. */
  byCall: { readonly [callId: string]: string };
  /** Whose note was being typed as its field went away: the next field of it takes the focus. */
  typedIn: string | undefined;
};

export const useCallNotes = create<CallNotes>(() => ({ byCall: {}, typedIn: undefined }));

export function setCallNote(callId: string, note: string): void {
  useCallNotes.setState(({ byCall }) => ({ byCall: { ...byCall, [callId]: note } }));
}

export function dropCallNote(callId: string): void {
  useCallNotes.setState(({ byCall: { [callId]: _, ...byCall } }) => ({ byCall }));
}

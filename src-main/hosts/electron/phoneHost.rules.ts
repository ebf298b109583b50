// What the desktop shows of the phone: which call rings, how the tray stands, what closing and quitting mean. Pure.
import type { PhoneView } from './phoneWatch.ts';

type Call = Pick<PhoneView['calls'][number], 'id' | 'state' | 'startedAt' | 'direction' | 'isAtPhone'>;

const talking = ['live', 'held', 'reconnecting', 'transferring', 'dialing', 'early'];

/** Somebody speaks, or is being called: what ends with the program. */
export const isGoingOn = ({ state }: Pick<Call, 'state'>): boolean => talking.includes(state);

/** The one that rings longest. */
export function ringing<C extends Call>(calls: readonly C[]): C | undefined {
  return calls
    .filter(({ state }) => state === 'ringing' || state === 'waiting')
    .toSorted((a, b) => a.startedAt - b.startedAt)[0];
}

export type TrayState = 'ringing' | 'call' | 'ready' | 'offline';

/** Lines that calls come over; handing over to another program is none of them. */
export const ownLines = ({ lines }: Pick<PhoneView, 'lines'>): PhoneView['lines'] =>
  lines.filter(({ kind }) => kind !== 'handoff');

export function trayState({ calls, lines }: Pick<PhoneView, 'calls' | 'lines'>): TrayState {
  if (ringing(calls)) return 'ringing';
  if (calls.some(isGoingOn)) return 'call';
  return ownLines({ lines }).some(({ live }) => live.state === 'registered') ? 'ready' : 'offline';
}

/**
 * Whether the last window only goes out of sight when it is closed: its page carries the sound of calls. A call is never ended
 * so; where programs are used to live in the tray or the Dock, the phone goes on waiting for calls too.
 */
export function hidesInsteadOfClosing(view: Pick<PhoneView, 'calls' | 'lines'>, platform: string): boolean {
  if (view.calls.some((call) => isGoingOn(call) || ringing([call]))) return true;
  return platform !== 'linux' && ownLines(view).length > 0;
}

/** Quitting ends it: to be asked first. A telephone on the desk talks on without us. */
export const endsByQuitting = (calls: readonly Call[]): boolean =>
  calls.some((call) => isGoingOn(call) && !call.isAtPhone);

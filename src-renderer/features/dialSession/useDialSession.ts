// The dial session as the core tells it, and whether it is this window that counts down. UI state only.
import { useLive } from '#renderer/data/DataProvider.tsx';
import type { Output } from '#shared/contract/index.ts';

export type DialSession = NonNullable<Output<'dialSession.load'>['session']>;

/** Of this page, as long as it is open: loaded anew it is another one, and the session waits. */
export const pageId = crypto.randomUUID();

/** The one that is on, or the one whose summary is to be read. */
export function useDialSession(): DialSession | undefined {
  return useLive('dialSession.load', {}).value?.session ?? undefined;
}

export const isOn = (session: DialSession | undefined): session is DialSession =>
  session !== undefined && session.endedAt === null;
export const isRunning = ({ runningBy }: DialSession): boolean => runningBy !== '';
export const isRunningHere = ({ runningBy }: DialSession): boolean => runningBy === pageId;

/** Who comes next, or the summary. */
export function useHasSessionCard(): boolean {
  const session = useDialSession();
  return session !== undefined && (session.endedAt !== null || session.next !== null);
}

/** The session that goes on in this window with what becomes of that call; undefined for any other call. */
export function useSessionOfCall(callId: string): DialSession | undefined {
  const session = useDialSession();
  return isOn(session) && isRunningHere(session) && session.callId === callId ? session : undefined;
}

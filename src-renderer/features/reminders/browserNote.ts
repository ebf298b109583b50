// Notifications of the system from a page in a browser; on the desktop the program's main process shows them itself.
import { host } from '#renderer/data/host.ts';

const isOurs = (): boolean => host() === undefined && 'Notification' in window;

/** Whether the browser has not been asked yet. */
export const canAskForNotes = (): boolean => isOurs() && Notification.permission === 'default';

/** @returns whether they are allowed now */
export const askForNotes = async (): Promise<boolean> =>
  (await Notification.requestPermission()) === 'granted';

/** With one tag: the same note of another window takes the place of this one. */
export function showNote(title: string, { body, key }: { body: string; key: string }): void {
  if (!isOurs() || Notification.permission !== 'granted') return;
  const note = new Notification(title, { body, tag: `yolda-reminder-${key}` });
  note.onclick = () => window.focus();
}

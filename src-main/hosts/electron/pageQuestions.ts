// What a page may ask of the host beside its port, each from the main frame of our own page only: who opens links with numbers,
// and the numbers in the clipboard – never its text.
import { BrowserWindow, clipboard, ipcMain } from 'electron';
import { numbersInText } from '#shared/domain/numbersInText.ts';
import { claimLinks, linkOwner } from './linkOwner.ts';
import { isTrustedFrame } from './security.ts';

type Event = Pick<Electron.IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

function answer<T>(channel: string, run: (event: Event, given: unknown) => T): void {
  ipcMain.handle(channel, (event, given: unknown) => {
    if (!isTrustedFrame(event.senderFrame)) throw new Error('not our page');
    return run(event, given);
  });
}

export function answerPages({ showDesk }: { showDesk(): void }): void {
  // Only of the window that one works in: a page in the background has nothing to read there.
  answer('yolda.clipboardNumbers', async ({ sender }, country) =>
    BrowserWindow.fromWebContents(sender)?.isFocused() === true && typeof country === 'string'
      ? numbersInText(await clipboard.readText(), country)
      : [],
  );
  answer('yolda.linkOwner', linkOwner);
  answer('yolda.claimLinks', (_event, isOurs) => claimLinks(isOurs === true));
  ipcMain.on('yolda.showDesk', ({ senderFrame }) => {
    if (isTrustedFrame(senderFrame)) showDesk();
  });
}

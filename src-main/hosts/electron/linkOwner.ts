// Which program of this computer opens links with numbers, and making it this one when the user asks for it. Nothing is
// registered at a start.
import { app, shell } from 'electron';

/** `sip` too: who has a softphone here wants both. */
const schemes = ['tel', 'callto', 'sip'] as const;
/** On Windows nothing that stands behind it in a link is taken for a switch. */
const args = ['--'];

export type LinkOwner = { isOurs: boolean; needsSystemWindow: boolean };

/** Windows has a choice of the user over what a program registers: who was chosen is asked of it by name. */
const isListed = process.platform === 'win32' && app.isPackaged;

/** `tel` speaks for all: systems may keep one of the others for themselves. */
export function linkOwner(): LinkOwner {
  const isOurs = isListed
    ? app.getApplicationNameForProtocol('tel:') === app.getName()
    : app.isDefaultProtocolClient('tel', process.execPath, args);
  return { isOurs, needsSystemWindow: false };
}

/** Windows lets only a person choose: its window is opened. The installer has listed the program there (resources/installer.nsh). */
async function askWindows(): Promise<void> {
  await shell.openExternal('ms-settings:defaultapps?registeredAppUser=Yolda').catch(() => undefined);
}

/** @returns who opens them now; on Windows the user may still have to say so */
export async function claimLinks(isOurs: boolean): Promise<LinkOwner> {
  for (const scheme of schemes) {
    if (isOurs) app.setAsDefaultProtocolClient(scheme, process.execPath, args);
    else app.removeAsDefaultProtocolClient(scheme, process.execPath, args);
  }
  const owner = linkOwner();
  if (!isListed || owner.isOurs === isOurs) return owner;
  await askWindows();
  return { ...owner, needsSystemWindow: isOurs };
}

// The small window of a call that rings while one works elsewhere: made beforehand and hidden, shown without taking the focus.
// Its page is incoming.html with the limits of any page of ours; what rings it reads from the core itself.
import { BrowserWindow, screen } from 'electron';
import { appUrl } from './security.ts';
import { webPreferences } from './windowDefaults.ts';

export type IncomingWindow = {
  /** Made ahead of the first call, since a page needs its time. */
  prepare(): void;
  setShown(isShown: boolean): void;
  dispose(): void;
};

const size = { width: 360, height: 200 } as const;
const marginPx = 16;

/** In the corner where the system's own notes come: below, on macOS above. */
function corner(platform: string): { x: number; y: number } {
  const { workArea } = screen.getPrimaryDisplay();
  const y =
    platform === 'darwin' ? workArea.y + marginPx : workArea.y + workArea.height - size.height - marginPx;
  return { x: workArea.x + workArea.width - size.width - marginPx, y };
}

type Log = (event: string) => void;

export function createIncomingWindow(preload: string, log: Log): IncomingWindow {
  let window: BrowserWindow | undefined;
  const make = (): BrowserWindow => {
    const made = new BrowserWindow({
      ...size,
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      webPreferences: { ...webPreferences, preload },
    });
    // Over full-screen programs too (electron#25388).
    made.setAlwaysOnTop(true, 'screen-saver');
    if (process.platform === 'darwin') made.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    // Closing it is hiding: the call rings on.
    made.on('close', (event) => {
      event.preventDefault();
      made.hide();
    });
    made.once('closed', () => {
      window = undefined;
    });
    void made.loadURL(`${appUrl}incoming.html`).catch(() => undefined);
    return made;
  };
  return {
    prepare() {
      window ??= make();
    },
    setShown(isShown) {
      if (isShown === (window?.isVisible() ?? false)) return;
      log(isShown ? 'incoming.shown' : 'incoming.hidden');
      if (!isShown) return window?.hide();
      window ??= make();
      const { x, y } = corner(process.platform);
      window.setPosition(x, y);
      window.showInactive();
    },
    dispose() {
      window?.destroy();
      window = undefined;
    },
  };
}

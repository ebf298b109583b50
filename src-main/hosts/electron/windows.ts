// The windows: made with the defaults, shown when painted, put back where they stood. Knows nothing of the core.
import { BrowserWindow, screen } from 'electron';
import { hashOfLink } from './deepLink.ts';
import { appUrl } from './security.ts';
import { frameOptions, minimumSize, webPreferences } from './windowDefaults.ts';
import { loadPlace, openingPlace, savePlace } from './windowPlace.ts';

export type Windows = {
  /** Opens the main window, or brings it to the front; a link takes it to its place. */
  show(link?: string): void;
  /** Loads the page anew, after a failure. */
  showApp(): void;
  showError(): void;
};

export type WindowsOptions = { preload: string; placeFile: string; icon: string };

export function createWindows({ preload, placeFile, icon }: WindowsOptions): Windows {
  let main: BrowserWindow | undefined;

  const open = (address: string): BrowserWindow => {
    const saved = loadPlace(placeFile);
    const areas = screen.getAllDisplays().map((display) => display.workArea);
    const window = new BrowserWindow({
      ...openingPlace(saved, areas),
      ...minimumSize,
      ...frameOptions(process.platform),
      show: false,
      autoHideMenuBar: true,
      title: 'Yolda',
      icon,
      webPreferences: { ...webPreferences, preload },
    });
    if (saved?.isMaximized) window.maximize();
    window.once('ready-to-show', () => window.show());
    window.on('close', () => {
      savePlace(placeFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
    });
    window.once('closed', () => {
      main = undefined;
    });
    void window.loadURL(address).catch(() => undefined);
    return window;
  };

  const go = (address: string): BrowserWindow => {
    if (!main) return open(address);
    void main.loadURL(address).catch(() => undefined);
    return main;
  };

  return {
    show(link) {
      const hash = link === undefined ? undefined : hashOfLink(link);
      if (!main || hash !== undefined) main = go(`${appUrl}${hash ?? ''}`);
      if (main.isMinimized()) main.restore();
      main.focus();
    },
    showApp() {
      main = go(appUrl);
    },
    showError() {
      main = go(`${appUrl}error`);
    },
  };
}

// The windows: made with the defaults, shown when painted, put back where they stood. Each window of the program
// is equal; a document has a plain window of its own. Knows nothing of the core.
import { BrowserWindow, type NativeImage, screen } from 'electron';
import { hashOfLink, hashOfPhoneLink } from './deepLink.ts';
import { appUrl } from './security.ts';
import { documentPreferences, frameOptions, minimumSize, webPreferences } from './windowDefaults.ts';
import { beside, loadPlace, openingPlace, savePlace } from './windowPlace.ts';

export type Windows = {
  /** Brings the program to the front, or opens its first window; a link takes it to its place. */
  show(link?: string): void;
  /** One more window of the program, at an address of its own. */
  openAnother(url?: string): void;
  /** A stored document, in the viewer of Chromium. */
  openDocument(url: string): void;
  /** Loads the page anew everywhere, after a failure. */
  showApp(): void;
  showError(): void;
  /** Whether one works in a window of the program now. */
  hasFocus(): boolean;
  /** The button of the task bar asks for a look. */
  flash(isOn: boolean): void;
  /** A mark over that button (Windows). */
  setOverlay(mark: NativeImage | null, description: string): void;
};

export type WindowsOptions = {
  preload: string;
  placeFile: string;
  icon: string;
  /** Of the last window: it is hidden, not closed. */
  keepsLast(): boolean;
  onLastClosed(): void;
};

const load = (window: BrowserWindow, address: string): void =>
  void window.loadURL(address).catch(() => undefined);

export function createWindows({
  preload,
  placeFile,
  icon,
  keepsLast,
  onLastClosed,
}: WindowsOptions): Windows {
  /** Windows of the program, the one used last at the end. */
  let open: readonly BrowserWindow[] = [];
  const without = (window: BrowserWindow): readonly BrowserWindow[] => open.filter((each) => each !== window);
  const last = (): BrowserWindow | undefined => open.at(-1);

  const make = (address: string): BrowserWindow => {
    const saved = loadPlace(placeFile);
    const areas = screen.getAllDisplays().map((display) => display.workArea);
    const previous = last()?.getNormalBounds();
    const window = new BrowserWindow({
      ...(previous ? beside(previous, areas) : openingPlace(saved, areas)),
      ...minimumSize,
      ...frameOptions(process.platform),
      show: false,
      autoHideMenuBar: true,
      title: 'Yolda',
      icon,
      webPreferences: { ...webPreferences, preload },
    });
    if (!previous && saved?.isMaximized) window.maximize();
    window.once('ready-to-show', () => window.show());
    window.on('focus', () => {
      open = [...without(window), window];
    });
    window.on('close', (event) => {
      savePlace(placeFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
      if (open.length > 1 || !keepsLast()) return;
      event.preventDefault();
      window.hide();
    });
    window.once('closed', () => {
      open = without(window);
      if (open.length === 0) onLastClosed();
    });
    open = [...open, window];
    load(window, address);
    return window;
  };

  const loadEverywhere = (address: string): void => {
    if (open.length === 0) make(address);
    else for (const window of open) load(window, address);
  };

  return {
    show(link) {
      const place = link === undefined ? undefined : hashOfLink(link);
      const number = link === undefined ? undefined : hashOfPhoneLink(link);
      const running = last();
      const window = running ?? make(`${appUrl}${place ?? number ?? ''}`);
      if (running && place !== undefined) load(running, `${appUrl}${place}`);
      // A number changes nothing of what is open.
      if (running && number !== undefined) running.webContents.send('yolda.link', link);
      if (window.isMinimized()) window.restore();
      // It may have been closed while a call went on.
      if (running && !running.isVisible()) running.show();
      window.focus();
    },
    openAnother: (url = appUrl) => void make(url),
    openDocument(url) {
      const window = new BrowserWindow({
        ...minimumSize,
        autoHideMenuBar: true,
        title: 'Yolda',
        icon,
        webPreferences: documentPreferences,
      });
      load(window, url);
    },
    showApp: () => loadEverywhere(appUrl),
    showError: () => loadEverywhere(`${appUrl}error`),
    hasFocus: () => open.some((window) => window.isFocused()),
    flash: (isOn) => last()?.flashFrame(isOn),
    setOverlay(mark, description) {
      for (const window of open) window.setOverlayIcon(mark, description);
    },
  };
}

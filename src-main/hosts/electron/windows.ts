// The windows: made with the defaults, shown when painted, put back where they stood. Each window of the program
// is equal; a document has a plain window of its own. Knows nothing of the core.
import { BrowserWindow, screen } from 'electron';
import { hashOfLink } from './deepLink.ts';
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
};

export type WindowsOptions = { preload: string; placeFile: string; icon: string };

const load = (window: BrowserWindow, address: string): void =>
  void window.loadURL(address).catch(() => undefined);

export function createWindows({ preload, placeFile, icon }: WindowsOptions): Windows {
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
    window.on('close', () => {
      savePlace(placeFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
    });
    window.once('closed', () => {
      open = without(window);
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
      const hash = link === undefined ? undefined : hashOfLink(link);
      const address = `${appUrl}${hash ?? ''}`;
      const window = last() ?? make(address);
      if (hash !== undefined) load(window, address);
      if (window.isMinimized()) window.restore();
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
  };
}

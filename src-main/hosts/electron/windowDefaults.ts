// What every window is made with. Values only, so that a test can hold each of them.
import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

export const minimumSize = { minWidth: 960, minHeight: 600 } as const;
export const firstSize = { width: 1366, height: 840 } as const;

/** Each is a promise of the security page of Electron's documentation, written down even where it is the default. */
export const webPreferences: Readonly<WebPreferences> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  // Dictionaries would be fetched from the network.
  spellcheck: false,
  // A hidden window rings and carries the sound of a call.
  backgroundThrottling: false,
};

/** A document has no way to the core, and the viewer of PDF that is built into Chromium. */
export const documentPreferences: Readonly<WebPreferences> = { ...webPreferences, plugins: true };

/** Windows draws its buttons over the page's own title bar; elsewhere the frame of the system stays. */
export function frameOptions(platform: string): BrowserWindowConstructorOptions {
  return platform === 'win32' ? { titleBarStyle: 'hidden', titleBarOverlay: { height: 40 } } : {};
}

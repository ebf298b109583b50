// All the page gets from the host: a way to ask for a port to the core, links of the operating system, and a few narrow
// questions. The port itself travels by window.postMessage, as ports cannot cross the context bridge.
import { contextBridge, ipcRenderer } from 'electron';

// The only piece of the page's world that is touched; this side is compiled without the DOM.
declare const window: {
  location: { origin: string };
  postMessage(message: string, origin: string, ports: readonly unknown[]): void;
};

/** Came before the page was there to hear of them. */
const early: string[] = [];
let hear: (link: string) => void = (link) => void early.push(link);
ipcRenderer.on('yolda.link', (_event, link: string) => hear(link));

// Types: src-renderer/data/host.ts.
contextBridge.exposeInMainWorld('yoldaBridge', {
  requestPort: () => ipcRenderer.send('yolda.requestPort'),
  onLink: (listener: (link: string) => void) => {
    hear = listener;
    for (const link of early.splice(0)) listener(link);
  },
  clipboardNumbers: (country: string) => ipcRenderer.invoke('yolda.clipboardNumbers', country),
  linkOwner: () => ipcRenderer.invoke('yolda.linkOwner'),
  claimLinks: (isOurs: boolean) => ipcRenderer.invoke('yolda.claimLinks', isOurs),
  showDesk: () => ipcRenderer.send('yolda.showDesk'),
});

ipcRenderer.on('yolda.port', (event) => {
  window.postMessage('yolda.port', window.location.origin, event.ports);
});

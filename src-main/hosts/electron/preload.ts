// All the page gets from the host: a way to ask for a port to the core. The port itself travels by
// window.postMessage, as ports cannot cross the context bridge.
import { contextBridge, ipcRenderer } from 'electron';

// The only piece of the page's world that is touched; this side is compiled without the DOM.
declare const window: {
  location: { origin: string };
  postMessage(message: string, origin: string, ports: readonly unknown[]): void;
};

contextBridge.exposeInMainWorld('yoldaBridge', { requestPort: () => ipcRenderer.send('yolda.requestPort') });

ipcRenderer.on('yolda.port', (event) => {
  window.postMessage('yolda.port', window.location.origin, event.ports);
});

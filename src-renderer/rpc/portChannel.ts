// A MessagePort as a Channel: the transport of the Electron window.
import type { Channel } from '#shared/rpc/channel.ts';

export function portChannel(port: MessagePort): Channel {
  return {
    send: (frame) => port.postMessage(frame),
    onMessage(listener) {
      // Setting the handler starts the port; earlier frames wait in it.
      port.onmessage = (event: MessageEvent<unknown>) => listener(event.data);
    },
    onClose(listener) {
      port.addEventListener('close', listener, { once: true });
    },
    close: () => port.close(),
  };
}

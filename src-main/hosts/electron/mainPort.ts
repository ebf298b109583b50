// A port of Electron's main side as a Channel: in the core's process the window's end, in the main process its own way to the core.
import type { MessagePortMain } from 'electron';
import type { Channel } from '#shared/rpc/channel.ts';

export function portChannel(port: MessagePortMain): Channel {
  return {
    send: (frame) => port.postMessage(frame),
    onMessage(listener) {
      port.on('message', ({ data }) => listener(data));
      // Frames that came earlier wait in the port.
      port.start();
    },
    onClose: (listener) => void port.once('close', listener),
    close: () => port.close(),
  };
}

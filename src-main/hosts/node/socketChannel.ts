// A WebSocket as a Channel: one frame a message, JSON text only.
import type { WebSocket } from 'ws';
import type { Channel } from '#shared/rpc/channel.ts';

export function socketChannel(socket: WebSocket): Channel {
  const queue: unknown[] = [];
  let listener: ((frame: unknown) => void) | undefined;
  // Broken or oversized frames: ws closes the line by itself; an unheard error would end the core.
  socket.on('error', () => socket.terminate());
  socket.on('message', (data, isBinary) => {
    if (isBinary) {
      socket.close(1003);
      return;
    }
    let frame: unknown;
    try {
      frame = JSON.parse(data.toString());
    } catch {
      socket.close(1007);
      return;
    }
    if (listener) listener(frame);
    else queue.push(frame);
  });
  return {
    send(frame) {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
    },
    onMessage(given) {
      listener = given;
      for (const frame of queue.splice(0)) given(frame);
    },
    onClose(given) {
      socket.on('close', given);
    },
    close: () => socket.close(),
  };
}

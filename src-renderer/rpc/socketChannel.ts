// A browser WebSocket as a Channel. Frames sent before the socket is open wait for it.
import type { Channel } from '#shared/rpc/channel.ts';

/** Of JSON.stringify: bytes travel as base64 text on JSON wires. */
export function encodeBytes(_key: string, value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  let binary = '';
  for (let at = 0; at < value.length; at += 0x8000)
    binary += String.fromCharCode(...value.subarray(at, at + 0x8000));
  return btoa(binary);
}

export function socketChannel(socket: WebSocket): Channel {
  const early: unknown[] = [];
  const unsent: string[] = [];
  let listener: ((frame: unknown) => void) | undefined;
  socket.addEventListener('open', () => {
    for (const text of unsent.splice(0)) socket.send(text);
  });
  socket.addEventListener('message', (event: MessageEvent<string>) => {
    const frame: unknown = JSON.parse(event.data);
    if (listener) listener(frame);
    else early.push(frame);
  });
  return {
    send(frame) {
      const text = JSON.stringify(frame, encodeBytes);
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
      else if (socket.readyState === WebSocket.CONNECTING) unsent.push(text);
    },
    onMessage(given) {
      listener = given;
      for (const frame of early.splice(0)) given(frame);
    },
    onClose(given) {
      socket.addEventListener('close', given, { once: true });
    },
    close: () => socket.close(),
  };
}

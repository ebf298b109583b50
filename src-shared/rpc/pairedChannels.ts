// Two in-memory channels joined back to back: the test host's transport. Frames are cloned and
// delivered in a later microtask, so nobody shares objects or relies on synchronous delivery.
import type { Channel } from './channel.ts';

type End = { listener?: (frame: unknown) => void; closed?: () => void; queue: unknown[]; isClosed: boolean };

export function pairedChannels(): [Channel, Channel] {
  const a: End = { queue: [], isClosed: false };
  const b: End = { queue: [], isClosed: false };
  const close = (): void => {
    for (const end of [a, b]) {
      if (end.isClosed) continue;
      end.isClosed = true;
      queueMicrotask(() => end.closed?.());
    }
  };
  const make = (own: End, other: End): Channel => ({
    send(frame) {
      if (own.isClosed) return;
      const copy: unknown = structuredClone(frame);
      queueMicrotask(() => {
        if (other.isClosed) return;
        if (other.listener) other.listener(copy);
        else other.queue.push(copy);
      });
    },
    onMessage(listener) {
      own.listener = listener;
      for (const frame of own.queue.splice(0)) listener(frame);
    },
    onClose(listener) {
      own.closed = listener;
      if (own.isClosed) queueMicrotask(listener);
    },
    close,
  });
  return [make(a, b), make(b, a)];
}

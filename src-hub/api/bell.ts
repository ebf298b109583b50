// The bell: tells those who listen how far the log reaches, at most once in so many milliseconds. Carries no data, and a
// ring that is lost costs nothing but time.

export type Bell = {
  /** @returns what ends the listening */
  add(ring: (head: number) => void): () => void;
  ring(head: number): void;
  close(): void;
};

export const bellMs = 50;

export function createBell(): Bell {
  const listeners = new Set<(head: number) => void>();
  let timer: NodeJS.Timeout | undefined;
  let newest = 0;
  let told = 0;

  function tell(): void {
    timer = undefined;
    if (newest === told) return;
    told = newest;
    for (const listener of listeners) listener(newest);
    timer = setTimeout(tell, bellMs);
  }

  return {
    add(ring) {
      listeners.add(ring);
      return () => listeners.delete(ring);
    },
    ring(head) {
      newest = Math.max(newest, head);
      if (timer === undefined) tell();
    },
    close() {
      clearTimeout(timer);
      listeners.clear();
    },
  };
}

// A transport: a two-way stream of plain frames. Ports, sockets and in-memory pairs implement it.

export type Channel = {
  send(frame: unknown): void;
  /** One listener; frames that came earlier are kept for it. */
  onMessage(listener: (frame: unknown) => void): void;
  /** Called once, when the other side or the transport goes. */
  onClose(listener: () => void): void;
  close(): void;
};

// Whether a server answers over UDP by now: one datagram, one look at what comes back.
import { createSocket } from 'node:dgram';

/** @returns false too when it is refused, or silent for 200 ms */
export function answersUdp(
  host: string,
  port: number,
  question: string | Buffer,
  isAnswer: (message: Buffer) => boolean,
): Promise<boolean> {
  const socket = createSocket('udp4');
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), 200);
  // Refused while nobody listens.
  socket.on('error', () => resolve(false));
  socket.on('message', (message) => resolve(isAnswer(message)));
  socket.on('connect', () => socket.send(question));
  socket.connect(port, host);
  return promise.finally(() => {
    clearTimeout(timer);
    socket.close();
  });
}

// rtpengine in userspace: carries the media of the PBX. Ready when it answers a ping on its control port.
import { createSocket } from 'node:dgram';
import { createPart, type Part } from './part.ts';
import { loopback, ports } from './ports.ts';

function answersPing(): Promise<boolean> {
  const socket = createSocket('udp4');
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), 200);
  // Refused while nobody listens.
  socket.on('error', () => resolve(false));
  socket.on('message', (message) => resolve(message.includes('4:pong')));
  socket.on('connect', () => socket.send('ready d7:command4:pinge'));
  socket.connect(ports.ng, loopback);
  return promise.finally(() => {
    clearTimeout(timer);
    socket.close();
  });
}

/** @param host where phones reach it; control stays on the loopback */
export function createRtpengine(host: string): Part {
  return createPart({
    name: 'rtpengine',
    command: 'rtpengine',
    args: [
      ...['--config-file=none', '--foreground', '--log-stderr', '--log-level=5', '--table=-1'],
      ...[`--interface=${host}`, `--listen-ng=${loopback}:${ports.ng}`],
      ...[`--port-min=${ports.media[0]}`, `--port-max=${ports.media[1]}`, '--num-threads=2'],
    ],
    isReady: answersPing,
  });
}

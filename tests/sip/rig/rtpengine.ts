// rtpengine in userspace: carries the media of the PBX. Ready when it answers a ping on its control port.
import { answersUdp } from './answersUdp.ts';
import { createPart, type Part } from './part.ts';
import { loopback, ports } from './ports.ts';

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
    isReady: () =>
      answersUdp(loopback, ports.ng, 'ready d7:command4:pinge', (message) => message.includes('4:pong')),
  });
}

// coturn as STUN and TURN server, over UDP and TCP, with one user. Ready when it answers a STUN binding request.
import { join } from 'node:path';
import { answersUdp } from './answersUdp.ts';
import { createPart, type Part } from './part.ts';
import { type Place, ports } from './ports.ts';

export const turnUser = { username: 'yolda', credential: 'secretTurn' };

export type Turn = Part & {
  /** As a workstation is given it. */
  iceServers: (RTCIceServer & { urls: string[] })[];
};

/** RFC 8489: Binding, no attributes, the magic cookie, any transaction id. */
const bindingRequest = Buffer.from('000100002112a442'.concat('00'.repeat(12)), 'hex');
const isBindingAnswer = (message: Buffer): boolean => message.readUInt16BE(0) === 0x0101;

export function createTurn({ folder, host }: Place): Turn {
  const part = createPart({
    name: 'coturn',
    command: 'turnserver',
    args: [
      ...[
        '-n',
        '--no-cli',
        '--no-tls',
        '--no-dtls',
        '--no-software-attribute',
        '--log-file=stdout',
        '--verbose',
      ],
      ...[`--listening-ip=${host}`, `--relay-ip=${host}`, `--listening-port=${ports.turn}`],
      ...[`--min-port=${ports.relay[0]}`, `--max-port=${ports.relay[1]}`],
      ...['--lt-cred-mech', '--realm=turn.test', `--user=${turnUser.username}:${turnUser.credential}`],
      ...[`--userdb=${join(folder, 'turn.db')}`, `--pidfile=${join(folder, 'turn.pid')}`],
    ],
    isReady: () => answersUdp(host, ports.turn, bindingRequest, isBindingAnswer),
  });
  const urls = [`turn:${host}:${ports.turn}?transport=udp`, `turn:${host}:${ports.turn}?transport=tcp`];
  return Object.assign(part, { iceServers: [{ urls, ...turnUser }] });
}

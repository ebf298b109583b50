// kamailio as the tests' PBX: its configuration filled in, its certificate made, ready when it answers OPTIONS.
// Its rules stand in kamailio.cfg.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSelfSigned } from '#hub/tls/selfSigned.ts';
import { createPart, type Part } from './part.ts';
import { type Place, passwordOf, ports, realm, users } from './ports.ts';

const template = fileURLToPath(new URL('kamailio.cfg', import.meta.url));
const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
const year = 365 * 24 * 3_600_000;

export type PbxOptions = {
  /** Media through rtpengine, which must be running. */
  hasRtp?: boolean;
  /** Media between two browsers too, as most PBXs do. */
  isAnchor?: boolean;
  /** Challenges by SHA-256 only. */
  isSha256?: boolean;
  /** How long anybody may ring, a minute unless told. */
  ringsMs?: number;
};

export type Pbx = Part & {
  /** What a workstation is given. */
  wsUrl: string;
  wssUrl: string;
  /** A new certificate for its next start; PEM, key and certificate. */
  renewCertificate(): string;
};

/** Resolves true when the PBX has answered an OPTIONS over TCP: its TCP side starts last. */
function answersOptions(host: string): Promise<boolean> {
  const socket = connect(ports.sip, host);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  socket.setTimeout(500, () => resolve(false));
  socket.on('error', () => resolve(false));
  socket.on('close', () => resolve(false));
  socket.on('data', (data) => resolve(data.includes('SIP/2.0 200')));
  socket.on('connect', () => {
    const lines = [
      `OPTIONS sip:${host}:${ports.sip} SIP/2.0`,
      `Via: SIP/2.0/TCP ${host}:${socket.localPort};branch=z9hG4bKready`,
      'Max-Forwards: 1',
      `From: <sip:rig@${realm}>;tag=ready`,
      `To: <sip:${host}>`,
      `Call-ID: ready-${socket.localPort}`,
      'CSeq: 1 OPTIONS',
      'Content-Length: 0',
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  });
  return promise.finally(() => socket.destroy());
}

export function createPbx({ folder, host }: Place, options: PbxOptions = {}): Pbx {
  const run = join(folder, 'kamailio');
  mkdirSync(run, { recursive: true });
  const words: Record<string, string> = {
    HOST: host,
    REALM: realm,
    RUN: run,
    MODULES: `/usr/lib/${machine}-linux-gnu/kamailio/modules/`,
    SIP: String(ports.sip),
    WS: String(ports.ws),
    WSS: String(ports.wss),
    NG: String(ports.ng),
    RINGS: String(options.ringsMs ?? 60_000),
    USERS: users.map((user) => `    $sht(users=>${user}) = "${passwordOf(user)}";`).join('\n'),
  };
  const config = join(run, 'kamailio.cfg');
  const text = readFileSync(template, 'utf8').replace(/@([A-Z]+)@/g, (_, word: string) => words[word] ?? '');
  writeFileSync(config, text);
  const renewCertificate = (): string => {
    const now = Date.now();
    const pem = makeSelfSigned(['localhost', realm, host], { from: now - year, until: now + year });
    writeFileSync(join(run, 'tls.pem'), pem);
    return pem;
  };
  renewCertificate();
  const defines = [
    ...(options.hasRtp ? ['WITH_RTP'] : []),
    ...(options.isAnchor ? ['WITH_ANCHOR'] : []),
    ...(options.isSha256 ? ['WITH_SHA256'] : []),
  ];
  const part = createPart({
    name: 'kamailio',
    command: 'kamailio',
    args: [
      ...['-DD', '-E', '-m', '32', '-M', '4', '-Y', run, '-P', join(run, 'pid'), '-f', config],
      ...defines.flatMap((name) => ['-A', name]),
    ],
    isReady: () => answersOptions(host),
  });
  return Object.assign(part, {
    wsUrl: `ws://${host}:${ports.ws}`,
    wssUrl: `wss://${host}:${ports.wss}`,
    renewCertificate,
  });
}

// The wire of the loopback: what media reaches which port, by tcpdump. The ear of every plain phone of the rig, for a
// phone's own record of what it hears ends with the first hold (baresip 1.0).
import { existsSync, readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { fromAlaw, fromMulaw } from '../audio/g711.ts';
import { join, type Sound, silence } from '../audio/sound.ts';
import { createPart, type Part } from './part.ts';
import { type RtpPacket, readRtp } from './pcap.ts';

export type Wire = Part & {
  /** What has come to those ports, from–to, so far. */
  packetsTo(from: number, to?: number): RtpPacket[];
  /** G.711 that has come to them, one packet after another: time without any is left out. */
  soundTo(from: number, to?: number): Sound;
};

const decoders: Record<number, (payload: Buffer) => Sound> = { 0: fromMulaw, 8: fromAlaw };

export function createWire(folder: string): Wire {
  const file = joinPath(folder, 'wire.pcap');
  const part = createPart({
    name: 'tcpdump',
    command: 'tcpdump',
    args: ['-i', 'lo', '-n', '-Z', 'root', '--immediate-mode', '-U', '-w', file, 'udp portrange 16000-17999'],
    isReady: (self) => self.log().includes('listening on'),
  });
  const packetsTo = (from: number, to = from): RtpPacket[] => {
    const packets = existsSync(file) ? readRtp(readFileSync(file)) : [];
    return packets.filter(({ port }) => port >= from && port <= to);
  };
  return Object.assign(part, {
    packetsTo,
    soundTo(from: number, to?: number) {
      const heard = packetsTo(from, to).map(({ payloadType, payload }) => decoders[payloadType]?.(payload));
      return join(silence(0), ...heard.filter((sound) => sound !== undefined));
    },
  });
}

// When INVITEs pass on the loopback, by the kernel's own clock: those that a phone sends to the PBX of the rig, and those that
// the PBX hands to a workstation. What a workstation sends is masked (RFC 6455), and known by its length.
import { createPart } from '#tests/sip/rig/part.ts';
import { ports } from '#tests/sip/rig/ports.ts';
import type { Rig } from '#tests/sip/rig/rig.ts';
import { until } from '#tests/sip/rig/until.ts';

export type SipWire = {
  /** @returns when the first INVITE after that instant passed, ms of the epoch */
  untilInvite(way: 'toPbx' | 'toWorkstation', afterMs: number): Promise<number>;
};

type Passed = { way: 'toPbx' | 'toWorkstation'; atMs: number };

/** With its SDP no INVITE of ours is shorter, and no other request so long. */
const inviteBytes = 1_500;
const header = /^(\d+\.\d+) IP 127\.0\.0\.1\.(\d+) > 127\.0\.0\.1\.(\d+): .*?length (\d+)/;

export async function startSipWire(rig: Rig): Promise<SipWire> {
  const part = createPart({
    name: 'tcpdump of SIP',
    command: 'tcpdump',
    args: [
      ...['-i', 'lo', '-n', '-Z', 'root', '--immediate-mode', '-tt', '-l', '-A', '-s', '0'],
      `tcp port ${ports.ws} or udp port ${ports.sip}`,
    ],
    isReady: (self) => self.log().includes('listening on'),
  });
  rig.add(part);
  await part.start();
  const passed: Passed[] = [];
  let [read, atMs, from, to] = [0, 0, 0, 0];
  const readOn = (): void => {
    const text = part.log();
    const end = text.lastIndexOf('\n') + 1;
    for (const line of text.slice(read, end).split('\n')) {
      const found = header.exec(line);
      if (found) {
        [atMs, from, to] = [Number(found[1]) * 1_000, Number(found[2]), Number(found[3])];
        if (to === ports.ws && Number(found[4]) > inviteBytes) passed.push({ way: 'toPbx', atMs });
      } else if (line.includes('INVITE sip:')) {
        if (to === ports.sip) passed.push({ way: 'toPbx', atMs });
        if (from === ports.ws) passed.push({ way: 'toWorkstation', atMs });
      }
    }
    read = end;
  };
  return {
    untilInvite: (way, afterMs) =>
      until(`an INVITE ${way}`, () => {
        readOn();
        return passed.find((one) => one.way === way && one.atMs >= afterMs)?.atMs;
      }),
  };
}

// A workstation's office behind a NAT: this namespace is the internet, where PBX and TURN are; a router and an office are
// namespaces of their own, ended with their holders. Needs root in this namespace, which scripts/test/inNamespace.mjs gives.
//
//   internet 198.51.100.1 ── rigwan ═ wan ── router 198.51.100.2 | 10.7.0.1 ── lan ═ lan ── office 10.7.0.2
import { execFileSync } from 'node:child_process';
import { chmodSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPart, type Part } from './part.ts';
import { ports } from './ports.ts';

export const internetAddress = '198.51.100.1';
export const routerAddress = '198.51.100.2';

export type Nat = {
  /** The command line that runs this one in the office. */
  inOffice(command: readonly string[]): string[];
  /** The same as an executable file, e.g. for a browser. */
  writeLauncher(folder: string, program: string): string;
  /** Lets nothing of UDP out of the office but to the TURN server's port. */
  blockUdpButTurn(): void;
  /** Drops all that goes through, as a pulled cable does; nobody is told. */
  cut(): void;
  mend(): void;
  stop(): Promise<void>;
};

/** A process that does nothing in a network namespace of its own, which lives as long as it. */
const createHolder = (name: string): Part =>
  createPart({
    name,
    command: 'unshare',
    args: ['--net', '--', 'sh', '-c', 'ip link set lo up && exec sleep infinity'],
    isReady: (part) => readlinkSync(`/proc/${part.pid()}/ns/net`) !== readlinkSync('/proc/self/ns/net'),
  });

const enter = (holder: Part, command: readonly string[]): string[] => [
  ...['nsenter', `--net=/proc/${holder.pid()}/ns/net`, '--'],
  ...command,
];

function run([file, ...args]: string[]): void {
  execFileSync(file!, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** One network more in this namespace, with an address of its own. @returns takes it away again */
export function addNetwork(): () => void {
  const ip = (words: string): void => run(['ip', ...words.split(' ')]);
  ip('link add rigcable type veth peer name rigfar');
  ip('link set rigcable up');
  ip('link set rigfar up');
  ip('addr add 192.0.2.7/24 dev rigcable');
  return () => ip('link del rigcable');
}

export async function startNat(): Promise<Nat> {
  const [router, office] = [createHolder('router'), createHolder('office')];
  await Promise.all([router.start(), office.start()]);
  const inInternet = (line: string): void => run(line.split(' '));
  const inRouter = (line: string): void => run(enter(router, line.split(' ')));
  const inOffice = (line: string): void => run(enter(office, line.split(' ')));

  inInternet(`ip link add rigwan type veth peer name wan netns ${router.pid()}`);
  inInternet(`ip addr add ${internetAddress}/24 dev rigwan`);
  inInternet('ip link set rigwan up');
  inRouter(`ip addr add ${routerAddress}/24 dev wan`);
  inRouter('ip link set wan up');
  inRouter(`ip link add lan type veth peer name lan netns ${office.pid()}`);
  inRouter('ip addr add 10.7.0.1/24 dev lan');
  inRouter('ip link set lan up');
  run(enter(router, ['sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward']));
  // Each connection gets a port of its own: the kind of NAT that needs TURN most.
  inRouter('iptables -t nat -A POSTROUTING -o wan -j MASQUERADE --random-fully');
  inRouter('iptables -A FORWARD -i wan -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT');
  inRouter('iptables -A FORWARD -i wan -j DROP');
  inOffice('ip addr add 10.7.0.2/24 dev lan');
  inOffice('ip link set lan up');
  inOffice('ip route add default via 10.7.0.1');

  return {
    inOffice: (command) => enter(office, command),
    writeLauncher(folder, program) {
      const file = join(folder, `office-${office.pid()}.sh`);
      writeFileSync(file, `#!/bin/sh\nexec ${enter(office, [program]).join(' ')} "$@"\n`);
      chmodSync(file, 0o755);
      return file;
    },
    blockUdpButTurn: () => inRouter(`iptables -I FORWARD -i lan -p udp ! --dport ${ports.turn} -j DROP`),
    cut: () => inRouter('iptables -I FORWARD -j DROP'),
    mend: () => inRouter('iptables -D FORWARD -j DROP'),
    async stop() {
      // The pair of a cable goes with either end.
      inInternet('ip link del rigwan');
      await Promise.all([office.kill(), router.kill()]);
    },
  };
}

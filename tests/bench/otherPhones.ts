// The dial commands of baresip and linphone-cli, in the same way and at the same PBX: from the command to the INVITE on the wire.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Pbx } from '#tests/sip/rig/pbx.ts';
import { loopback, passwordOf, ports, realm } from '#tests/sip/rig/ports.ts';
import type { Rig } from '#tests/sip/rig/rig.ts';
import { until } from '#tests/sip/rig/until.ts';
import type { SipWire } from './sipWire.ts';

/** Of the wall clock, as the wire has it. */
export const nowMs = (): number => performance.timeOrigin + performance.now();

export async function dialByBaresip(
  rig: Rig,
  wire: SipWire,
  number: string,
  runs: number,
): Promise<number[]> {
  const phone = await rig.startBaresip({ user: '201' });
  const times: number[] = [];
  for (let at = 0; at <= runs; at += 1) {
    const startedMs = nowMs();
    void phone.dial(number);
    const took = (await wire.untilInvite('toPbx', startedMs)) - startedMs;
    if (at > 0) times.push(took);
    await phone.control().untilEvent('CALL_CLOSED');
    await wait(100);
  }
  return times;
}

const linphonec = '/usr/bin/linphonec';
const user = '102';

const configOf = (): string =>
  [
    '[sip]',
    ...['sip_port=15190', 'sip_tcp_port=0', 'sip_tls_port=0', 'default_proxy=0', 'guess_hostname=0'],
    '[net]',
    'firewall_policy=0',
    '[proxy_0]',
    `reg_proxy=<sip:${loopback}:${ports.sip};transport=udp>`,
    `reg_route=<sip:${loopback}:${ports.sip};transport=udp;lr>`,
    `reg_identity=<sip:${user}@${realm}>`,
    ...['reg_expires=600', 'reg_sendregister=1', 'publish=0'],
    '[auth_info_0]',
    ...[`username=${user}`, `passwd=${passwordOf(user)}`, `realm=${realm}`],
    '[video]',
    ...['capture=0', 'display=0', 'automatically_initiate=0', 'automatically_accept=0'],
    '',
  ].join('\n');

/** @returns undefined where Debian's linphone-cli is not installed */
export async function dialByLinphone(
  rig: Rig,
  pbx: Pbx,
  wire: SipWire,
  number: string,
  runs: number,
): Promise<number[] | undefined> {
  if (!existsSync(linphonec)) return undefined;
  // It calls nobody while the computer has no network but the loopback: one that leads nowhere will do.
  const network = [
    'link add rig0 type dummy',
    'addr add 10.9.9.1/24 dev rig0',
    'link set rig0 up',
    'route add default dev rig0',
  ];
  for (const step of network) spawnSync('ip', step.split(' '));
  mkdirSync(join(rig.folder, '.local/share/linphone'), { recursive: true });
  const config = join(rig.folder, 'linphonerc');
  writeFileSync(config, configOf());
  const child = spawn(linphonec, ['-c', config], {
    env: { ...process.env, HOME: rig.folder },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await until('linphonec is registered', () => /REGISTER .* cseq=21/.test(pbx.log()));
    // Looking for sound cards holds it up, in a container with none.
    await wait(3_000);
    const times: number[] = [];
    for (let at = 0; at <= runs; at += 1) {
      const from = said.length;
      const startedMs = nowMs();
      child.stdin.write(`call sip:${number}@${realm}\n`);
      const took = (await wire.untilInvite('toPbx', startedMs)) - startedMs;
      if (at > 0) times.push(took);
      await until('the call of linphonec ends', () =>
        /Call \d+ .*(error|ended|terminated)/i.test(said.slice(from)),
      );
      await wait(300);
    }
    return times;
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

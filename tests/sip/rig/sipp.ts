// sipp as a party at the outside line: plays one scenario and ends; its exit code is the verdict.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toMulaw } from '../audio/g711.ts';
import { makeTone } from '../audio/sound.ts';
import type { Scenario } from '../sipp/scenario.ts';
import { createPart, type Part } from './part.ts';
import { echoNumber, outsideMediaPort, outsidePort, type Place, ports, realm } from './ports.ts';

export type SippOptions = {
  /** Its number at the outside line, 900 unless told: 900 to 949. */
  number?: string;
  /** A caller: whom it calls. */
  to?: string;
  /** A caller: who it says it is, e.g. `"Əli" <sip:+994501234567@pbx.test>`. */
  from?: string;
  /** The tone of a scenario that speaks. */
  hz?: number;
  /** How many calls; of a caller all at once. */
  calls?: number;
  /** The whole of it, at most. */
  patienceMs?: number;
};

export type Sipp = Part & {
  /** Resolves when it ended well. @throws Error with its errors and its messages */
  finished(): Promise<void>;
  /** All SIP that it sent and received so far. */
  messages(): string;
};

const readIfThere = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** Bound in this network namespace. */
function isUdpBound(port: number): boolean {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  return new RegExp(`: [0-9A-F]{8}:${hex} `).test(readFileSync('/proc/net/udp', 'utf8'));
}

/** @param index of this run among those of the rig, for its folder */
export function createSipp(
  { folder: rigFolder, host }: Place,
  index: number,
  scenario: Scenario,
  options: SippOptions = {},
): Sipp {
  const { number = echoNumber, to = '101', hz = 440, calls = 1, patienceMs = 20_000 } = options;
  const from = options.from ?? `"Outside" <sip:${number}@${realm}>`;
  const folder = join(rigFolder, `sipp${index}-${scenario.name}`);
  mkdirSync(folder, { recursive: true });
  const file = (name: string): string => join(folder, name);
  writeFileSync(file('tone.ul'), toMulaw(makeTone(hz, 10_000)));
  writeFileSync(file('scenario.xml'), scenario.xml.replaceAll('@TONE@', file('tone.ul')));
  const port = outsidePort(number);
  const part = createPart({
    name: `sipp ${number} ${scenario.name}`,
    command: 'sipp',
    args: Object.entries({
      sf: file('scenario.xml'),
      ...{ m: calls, l: calls, r: Math.max(calls, 50) },
      ...{ i: host, p: port, mi: host, mp: outsideMediaPort(number), s: to },
      ...{ message_file: file('messages.log'), error_file: file('errors.log') },
      ...{ timeout: `${Math.ceil(patienceMs / 1000)}s`, recv_timeout: patienceMs },
    })
      .flatMap(([name, value]) => [`-${name}`, String(value)])
      .concat('-key', 'own', number, '-key', 'from', from)
      .concat('-nostdin', '-trace_msg', '-trace_err', '-timeout_error')
      // An echo and a tone from the same port would talk in turns.
      .concat(scenario.xml.includes('@TONE@') ? [] : ['-rtp_echo'], `${host}:${ports.sip}`),
    isReady: () => scenario.role === 'caller' || isUdpBound(port),
  });
  const messages = (): string => readIfThere(file('messages.log'));
  return Object.assign(part, {
    messages,
    async finished() {
      const { code, signal } = await part.exited();
      if (code === 0) return;
      const errors = readIfThere(file('errors.log'));
      throw new Error(`${part.name} ended with ${code ?? signal}:\n${errors}\n${messages().slice(-6_000)}`);
    },
  });
}

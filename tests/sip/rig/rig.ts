// The rig: a PBX of real parts in this network namespace, each part started when a test wants it, all ended together.
// What it is made of stands in the files beside; see docs/design/sipRig.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scenario } from '../sipp/scenario.ts';
import { type Baresip, type BaresipOptions, createBaresip } from './baresip.ts';
import type { Part } from './part.ts';
import { createPbx, type Pbx, type PbxOptions } from './pbx.ts';
import { loopback } from './ports.ts';
import { createRtpengine } from './rtpengine.ts';
import { createSipp, type Sipp, type SippOptions } from './sipp.ts';
import { createTurn, type Turn } from './turn.ts';
import { createWire, type Wire } from './wire.ts';

/** What a rig ends, and shows when a test failed. */
export type Ended = Pick<Part, 'name' | 'log'> & { stop(): Promise<unknown> };

export type Rig = {
  /** For files of the test too; removed with the rig. */
  folder: string;
  /** kamailio, by itself: SIP, no media. */
  startPbx(options?: Omit<PbxOptions, 'hasRtp'>): Promise<Pbx>;
  /** kamailio with rtpengine. */
  startMediaPbx(options?: Omit<PbxOptions, 'hasRtp'>): Promise<{ pbx: Pbx; rtpengine: Part }>;
  /** A phone, registered. */
  startBaresip(options: BaresipOptions): Promise<Baresip>;
  startTurn(): Promise<Turn>;
  /** Records media on the loopback from now on, for all phones. */
  startWire(): Promise<Wire>;
  /** A party at the outside line: ready to be called, or calling already. */
  startSipp(scenario: Scenario, options?: SippOptions): Promise<Sipp>;
  /** Ends and shows with the rest whatever else a test starts. */
  add(part: Ended): void;
  /** What every part wrote. */
  logs(): string;
  stop(): Promise<void>;
};

/** Outside of a namespace of its own the rig would meet other programs' ports. */
function demandOwnNamespace(): void {
  const others = Object.keys(networkInterfaces()).filter((name) => name !== 'lo' && !name.startsWith('rig'));
  if (others.length > 0)
    throw new Error(`the rig wants a namespace of its own (npm run test:sip): ${others}`);
}

/** @param host where its parts listen */
export function createRig(host = loopback): Rig {
  demandOwnNamespace();
  const folder = mkdtempSync(join(tmpdir(), 'yolda-rig-'));
  const place = { folder, host };
  const parts: Ended[] = [];
  let wire: Promise<Wire> | undefined;
  let phones = 0;
  let parties = 0;

  async function start<P extends Ended & Pick<Part, 'start'>>(part: P): Promise<P> {
    parts.push(part);
    await part.start();
    return part;
  }

  const startWire = (): Promise<Wire> => {
    wire ??= start(createWire(folder));
    return wire;
  };

  return {
    folder,
    startPbx: (options) => start(createPbx(place, options)),
    async startMediaPbx(options) {
      const rtpengine = await start(createRtpengine(host));
      return { rtpengine, pbx: await start(createPbx(place, { ...options, hasRtp: true })) };
    },
    startTurn: () => start(createTurn(place)),
    startWire,
    async startBaresip(options) {
      const wire = await startWire();
      const phone = createBaresip(place, wire, phones, options);
      phones += 1;
      return start(phone);
    },
    startSipp(scenario, options) {
      const party = createSipp(place, parties, scenario, options);
      parties += 1;
      return start(party);
    },
    add: (part) => void parts.push(part),
    logs: () => parts.map(({ name, log }) => `──── ${name}\n${log()}`).join('\n'),
    async stop() {
      // The last first: phones sign off while the PBX is there.
      for (const part of parts.toReversed()) await part.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

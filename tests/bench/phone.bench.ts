// How soon a line is back: after its PBX returns, and after the computer wakes. Measured in a network namespace of its own,
// beside a real PBX (phoneReregister.ts); the workstation is the built program.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from './company.ts';
import { type BenchRow, MissingPart, timingOf } from './measure.ts';

type Found = { returned: number[]; woken: number[] };

const pbx = '/usr/sbin/kamailio';

async function measure(): Promise<Found> {
  if (!existsSync(pbx)) throw new MissingPart(`no kamailio at ${pbx}`);
  const inNamespace = join(root, 'scripts/test/inNamespace.mjs');
  const child = spawn(
    process.execPath,
    [inNamespace, process.execPath, join(root, 'tests/bench/phoneReregister.ts')],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (/^unshare:/m.test(errors)) throw new MissingPart('no network namespace here');
  if ((await ended) !== 0) throw new Error(`the PBX's part: ${errors.trim().slice(-400)}`);
  return JSON.parse(out) as Found;
}

export const phoneRows: readonly BenchRow[] = [
  {
    names: ['phone.reregister', 'phone.reregisterAfterWake'],
    async measure() {
      const { returned, woken } = await measure();
      return {
        'phone.reregister': {
          timing: timingOf(returned),
          notes: ['from the start of the PBX, its own 0.1–0.2 s with it, after 1–4 s without one'],
        },
        'phone.reregisterAfterWake': {
          timing: timingOf(woken),
          notes: ['the process was stopped for 4 s, and its PBX began anew meanwhile'],
        },
      };
    },
  },
];

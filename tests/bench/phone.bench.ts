// How soon a line is back, after its PBX returns and after the computer wakes; how soon a call goes out and is heard. Measured
// in network namespaces of their own, beside a real PBX (phoneReregister.ts, phoneCalls.ts); the workstation is the built program.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from './company.ts';
import { type BenchRow, MissingPart, timingOf } from './measure.ts';

type Reregistered = { returned: number[]; woken: number[] };
type Called = { dialed: number[]; dialedByPhone: number[]; answered: number[] };

const pbx = '/usr/sbin/kamailio';

/** @param script runs in a namespace, and prints what it found */
async function measure<Found>(script: string): Promise<Found> {
  if (!existsSync(pbx)) throw new MissingPart(`no kamailio at ${pbx}`);
  const inNamespace = join(root, 'scripts/test/inNamespace.mjs');
  const child = spawn(process.execPath, [inNamespace, process.execPath, join(root, 'tests/bench', script)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
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
      const { returned, woken } = await measure<Reregistered>('phoneReregister.ts');
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
  {
    names: ['phone.dial', 'phone.answer'],
    async measure() {
      const { dialed, dialedByPhone, answered } = await measure<Called>('phoneCalls.ts');
      const phone = timingOf(dialedByPhone);
      return {
        'phone.dial': {
          timing: timingOf(dialed),
          notes: [
            'by the PBX’s log, its own 1–2 ms with it; the page in Chromium makes the offer',
            `baresip’s dial command, in the same way: p50 ${phone.p50.toFixed(1)} p95 ${phone.p95.toFixed(1)} ms`,
          ],
        },
        'phone.answer': {
          timing: timingOf(answered),
          notes: ['to the later of both first sounds, through rtpengine; the page’s in pieces of 50 ms'],
        },
      };
    },
  },
];

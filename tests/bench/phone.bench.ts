// How soon a line is back, after its PBX returns and after the computer wakes; how soon a call goes out, is shown and is heard,
// and whether an import breaks it. Measured in network namespaces of their own, beside a real PBX (phoneReregister.ts,
// phoneCalls.ts, phoneGap.ts); the workstation is the built program.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from './company.ts';
import { largeCatalogue } from './exchange.bench.ts';
import { type BenchRow, MissingPart, type Timing, timingOf } from './measure.ts';
import type { Called, Gaps, Stretch } from './phoneCalls.types.ts';
import { chooseClients, onCopy } from './phoneCompany.ts';

type Reregistered = { returned: number[]; woken: number[] };

const pbx = '/usr/sbin/kamailio';

const callCount = 16;

function demandPbx(): void {
  if (!existsSync(pbx)) throw new MissingPart(`no kamailio at ${pbx}`);
}

/** @param script runs in a namespace, and prints what it found */
async function measure<Found>(script: string, ...args: string[]): Promise<Found> {
  demandPbx();
  const inNamespace = join(root, 'scripts/test/inNamespace.mjs');
  const child = spawn(
    process.execPath,
    [inNamespace, process.execPath, join(root, 'tests/bench', script), ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (/^unshare:/m.test(errors)) throw new MissingPart('no network namespace here');
  if ((await ended) !== 0) throw new Error(`the PBX's part: ${errors.trim().slice(-400)}`);
  return JSON.parse(out) as Found;
}

/** Of three rounds, as every row (measure.ts): noise only ever adds. */
function bestRound(times: readonly number[]): Timing {
  const size = Math.ceil(times.length / 3);
  const rounds = [0, 1, 2].map((at) => timingOf(times.slice(at * size, (at + 1) * size)));
  return rounds.reduce((best, round) => (round.p95 < best.p95 ? round : best));
}

const said = (times: readonly number[]): string => {
  const { p50, p95 } = bestRound(times);
  return `p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} ms`;
};

/** A comparison, and only that: without it the row stands, but where nothing may be missing. */
function linphone(times: readonly number[] | undefined): string {
  if (times) return `linphonec’s call command: ${said(times)}`;
  if (process.env.CI === 'true') throw new MissingPart('no linphonec: install Debian’s linphone-cli');
  return 'linphonec: not here, install Debian’s linphone-cli';
}

const gapsOf = ({ saidGaps, heardGaps }: Stretch): number => saidGaps + heardGaps;
const moreGaps = ({ quiet, importing }: Gaps): number => Math.max(0, gapsOf(importing) - gapsOf(quiet));

const told = ({ seconds, saidGaps, longestMs, heardGaps, madeUpMs }: Stretch): string =>
  `${seconds.toFixed(0)} s, said ${saidGaps} gaps, the longest ${longestMs.toFixed(0)} ms; heard ${heardGaps}, ${madeUpMs.toFixed(0)} ms made up in all`;

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
    names: ['phone.dial', 'phone.screenPop', 'phone.answer'],
    async measure(bench) {
      demandPbx();
      const clients = await chooseClients(bench, callCount);
      const called = await onCopy(bench, (dir) =>
        measure<Called>('phoneCalls.ts', dir, JSON.stringify(clients)),
      );
      return {
        'phone.dial': {
          timing: bestRound(called.dialed),
          notes: [
            'from the key in the page to the first INVITE on the wire, the company of 200 000 clients open',
            `baresip’s dial command, in the same way: ${said(called.dialedByBaresip)}`,
            linphone(called.dialedByLinphone),
          ],
        },
        'phone.screenPop': {
          timing: timingOf(called.popped),
          notes: [
            'from the INVITE at the workstation to the card of a known client with all its facts, drawn',
          ],
        },
        'phone.answer': {
          timing: timingOf(called.answered),
          notes: ['from the key in the page to the later of both first sounds, through rtpengine'],
        },
      };
    },
  },
  {
    names: ['phone.gap'],
    async measure(bench) {
      demandPbx();
      const catalogue = await largeCatalogue('big');
      const calls: Gaps[] = [];
      // Noise only ever adds: the better of two calls, where the first has any.
      while (calls.length < 2 && !calls.some((call) => moreGaps(call) === 0))
        calls.push(await onCopy(bench, (dir) => measure<Gaps>('phoneGap.ts', dir, catalogue)));
      return {
        'phone.gap': {
          value: Math.min(...calls.map(moreGaps)),
          notes: [
            'gaps over 60 ms that the same call does not have without the import, said and heard',
            ...calls.flatMap(({ items, importing, quiet }) => [
              `while ${items ?? 'some of 50000'} items came in: ${told(importing)}`,
              `without: ${told(quiet)}`,
            ]),
          ],
        },
      };
    },
  },
];

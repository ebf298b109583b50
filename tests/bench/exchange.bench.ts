// Import of a large CommerceML catalogue into an empty company: time and memory of the program itself, delay of the
// loop of a core in this process.
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { createCore } from '#main/core/createCore.ts';
import { cpuOf, memoryOf, startProgram } from './childProcess.ts';
import { cacheDir, createBenchPlatform, root, type Size } from './company.ts';
import type { BenchRow, Measured } from './measure.ts';

const itemCounts = { big: 50_000, tenth: 5_000 } as const;

export async function largeCatalogue(size: Size): Promise<string> {
  const dir = join(cacheDir, `commerceml-${itemCounts[size]}`);
  rmSync(dir, { recursive: true, force: true });
  const generator = join(root, 'tests/fixtures/exchange/generateLarge.ts');
  await promisify(execFile)(process.execPath, [generator, dir, String(itemCounts[size])]);
  return dir;
}

function emptyFolder(name: string): string {
  const dir = join(cacheDir, name);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  return dir;
}

type ImportRun = { seconds: number; peakMb: number; cpu: ReturnType<typeof cpuOf> };

async function importAsProgram(source: string): Promise<ImportRun> {
  const dir = emptyFolder('work-import');
  const startedAt = performance.now();
  const child = startProgram(['import', 'commerceml', source, '--data', dir]);
  let peakMb = 0;
  let cpu = { userSeconds: 0, systemSeconds: 0 };
  const poll = setInterval(() => {
    if (child.exitCode !== null || !child.pid) return;
    try {
      peakMb = Math.max(peakMb, memoryOf(child.pid).peakMb);
      cpu = cpuOf(child.pid);
    } catch {
      // The process may be gone between two looks.
    }
  }, 50);
  let errors = '';
  child.stdout?.resume();
  child.stderr?.on('data', (data: Buffer) => {
    errors = (errors + data.toString()).slice(-2000);
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearInterval(poll);
  const seconds = (performance.now() - startedAt) / 1000;
  rmSync(dir, { recursive: true, force: true });
  if (code !== 0) throw new Error(`import failed: ${errors.trim().slice(0, 300)}`);
  return { seconds, peakMb, cpu };
}

/** Beside the wall time: on a machine that others use too, only this tells what the import itself costs. */
const cpuNote = ({ seconds, cpu }: ImportRun): string =>
  `${seconds.toFixed(1)} s by the clock, ${cpu.userSeconds.toFixed(1)} s of user and ${cpu.systemSeconds.toFixed(1)} s of system processor time`;

async function loopDelay(source: string): Promise<Measured> {
  const dir = emptyFolder('work-loop');
  const core = await createCore({ platform: createBenchPlatform(), dataDir: dir, runsJobs: false });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  try {
    delay.enable();
    const report = await core.call('exchange.importCommerceml', { source: { paths: [source] } });
    delay.disable();
    const ms = (nanoseconds: number): number => nanoseconds / 1e6;
    return {
      value: ms(delay.percentile(99)),
      notes: [
        `max ${ms(delay.max).toFixed(1)} ms`,
        `created ${report.created}, problems ${report.problemCount}`,
      ],
    };
  } finally {
    delay.disable();
    await core.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

export const exchangeRows: readonly BenchRow[] = [
  {
    names: ['exchange.commercemlImport', 'exchange.commercemlRss'],
    measure: async () => {
      const tenth = await importAsProgram(await largeCatalogue('tenth'));
      const source = await largeCatalogue('big');
      // The best of three: noise only ever adds.
      const runs: ImportRun[] = [];
      for (let run = 0; run < 3; run += 1) runs.push(await importAsProgram(source));
      return {
        'exchange.commercemlImport': {
          value: Math.min(...runs.map((run) => run.seconds)),
          tenth: tenth.seconds,
          notes: [
            'the whole command, start and exit with it; a tenth of the items may take a tenth',
            ...runs.map(cpuNote),
          ],
        },
        'exchange.commercemlRss': { value: Math.max(...runs.map((run) => run.peakMb)), tenth: tenth.peakMb },
      };
    },
  },
  {
    names: ['core.loopDelay'],
    measure: async () => ({ 'core.loopDelay': await loopDelay(await largeCatalogue('big')) }),
  },
];

// `npm run test:sip`: the files of tests/sip, two at a time, each in a namespace of its own, where its ports collide with
// nobody's: most of a test waits for rings and tones. With arguments: what Vitest makes of them, in one namespace.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namespaceCommand } from './inNamespace.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const reports = join(root, '.cache/reports');
const whole = join(reports, 'sip.json');
const atOnce = Math.max(2, Math.floor(availableParallelism() / 2));

/** @returns {Promise<{ status: number, output: string }>} `output`: nothing where it was shown at once */
function runVitest(report, args, stdio) {
  const vitest = [
    'vitest',
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    'sip',
    '--no-file-parallelism',
  ];
  const reporters = ['--reporter=default', '--reporter=./tests/tools/skipReasons.ts', '--reporter=json'];
  const [file, ...rest] = namespaceCommand([...vitest, ...reporters, `--outputFile.json=${report}`, ...args]);
  const child = spawn(file, rest, { cwd: root, stdio: ['ignore', stdio, stdio] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ status: code ?? 1, output }));
  });
}

/** The longest first: the last ones fill up the time of the other. */
function listFiles() {
  const dir = join(root, 'tests/sip');
  const sizeOf = (name) => statSync(join(dir, name)).size;
  return readdirSync(dir)
    .filter((name) => name.endsWith('.test.ts'))
    .sort((a, b) => sizeOf(b) - sizeOf(a));
}

async function runAll() {
  const waiting = listFiles();
  const parts = join(reports, 'sip');
  rmSync(parts, { recursive: true, force: true });
  mkdirSync(parts, { recursive: true });
  let failed = 0;
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const { status, output } = await runVitest(join(parts, `${name}.json`), [`tests/sip/${name}`], 'pipe');
      process.stdout.write(output);
      if (status !== 0) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const testResults = readdirSync(parts).flatMap(
    (name) => JSON.parse(readFileSync(join(parts, name), 'utf8')).testResults,
  );
  writeFileSync(whole, JSON.stringify({ success: failed === 0, testResults }));
  return failed === 0 ? 0 : 1;
}

const args = process.argv.slice(2);
process.exit(args.length === 0 ? await runAll() : (await runVitest(whole, args, 'inherit')).status);

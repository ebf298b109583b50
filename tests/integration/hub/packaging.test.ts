// What an administrator installs: the unit of systemd is read by systemd itself, the Dockerfile and the compose file line by
// line, and each command line in them by the program.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { usage } from '#main/cli/commandLine.ts';

const folder = fileURLToPath(new URL('../../../resources/hub/', import.meta.url));
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const verifier = '/usr/bin/systemd-analyze';

/** Every flag that a text gives to `hub` is one that the program has. */
function expectKnownFlags(text: string): void {
  const flags = text.match(/(?<=[\s"'=-])--(?:data|db|host|port|tls|blobs)[\w-]*/g) ?? [];
  expect(flags.length).toBeGreaterThan(3);
  for (const flag of flags) expect(usage).toContain(flag);
}

test.skipIf(!existsSync(verifier))(
  'systemd takes the unit without a word (systemd-analyze is not here)',
  () => {
    const copy = mkdtempSync(join(tmpdir(), 'yolda-unit-'));
    try {
      // Node lies elsewhere on a developer's machine.
      const unit = read('yolda-hub.service').replace('/usr/bin/node', process.execPath);
      writeFileSync(join(copy, 'yolda-hub.service'), unit);
      const args = ['verify', '--man=no', join(copy, 'yolda-hub.service')];
      expect(execFileSync(verifier, args, { encoding: 'utf8', stdio: 'pipe' })).toBe('');
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  },
);

test('the unit gives the service nothing that it does not need', () => {
  const lines = read('yolda-hub.service').split('\n');
  for (const line of [
    'DynamicUser=yes',
    'NoNewPrivileges=yes',
    'ProtectSystem=strict',
    'CapabilityBoundingSet=',
  ])
    expect(lines).toContain(line);
  expectKnownFlags(lines.find((line) => line.startsWith('ExecStart=')) ?? '');
});

const instructions = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'VOLUME', 'EXPOSE', 'HEALTHCHECK'];
const ends = ['ENTRYPOINT', 'CMD'];

test('the Dockerfile: known instructions, files that are there, not root, a health check that runs', () => {
  const text = read('Dockerfile')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ');
  const steps = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ word: /^\S+/.exec(line)?.[0] ?? '', rest: line.replace(/^\S+\s+/, '') }));
  for (const { word } of steps) expect([...instructions, ...ends]).toContain(word);
  const of = (word: string): string[] => steps.filter((step) => step.word === word).map(({ rest }) => rest);
  expect(of('FROM').map((image) => image.split(' ')[0])).toEqual([
    'node:24-bookworm-slim',
    'node:24-bookworm-slim',
  ]);
  expect(of('USER')).toEqual(['node']);
  const words = steps.map(({ word }) => word);
  expect(words.lastIndexOf('USER')).toBeGreaterThan(words.lastIndexOf('RUN'));
  for (const copied of of('COPY').filter((rest) => !rest.startsWith('--from')))
    for (const path of copied.split(' ').slice(0, -1))
      expect(existsSync(join(folder, '../..', path))).toBe(true);
  const command = [...of('ENTRYPOINT'), ...of('CMD')].flatMap((list) => JSON.parse(list) as string[]);
  expect(command.filter((word) => !word.startsWith('--max-')).slice(0, 3)).toEqual([
    'node',
    'dist/node/yolda.js',
    'hub',
  ]);
  expectKnownFlags(command.join(' '));
  const [check = ''] = of('HEALTHCHECK');
  const [, ...args] = JSON.parse(check.slice(check.indexOf('['))) as string[];
  const env = { ...process.env, YOLDA_HUB_HEALTH: 'https://127.0.0.1:9/health' };
  expect(() => execFileSync(process.execPath, args, { env, stdio: 'pipe' })).toThrow(/status|Command failed/);
});

test('the compose file: the store is ready before the hub, nothing is written outside of the volumes', () => {
  const text = read('compose.yaml');
  expect(text).not.toMatch(/\t/);
  for (const line of [
    'condition: service_healthy',
    'read_only: true',
    'cap_drop: [ALL]',
    'no-new-privileges:true',
  ])
    expect(text).toContain(line);
  expectKnownFlags(text);
});

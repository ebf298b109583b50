// `npm run soak:debian`: the README's two commands on a fresh Debian with Node 20 and nothing else – debootstrap's
// smallest system in a temporary folder, an ordinary user, a clean clone of HEAD – until a browser shows the desk.
// Needs root and Debian's debootstrap, git and chromium. Prints what each step took; no part of `npm test`.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';

/** The npm that Node 20 comes with. */
const npmVersion = '10.8.2';
const { values: flags } = parseArgs({
  options: {
    node: { type: 'string', default: '/usr/bin/node' },
    mirror: { type: 'string', default: 'http://deb.debian.org/debian' },
  },
});
const root = join(import.meta.dirname, '../..');
const system = mkdtempSync(join(tmpdir(), 'yolda-debian-'));
const home = '/home/rep';
const certificates = '/etc/ssl/certs/ca-certificates.crt';

/** In namespaces of its own: its /proc and its processes end with the first of them. */
function inside(user, command) {
  const env = `HOME=${home} PATH=/usr/local/bin:/usr/bin:/bin NODE_EXTRA_CA_CERTS=${certificates} LANG=C.UTF-8`;
  const enter = `mount -t proc proc ${system}/proc && exec chroot --userspec=${user}:${user} ${system} /usr/bin/env -i ${env} /bin/sh -ec "$0"`;
  return [
    'unshare',
    ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', enter, `cd ${home}; ${command}`],
  ];
}
const run = (user, command) =>
  execFileSync(...inside(user, command), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

async function timed(name, work) {
  const start = performance.now();
  const value = await work();
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return value;
}

function makeSystem() {
  chmodSync(system, 0o755);
  execFileSync(
    'debootstrap',
    ['--variant=minbase', '--include=ca-certificates', 'bookworm', system, flags.mirror],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  for (const file of ['/etc/resolv.conf', '/etc/hosts', certificates]) copyFileSync(file, join(system, file));
  execFileSync('chroot', [system, 'useradd', '--create-home', '--home-dir', home, 'rep']);
  const node = realpathSync(flags.node);
  copyFileSync(node, join(system, 'usr/bin/node'));
  cpSync(join(dirname(node), '../lib/node_modules/npm'), join(system, 'opt/npm'), { recursive: true });
  run(
    'root',
    `node /opt/npm/bin/npm-cli.js install -g --prefix /usr/local npm@${npmVersion} >&2; rm -r /opt/npm`,
  );
  const archive = execFileSync('git', ['archive', '--prefix=yolda/', 'HEAD'], {
    cwd: root,
    maxBuffer: 2 ** 30,
  });
  spawnSync('tar', ['-x', '-C', join(system, home)], { input: archive });
  run('root', `chown -R rep:rep ${home}`);
}

/** What a build of native code would need must not be there. */
function describeSystem() {
  const found = run(
    'rep',
    '. /etc/os-release; echo "$PRETTY_NAME, Node $(node --version), npm $(npm --version)"; for tool in python3 make cc g++ git; do command -v $tool || true; done',
  );
  const [line, ...tools] = found.trim().split('\n');
  if (tools.length > 0) throw new Error(`not a bare system: ${tools.join(', ')}`);
  if (!line.includes('Node v20.')) throw new Error(`no Node 20 at ${flags.node}: ${line}`);
  console.log(`${line}; no python, make, compiler or git`);
}

/** `npm start`, until it names its address. */
async function startProgram() {
  const child = spawn(...inside('rep', 'cd yolda; npm start'), {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /Yolda: (http\S+)/.exec(line)?.[1];
    if (address) return { child, address };
  }
  throw new Error('npm start ended without an address');
}

async function showDesk(address) {
  const browser = await chromium.launch({
    executablePath: process.env.YOLDA_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.getByRole('button', { name: 'Open the demo company' }).click();
    await page.getByRole('region', { name: 'Partners of the day' }).waitFor({ timeout: 60_000 });
    return await page.getByRole('button', { name: /^Events\D*\d+$/ }).innerText();
  } finally {
    await browser.close();
  }
}

try {
  await timed('debootstrap, Node 20, npm, a clean clone', makeSystem);
  describeSystem();
  await timed('npm ci', () => run('rep', 'cd yolda; npm ci >&2'));
  const { child, address } = await timed('npm start, built, until its address', startProgram);
  try {
    const step = 'from the address to the desk of a demo company, in Chromium';
    const events = await timed(step, () => showDesk(address));
    console.log(`the desk is shown: ${events.replaceAll(/\s+/g, ' ')}`);
  } finally {
    const ended = once(child, 'exit');
    // The whole group: --kill-child is forgotten where chroot changes the user. Its first process ends all inside.
    process.kill(-child.pid, 'SIGKILL');
    await ended;
    child.stdout.destroy();
  }
} finally {
  rmSync(system, { recursive: true, force: true });
}

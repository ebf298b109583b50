// `npm start`: the program in Electron where its binary is or can be had within a minute, else the same program
// in the browser through the node host, saying why. Builds first what is missing or older than its sources.
// `npm start -- --data DIR` names the company folder, `--browser` asks for the node host.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const downloadTimeoutMs = 60_000;
const { env, platform } = process;
const say = (text) => process.stdout.write(`${text}\n`);
const { values: flags } = parseArgs({
  options: { data: { type: 'string' }, browser: { type: 'boolean' }, port: { type: 'string' } },
});

function newestOf(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return Math.max(0, ...readdirSync(path).map((name) => newestOf(join(path, name))));
}

function build(script, output, sources) {
  const built = statSync(join(root, output), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Math.max(...sources.map((source) => newestOf(join(root, source)))) <= built) return;
  say(`Building (${script}) …`);
  const { status } = spawnSync('npm', ['run', '-s', script], {
    cwd: root,
    stdio: 'inherit',
    shell: platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const buildRenderer = () =>
  build('build:renderer', 'dist/renderer/index.html', ['src-renderer', 'src-shared', 'package-lock.json']);

/** @returns {string | undefined} path of Electron's binary where it is installed */
function installedElectron() {
  const folder = join(root, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/** @returns {{ binary: string } | { why: string }} */
function findElectron() {
  if (flags.browser) return { why: 'asked for the browser' };
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { why: 'there is no display' };
  if (!existsSync(join(root, 'node_modules/electron'))) return { why: 'Electron is not installed here' };
  if (!installedElectron()) {
    say('Fetching Electron, at most a minute …');
    const { status, error } = spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], {
      stdio: 'ignore',
      timeout: downloadTimeoutMs,
    });
    if (error) return { why: 'Electron could not be downloaded within a minute' };
    if (status !== 0) return { why: 'Electron could not be downloaded' };
  }
  const binary = installedElectron();
  if (!binary) return { why: 'Electron could not be downloaded' };
  // Fails where shared libraries are missing.
  if (spawnSync(binary, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status !== 0) {
    return { why: 'its binary does not start on this machine (missing system libraries?)' };
  }
  return { binary };
}

/** Passes our end on to the child, and its end on to us. */
function follow(child) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

function startElectron(binary) {
  buildRenderer();
  build('build:electron', 'dist/electron/coreProcess.js', ['src-main', 'src-shared', 'package-lock.json']);
  const data = flags.data ? [`--data=${resolve(flags.data)}`] : [];
  const isRoot = process.getuid?.() === 0;
  follow(spawn(binary, [root, ...(isRoot ? ['--no-sandbox'] : []), ...data], { stdio: 'inherit' }));
}

/** Not Electron's folder: the two keep the company's key in different places. */
function defaultData() {
  if (env.YOLDA_DATA) return env.YOLDA_DATA;
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData/Local'), 'Yolda', 'company');
  if (platform === 'darwin') return join(homedir(), 'Library/Application Support/Yolda Node/company');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'yolda/company');
}

function openBrowser(address) {
  const hasDisplay = platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY;
  if (!hasDisplay || env.CI || env.BROWSER === 'none') return;
  const [command, ...args] =
    platform === 'win32'
      ? ['cmd', '/c', 'start', '', address]
      : platform === 'darwin'
        ? ['open', address]
        : ['xdg-open', address];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

function show({ url, token }) {
  const address = `${url}/#${token}`;
  say(
    `\n  Yolda: ${address}\n\n  The address is your key to the company: keep it to yourself. Ctrl+C ends the program.`,
  );
  openBrowser(address);
}

/** Another start on the same folder shows where the first one is. */
function showRunning(data) {
  const door = join(data, 'door.json');
  if (!existsSync(door)) return false;
  say('Yolda is already running on this company.');
  show(JSON.parse(readFileSync(door, 'utf8')));
  return true;
}

function startNode(why) {
  buildRenderer();
  build('build:node', 'dist/node/yolda.js', ['src-main', 'src-shared', 'package-lock.json']);
  const data = resolve(flags.data ?? defaultData());
  mkdirSync(data, { recursive: true, mode: 0o700 });
  say(`Yolda runs in your browser, not in a window of its own: ${why}.\nCompany folder: ${data}`);
  const args = [join(root, 'dist/node/yolda.js'), 'serve', '--data', data, '--port', flags.port ?? '0'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  createInterface({ input: child.stdout }).once('line', (line) => show(JSON.parse(line)));
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
    if (!text.includes('"folder_in_use"')) process.stderr.write(text);
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('close', (code) => {
    if (errors.includes('"folder_in_use"') && showRunning(data)) process.exit(0);
    if (errors.includes('"folder_in_use"')) process.stderr.write(errors);
    process.exit(code ?? 1);
  });
}

const found = findElectron();
if ('binary' in found) startElectron(found.binary);
else startNode(found.why);

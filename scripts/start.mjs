// `npm start`: the program in Electron where its binary is or can be had within a minute, else the same program
// in the browser through the node host, saying why. Builds first what is missing or older than its sources.
// `npm start -- --data DIR` names the company folder, `--browser` asks for the node host.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build/ensureBuilt.mjs';
import { chooseHost } from './start/chooseHost.mjs';
import { electronPackage, sandboxArgs } from './start/electronPackage.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { env, platform } = process;
const say = (text) => process.stdout.write(`${text}\n`);
const { values: flags } = parseArgs({
  options: { data: { type: 'string' }, browser: { type: 'boolean' }, port: { type: 'string' } },
});

/** Passes our end on to the child. */
function passSignals(child) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
}

function startElectron(binary) {
  ensureBuilt('renderer');
  ensureBuilt('electron');
  const data = flags.data ? [`--data=${resolve(flags.data)}`] : [];
  const child = spawn(binary, [root, ...sandboxArgs(), ...data], { stdio: 'inherit' });
  passSignals(child);
  child.on('exit', (code) => process.exit(code ?? 1));
}

/** Not Electron's folder: the two keep the company's key in different places. */
function defaultData() {
  if (env.YOLDA_DATA) return env.YOLDA_DATA;
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData/Local'), 'Yolda', 'company');
  if (platform === 'darwin') return join(homedir(), 'Library/Application Support/Yolda Node/company');
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'yolda/company');
}

const openers = {
  win32: ['cmd', '/c', 'start', ''],
  darwin: ['open'],
  linux: ['xdg-open'],
};

function openBrowser(address) {
  const hasDisplay = platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY;
  if (!hasDisplay || env.CI || env.BROWSER === 'none') return;
  const [command, ...args] = openers[platform] ?? openers.linux;
  spawn(command, [...args, address], { stdio: 'ignore', detached: true })
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
  ensureBuilt('renderer');
  ensureBuilt('node');
  const data = resolve(flags.data ?? defaultData());
  say(`Yolda runs in your browser, not in a window of its own: ${why}.\nCompany folder: ${data}`);
  const args = [
    join(root, 'dist/node/yolda.js'),
    'serve',
    '--data',
    data,
    '--port',
    flags.port ?? '0',
    '--recover',
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  createInterface({ input: child.stdout }).once('line', (line) => show(JSON.parse(line)));
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
    if (!text.includes('"folder_in_use"')) process.stderr.write(text);
  });
  passSignals(child);
  child.on('close', (code) => {
    if (errors.includes('"folder_in_use"') && showRunning(data)) process.exit(0);
    if (errors.includes('"folder_in_use"')) process.stderr.write(errors);
    process.exit(code ?? 1);
  });
}

const machine = { wantsBrowser: flags.browser === true, platform, env };
const chosen = chooseHost(machine, electronPackage(root));
if ('binary' in chosen) startElectron(chosen.binary);
else startNode(chosen.why);

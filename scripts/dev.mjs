// `npm run dev`: the renderer is rebuilt and the node host restarted at each change; the open page reloads itself
// and keeps its place. `npm run dev -- --data DIR --port N`.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values: flags } = parseArgs({
  options: {
    data: { type: 'string', default: '.cache/dev/company' },
    port: { type: 'string', default: '5180' },
  },
});
const data = resolve(root, flags.data);
// Holds the token of the running host, so that the page can sign in again after its restart. Development only;
// taken away at the end.
const rendererDir = join(root, '.cache/dev/renderer');
const stateFile = join(rendererDir, 'dev.json');
const state = { build: 0, token: '' };
const publish = (change) => {
  Object.assign(state, change);
  writeFileSync(stateFile, JSON.stringify(state));
};

const reload = `const route = sessionStorage.getItem('dev.route');
sessionStorage.removeItem('dev.route');
let last;
setInterval(async () => {
  const text = await fetch('/dev.json').then((response) => (response.ok ? response.text() : undefined), () => undefined);
  if (text === undefined) return;
  if (last !== undefined && text !== last) {
    sessionStorage.setItem('dev.route', location.hash);
    history.replaceState(null, '', '/#' + JSON.parse(text).token);
    location.reload();
  } else if (last === undefined && route?.startsWith('#/')) location.hash = route;
  last = text;
}, 400);
`;

/** Adds the reloading script to the page; the policy of the page allows files of its own. */
const devReload = {
  name: 'yolda-dev-reload',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'dev-reload.js', source: reload });
  },
  transformIndexHtml: () => [{ tag: 'script', attrs: { src: './dev-reload.js' }, injectTo: 'body' }],
};

const watcher = await build({
  configFile: join(root, 'src-renderer/vite.config.ts'),
  plugins: [devReload],
  logLevel: 'warn',
  // A folder of its own: `npm start` never meets a build with the reloading script.
  build: { outDir: rendererDir, watch: {}, minify: false },
});
const firstBuild = Promise.withResolvers();
watcher.on('event', ({ code }) => {
  if (code !== 'END') return;
  publish({ build: state.build + 1 });
  firstBuild.resolve();
});
await firstBuild.promise;

mkdirSync(data, { recursive: true });
const host = spawn(
  process.execPath,
  [
    '--watch',
    '--watch-preserve-output',
    join(root, 'src-main/cli/yolda.ts'),
    'serve',
    '--data',
    data,
    '--port',
    flags.port,
  ],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      YOLDA_RENDERER_DIR: rendererDir,
      YOLDA_LOG: process.env.YOLDA_LOG ?? 'info',
    },
  },
);
createInterface({ input: host.stdout }).on('line', (line) => {
  if (!line.startsWith('{"url"')) return;
  const { url, token } = JSON.parse(line);
  publish({ token });
  process.stdout.write(`\n  Yolda: ${url}/#${token}\n\n`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    rmSync(stateFile, { force: true });
    host.kill(signal);
    void watcher.close();
  });
}
host.on('exit', (code) => process.exit(code ?? 0));

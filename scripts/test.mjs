// `npm test`: sets up what it needs, then every check and suite in turn; stops at the first failure.
// With CI=true a missing real part is a failure; without, it says what to install.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const isCi = process.env.CI === 'true';

/** Debian packages that the suites use, by the file that proves each. */
const tools = [
  ['chromium', '/usr/bin/chromium'],
  ['poppler-utils', '/usr/bin/pdftotext'],
  ['zbar-tools', '/usr/bin/zbarimg'],
  ['postfix', '/usr/sbin/postfix'],
  ['xvfb', '/usr/bin/Xvfb'],
  ['xauth', '/usr/bin/xauth'],
  ['libgtk-3-0', '/usr/lib/x86_64-linux-gnu/libgtk-3.so.0'],
  ['libnss3', '/usr/lib/x86_64-linux-gnu/libnss3.so'],
  ['libasound2', '/usr/lib/x86_64-linux-gnu/libasound.so.2'],
  ['libgbm1', '/usr/lib/x86_64-linux-gnu/libgbm.so.1'],
  ['libatk-bridge2.0-0', '/usr/lib/x86_64-linux-gnu/libatk-bridge-2.0.so.0'],
  ['libdrm2', '/usr/lib/x86_64-linux-gnu/libdrm.so.2'],
];

function run(command, args, options = {}) {
  const startedAt = Date.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  console.log(
    `— ${[command, ...args].join(' ')}: ${status === 0 ? 'ok' : 'FAILED'} in ${Math.round((Date.now() - startedAt) / 1000)} s`,
  );
  return status === 0;
}

function ensureTools() {
  const missing = tools.filter(([, proof]) => !existsSync(proof)).map(([name]) => name);
  if (missing.length === 0) return;
  const install = `apt-get install -y ${missing.join(' ')}`;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    if (
      run('apt-get', ['update', '-qq'], { env }) &&
      run('apt-get', ['install', '-y', '-qq', ...missing], { env, stdio: 'ignore' })
    )
      return;
  }
  console.error(`Tests need Debian packages that are not here. Install them: ${install}`);
  if (isCi) process.exit(1);
}

ensureTools();
const steps =
  process.argv.slice(2).length > 0
    ? process.argv.slice(2)
    : ['lint', 'typecheck', 'layers', 'test:unit', 'build', 'test:integration', 'test:e2e'];
for (const step of steps) {
  if (!run('npm', ['run', '-s', step])) process.exit(1);
}

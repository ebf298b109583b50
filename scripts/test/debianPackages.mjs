// The Debian packages that the suites use, and their installation where this process may. Names the missing
// ones elsewhere; decides nothing about skipping.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const library = (file) => [`/usr/lib/x86_64-linux-gnu/${file}`, `/usr/lib/aarch64-linux-gnu/${file}`];

/** Files that prove each package, any one of them. */
const proofs = {
  chromium: ['/usr/bin/chromium'],
  'poppler-utils': ['/usr/bin/pdftotext'],
  'zbar-tools': ['/usr/bin/zbarimg'],
  // Fifteen is Debian 12's, seventeen Debian 13's.
  postgresql: [15, 16, 17, 18].map((major) => `/usr/lib/postgresql/${major}/bin/postgres`),
  postfix: ['/usr/sbin/postfix'],
  'libxml2-utils': ['/usr/bin/xmllint'],
  unzip: ['/usr/bin/unzip'],
  xvfb: ['/usr/bin/Xvfb'],
  xauth: ['/usr/bin/xauth'],
  'libgtk-3-0': library('libgtk-3.so.0'),
  libnss3: library('libnss3.so'),
  libasound2: library('libasound.so.2'),
  libgbm1: library('libgbm.so.1'),
  'libatk-bridge2.0-0': library('libatk-bridge-2.0.so.0'),
  libdrm2: library('libdrm.so.2'),
  kamailio: ['/usr/sbin/kamailio'],
  'kamailio-websocket-modules': library('kamailio/modules/websocket.so'),
  'kamailio-tls-modules': library('kamailio/modules/tls.so'),
  'rtpengine-daemon': ['/usr/bin/rtpengine', '/usr/sbin/rtpengine'],
  'baresip-core': ['/usr/bin/baresip'],
  'sip-tester': ['/usr/bin/sipp'],
  tcpdump: ['/usr/bin/tcpdump', '/usr/sbin/tcpdump'],
  coturn: ['/usr/bin/turnserver'],
  iproute2: ['/usr/sbin/ip', '/usr/bin/ip', '/sbin/ip'],
  iptables: ['/usr/sbin/iptables'],
};

export const e2ePackages = ['chromium'];
export const sipPackages = [
  'kamailio',
  'kamailio-websocket-modules',
  'kamailio-tls-modules',
  'rtpengine-daemon',
  'baresip-core',
  'sip-tester',
  'tcpdump',
  'coturn',
  'iproute2',
  'iptables',
  'chromium',
];
export const electronPackages = [
  'unzip',
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libatk-bridge2.0-0',
  'libdrm2',
];

/** Their services are named as their packages. */
const telephonyServers = ['kamailio', 'rtpengine-daemon', 'coturn'];

/** @returns {string[]} those of `names` that are not here */
export function missingPackages(names = Object.keys(proofs)) {
  return names.filter((name) => !proofs[name].some((path) => existsSync(path)));
}

/**
 * Installs what is missing where this process is root on a Debian.
 * @returns {string[]} what is missing still
 */
export function installPackages() {
  const missing = missingPackages();
  if (missing.length === 0) return missing;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    process.stdout.write(`Installing Debian packages: ${missing.join(' ')}\n`);
    apt('update', '-qq');
    apt('install', '-y', '-qq', ...missing);
    // Debian starts a telephony server with its package, for all the network; the tests start their own on the loopback.
    const started = telephonyServers.filter((name) => missing.includes(name));
    if (started.length > 0 && existsSync('/run/systemd/system'))
      spawnSync('systemctl', ['disable', '--now', ...started], { stdio: 'ignore' });
  }
  return missingPackages();
}

// A real mail server: Debian's postfix with a configuration, queue and port of its own in a temporary folder, on
// loopback only. It delivers into a Maildir that the test reads. Logins are checked by a few lines of Dovecot's
// authentication protocol below, so that no further package is needed.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { smtpCertificate, smtpKey } from './smtpCertificate.ts';

const program = '/usr/sbin/postfix';
const nobody = 65_534;
const why = !existsSync(program)
  ? 'missing: postfix – apt-get install postfix'
  : process.getuid?.() !== 0
    ? 'postfix starts as root only'
    : undefined;
if (why !== undefined) console.log(`the tests with a real mail server are skipped: ${why}`);

/** Whether tests with the real server must be skipped here; with CI=true they run and fail. */
export const cannotRunPostfix = why !== undefined && process.env.CI !== 'true';

export type Postfix = {
  readonly port: number;
  /** Users that logged in, in their order. */
  readonly logins: string[];
  /** Letters delivered so far. */
  letters(): Buffer[];
  log(): string;
  close(): Promise<void>;
};

export type PostfixOptions = { domain: string; auth: { user: string; password: string } };

/** Dovecot's client protocol 1.1, mechanism PLAIN. */
async function startAuthServer(auth: PostfixOptions['auth'], logins: string[]): Promise<Server> {
  const right = Buffer.from(`\0${auth.user}\0${auth.password}`);
  const serve = (socket: Socket): void => {
    socket.on('error', () => undefined);
    socket.write(
      `VERSION\t1\t1\nMECH\tPLAIN\tplaintext\nSPID\t${process.pid}\nCUID\t1\nCOOKIE\t${'0'.repeat(32)}\nDONE\n`,
    );
    createInterface(socket).on('line', (line) => {
      const [word, id, ...fields] = line.split('\t');
      if (word !== 'AUTH') return;
      const given = fields.find((field) => field.startsWith('resp='))?.slice('resp='.length) ?? '';
      const isRight = Buffer.from(given, 'base64').equals(right);
      if (isRight) logins.push(auth.user);
      socket.write(isRight ? `OK\t${id}\tuser=${auth.user}\n` : `FAIL\t${id}\n`);
    });
  };
  const server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const mainCf = (dir: string, domain: string, authPort: number): string => `
compatibility_level = 3.6
queue_directory = ${dir}/queue
data_directory = ${dir}/data
mail_owner = postfix
setgid_group = postdrop
daemon_directory = /usr/lib/postfix/sbin
shlib_directory = /usr/lib/postfix
command_directory = /usr/sbin
maillog_file = ${dir}/mail.log
maillog_file_prefixes = ${dir}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mta.test
mydestination =
alias_maps =
alias_database =
virtual_mailbox_domains = ${domain}
virtual_mailbox_base = ${dir}/mail
virtual_mailbox_maps = static:box/
virtual_uid_maps = static:${nobody}
virtual_gid_maps = static:${nobody}
mynetworks =
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_tls_security_level = encrypt
smtpd_tls_cert_file = ${dir}/cert.pem
smtpd_tls_key_file = ${dir}/key.pem
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${authPort}
smtpd_sasl_security_options = noanonymous
`;

const masterCf = (port: number): string =>
  [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    ...['cleanup unix n - n - 0 cleanup', 'qmgr unix n - n 300 1 qmgr', 'tlsmgr unix - - n 1000? 1 tlsmgr'],
    ...['rewrite unix - - n - - trivial-rewrite', 'proxymap unix - - n - - proxymap'],
    ...['bounce', 'defer', 'trace'].map((name) => `${name} unix - - n - 0 bounce`),
    ...['error', 'retry'].map((name) => `${name} unix - - n - - error`),
    ...[
      'virtual unix - n n - - virtual',
      'anvil unix - - n - 1 anvil',
      'postlog unix-dgram n - n - 1 postlogd',
    ],
    '',
  ].join('\n');

function makeFolders(dir: string): void {
  chmodSync(dir, 0o755);
  const owner = Number(execFileSync('id', ['-u', 'postfix'], { encoding: 'utf8' }));
  for (const [name, uid] of [
    ['etc', 0],
    ['queue', 0],
    ['data', owner],
    ['mail', nobody],
  ] as const) {
    mkdirSync(join(dir, name), { mode: 0o755 });
    chownSync(join(dir, name), uid, 0);
  }
}

export async function startPostfix({ domain, auth }: PostfixOptions): Promise<Postfix> {
  if (why !== undefined) throw new Error(why);
  const dir = mkdtempSync(join(tmpdir(), 'yolda-postfix-'));
  makeFolders(dir);
  const logins: string[] = [];
  const authServer = await startAuthServer(auth, logins);
  const port = await freePort();
  const config = join(dir, 'etc');
  writeFileSync(join(dir, 'cert.pem'), smtpCertificate);
  writeFileSync(join(dir, 'key.pem'), smtpKey, { mode: 0o600 });
  writeFileSync(join(config, 'main.cf'), mainCf(dir, domain, portOf(authServer)));
  writeFileSync(join(config, 'master.cf'), masterCf(port));
  const box = join(dir, 'mail/box/new');
  const log = (): string => {
    const path = join(dir, 'mail.log');
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  const run = (command: string): Promise<unknown> =>
    once(spawn(program, ['-c', config, command], { stdio: 'ignore' }), 'exit');
  const [code] = (await run('start')) as [number];
  if (code !== 0) throw new Error(`postfix did not start: ${log()}`);
  return {
    port,
    logins,
    log,
    letters: () =>
      existsSync(box)
        ? readdirSync(box)
            .sort()
            .map((name) => readFileSync(join(box, name)))
        : [],
    async close() {
      await run('stop');
      await new Promise((resolve) => {
        authServer.close(resolve);
        authServer.unref();
      });
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

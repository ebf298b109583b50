// A PostgreSQL of our own from Debian's binaries: initdb, start on a free port, stop and remove. Needs no server that runs
// already and touches none.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const majors = [18, 17, 16, 15];

const findBinaries = (): string | undefined =>
  majors
    .map((major) => `/usr/lib/postgresql/${major}/bin`)
    .find((path) => existsSync(join(path, 'postgres')));

const isRoot = process.getuid?.() === 0;

/** PostgreSQL refuses to be root. */
function run(program: string, args: string[]): void {
  const [file, ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', program, ...args] : [program, ...args];
  execFileSync(file!, rest, { stdio: ['ignore', 'ignore', 'pipe'], cwd: tmpdir() });
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export type Cluster = {
  url: string;
  /** Removing its files takes the disk seconds: whoever stops it goes on hearing. */
  stop(): Promise<void>;
  /** Ends the postmaster without a word, as a power cut would. */
  kill(): void;
  /** Starts it again; it recovers by its own log. @throws Error when it does not within ten seconds */
  startAgain(): Promise<void>;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What it does not need that is thrown away whole should its machine lose power. Killed processes lose nothing by it. */
const careless = '-c fsync=off -c full_page_writes=off';

/**
 * @param options isThrownAway: no power cut is played on it
 * @returns undefined where the binaries are not installed (apt-get install postgresql)
 */
export async function startCluster(options: { isThrownAway?: boolean } = {}): Promise<Cluster | undefined> {
  const binaries = findBinaries();
  if (binaries === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'yolda-postgres-'));
  if (isRoot) {
    chmodSync(folder, 0o711);
    execFileSync('chown', ['postgres', folder]);
  }
  const data = join(folder, 'data');
  const pgCtl = join(binaries, 'pg_ctl');
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8'];
  run(join(binaries, 'initdb'), ['-D', data, '-U', 'yolda', '--auth=trust', ...locale]);
  const port = await findFreePort();
  const care = options.isThrownAway === true ? careless : '';
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 ${care}`;
  const start = (): void =>
    run(pgCtl, ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start']);
  start();
  return {
    url: `postgres://yolda@127.0.0.1:${port}/postgres`,
    async stop() {
      run(pgCtl, ['-D', data, '-m', 'immediate', 'stop']);
      await rm(folder, { recursive: true, force: true });
    },
    kill() {
      const [pid = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(pid), 'SIGKILL');
    },
    async startAgain() {
      // Its own sessions notice a little later that it is gone, and hold the memory until then.
      for (let tried = 0; ; tried += 1) {
        try {
          return start();
        } catch (error) {
          if (tried === 40) throw error;
          await pause(250);
        }
      }
    },
  };
}

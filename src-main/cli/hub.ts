// `yolda hub …`: serves the office hub, or speaks to its store. Loads the hub only when a command is whole, and never the core.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Invitation, Place, TlsSource } from '#hub/index.ts';
import { AppError } from '#shared/contract/errors.ts';
import { isTimeZone } from '#shared/domain/dates.ts';
import { currentPlace } from '../hosts/node/cliPlatform.ts';
import type { Flags } from './commandLine.ts';
import { dataDir, oneOf, portOf, type Run, stopSignal, wholeNumber } from './flags.ts';
import { UsageError } from './usageError.ts';

const loadHub = () => import('#hub/index.ts');

/** PostgreSQL's address may come from the environment: a command line is seen by everybody on the machine. */
function placeOf(flags: Flags): Place {
  const url = flags.db ?? process.env.YOLDA_HUB_DB;
  if (url === undefined) return { dataDir: dataDir(flags) };
  if (!/^postgres(ql)?:\/\//.test(url)) throw new UsageError('--db takes postgres://…');
  return { postgresUrl: url };
}

function tlsOf(flags: Flags): TlsSource | undefined {
  const { tls: dir, 'tls-cert': certFile, 'tls-key': keyFile } = flags;
  if (dir !== undefined && (certFile ?? keyFile) !== undefined)
    throw new UsageError('--tls makes a certificate, --tls-cert and --tls-key name one: not both');
  if (dir !== undefined) return { dir: resolve(dir) };
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile === undefined || keyFile === undefined)
    throw new UsageError('--tls-cert and --tls-key go together');
  return { certFile: resolve(certFile), keyFile: resolve(keyFile) };
}

/** Beside PostgreSQL the data folder, when one is named, holds the files. */
function blobsOf(flags: Flags): string | undefined {
  const dir = flags.data ?? process.env.YOLDA_DATA;
  return flags.blobs ?? (dir ? join(resolve(dir), 'blobs') : undefined);
}

function leaseOf(flags: Flags): number | undefined {
  const days = wholeNumber(flags.lease, 'lease');
  if (days === 0) throw new UsageError('--lease takes at least one day');
  return days === undefined ? undefined : days * 24 * 3_600_000;
}

function version(): string {
  const text = readFileSync(join(currentPlace().root, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

const serveHub: Run = async (_args, flags) => {
  const place = placeOf(flags);
  const port = portOf(flags);
  const tls = tlsOf(flags);
  const leaseMs = leaseOf(flags);
  const stopped = stopSignal();
  const { startHub } = await loadHub();
  const hub = await startHub({
    ...{ place, port, host: flags.host ?? '127.0.0.1', version: version() },
    ...{ tls, blobs: blobsOf(flags), leaseMs },
    logLevel: process.env.YOLDA_LOG ?? 'info',
    crashAt: process.env.YOLDA_CRASH_AT,
  }).catch((error: unknown) => {
    throw asAppError(error);
  });
  const { url, fingerprint } = hub;
  process.stdout.write(`${JSON.stringify(fingerprint === undefined ? { url } : { url, fingerprint })}\n`);
  await stopped;
  await hub.close();
  return undefined;
};

function asAppError(error: unknown): unknown {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return isTaken ? new AppError('busy', 'port_in_use', undefined, { cause: error }) : error;
}

/** The moment as people read it. */
const readable = ({ expiresAt, ...invitation }: Invitation) => ({
  ...{ ...invitation, expiresAt: new Date(expiresAt).toISOString() },
});

const enrol: Run = async (_args, flags) => {
  if (!flags.user) throw new UsageError('--user ID is needed');
  const place = placeOf(flags);
  const { invite } = await loadHub();
  return readable(await invite(place, flags.user));
};

const invite: Run = async ([name = '', ...more], flags) => {
  if (name.trim() === '' || name.length > 100 || more.length > 0)
    throw new UsageError(
      'hub invite needs one NAME of at most 100 letters, in quotation marks if it has spaces',
    );
  const role = oneOf(['rep', 'head', 'accountant', 'admin'], flags.role, 'role');
  if (role === undefined) throw new UsageError('--role rep|head|accountant|admin is needed');
  const language = oneOf(['az', 'ru', 'en'], flags.language, 'language') ?? 'az';
  const timeZone = flags['time-zone'] ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!isTimeZone(timeZone)) throw new UsageError('--time-zone takes a name like Asia/Baku');
  const place = placeOf(flags);
  const { inviteByName } = await loadHub();
  const user = { name, role, department: flags.department, language, timeZone };
  return readable(await inviteByName(place, user));
};

const devices: Run = async (_args, flags) => {
  const place = placeOf(flags);
  const { listDevices } = await loadHub();
  return listDevices(place);
};

const revoke: Run = async ([id], flags) => {
  if (!id) throw new UsageError('hub revoke needs a device');
  const { wipe = false, collect = false, unknown: isUnknown = false } = flags;
  if (collect && !wipe) throw new UsageError('--collect goes with --wipe');
  const place = placeOf(flags);
  const { revokeDevice, revokeUnknown } = await loadHub();
  const isThere = await (isUnknown ? revokeUnknown : revokeDevice)(place, id, wipe ? { collect } : undefined);
  if (!isThere) throw new AppError('not_found', 'device_unknown');
  return { device: id, isRevoked: true, ...(wipe ? { isWiped: true } : {}) };
};

const quarantine: Run = async ([word, device], flags) => {
  const place = placeOf(flags);
  const { listQuarantine, showQuarantine } = await loadHub();
  if (word === 'list') return listQuarantine(place);
  if (word === 'show' && device) return showQuarantine(place, device);
  throw new UsageError('hub quarantine takes list, or show and a device');
};

const words: Record<string, Run> = { enrol, invite, devices, revoke, quarantine };

export const hub: Run = async ([word, ...rest], flags) => {
  if (word === undefined) return serveHub([], flags);
  const run = words[word];
  if (run === undefined) throw new UsageError(`hub takes ${Object.keys(words).join(', ')}`);
  return run(rest, flags);
};

// `yolda hub …`: serves the office hub, or speaks to its store. Loads the hub only when a command is whole, and never the core.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from '#hub/index.ts';
import { AppError } from '#shared/contract/errors.ts';
import { currentPlace } from '../hosts/node/cliPlatform.ts';
import type { Flags } from './commandLine.ts';
import { dataDir, portOf, type Run, stopSignal } from './flags.ts';
import { UsageError } from './usageError.ts';

const loadHub = () => import('#hub/index.ts');

function placeOf(flags: Flags): Place {
  const url = flags.db;
  if (url === undefined) return { dataDir: dataDir(flags) };
  if (!/^postgres(ql)?:\/\//.test(url)) throw new UsageError('--db takes postgres://…');
  return { postgresUrl: url };
}

function version(): string {
  const text = readFileSync(join(currentPlace().root, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

const serveHub: Run = async (_args, flags) => {
  const place = placeOf(flags);
  const port = portOf(flags);
  const stopped = stopSignal();
  const { startHub } = await loadHub();
  const hub = await startHub({
    ...{ place, port, host: flags.host ?? '127.0.0.1', version: version() },
    logLevel: process.env.YOLDA_LOG ?? 'info',
    crashAt: process.env.YOLDA_CRASH_AT,
  }).catch((error: unknown) => {
    throw asAppError(error);
  });
  process.stdout.write(`${JSON.stringify({ url: hub.url })}\n`);
  await stopped;
  await hub.close();
  return undefined;
};

function asAppError(error: unknown): unknown {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return isTaken ? new AppError('busy', 'port_in_use', undefined, { cause: error }) : error;
}

const enrol: Run = async (_args, flags) => {
  if (!flags.user) throw new UsageError('--user NAME is needed');
  const place = placeOf(flags);
  const { invite } = await loadHub();
  const { code, expiresAt } = await invite(place, flags.user);
  return { code, user: flags.user, expiresAt: new Date(expiresAt).toISOString() };
};

const devices: Run = async (_args, flags) => {
  const place = placeOf(flags);
  const { listDevices } = await loadHub();
  return listDevices(place);
};

const revoke: Run = async ([id], flags) => {
  if (!id) throw new UsageError('hub revoke needs a device');
  const place = placeOf(flags);
  const { revokeDevice } = await loadHub();
  if (!(await revokeDevice(place, id))) throw new AppError('not_found', 'device_unknown');
  return { device: id, isRevoked: true };
};

const words: Record<string, Run> = { enrol, devices, revoke };

export const hub: Run = async ([word, ...rest], flags) => {
  if (word === undefined) return serveHub([], flags);
  const run = words[word];
  if (run === undefined) throw new UsageError('hub takes enrol, devices or revoke');
  return run(rest, flags);
};

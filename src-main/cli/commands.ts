// The commands of the core by name. Each answers what is printed, or nothing when it printed for itself.
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { allCalls, type Call, findCall, type Input } from '#shared/contract/index.ts';
import { restoreBackup } from '../core/restore.ts';
import { currentPlace } from '../hosts/node/cliPlatform.ts';
import { startNodeServer } from '../hosts/node/server.ts';
import type { Flags } from './commandLine.ts';
import { dataDir, oneOf, portOf, type Run, stopSignal, wholeNumber } from './flags.ts';
import { type Caller, oneShotPlatform, openCaller, openServed } from './openCaller.ts';
import { UsageError } from './usageError.ts';

async function withCaller<T>(flags: Flags, run: (caller: Caller) => Promise<T>): Promise<T> {
  const caller = await openCaller(dataDir(flags), { userId: flags.user });
  try {
    return await run(caller);
  } finally {
    await caller.close();
  }
}

const describe: Run = async () =>
  Object.fromEntries(
    allCalls().map(([name, def]) => [
      name,
      {
        kind: def.kind,
        ...(def.kind === 'command' ? { undo: def.undo } : {}),
        ...(def.kind === 'query' ? { reads: def.reads } : { reasons: def.reasons }),
        input: z.toJSONSchema(def.in, { io: 'input', unrepresentable: 'any' }),
        output: z.toJSONSchema(def.out, { unrepresentable: 'any' }),
      },
    ]),
  );

const call: Run = async ([name = '', json = '{}', ...more], flags) => {
  if (!findCall(name) || more.length > 0) throw new UsageError(`no call "${name}"; see: yolda describe`);
  let input: unknown;
  try {
    input = JSON.parse(json);
  } catch {
    throw new UsageError('the input is not JSON');
  }
  return withCaller(flags, (caller) => caller.call(name as Call, input as Input<Call>));
};

const demo: Run = async (_args, flags) =>
  withCaller(flags, (caller) =>
    caller.call('exchange.makeDemo', {
      partners: wholeNumber(flags.partners, 'partners'),
      interactions: wholeNumber(flags.interactions, 'interactions'),
      items: wholeNumber(flags.items, 'items'),
      documents: wholeNumber(flags.documents, 'documents'),
      seed: wholeNumber(flags.seed, 'seed'),
      language: oneOf(['en', 'az', 'ru'] as const, flags.language, 'language'),
    }),
  );

const importFiles: Run = async ([format, ...paths], flags) => {
  if (paths.length === 0) throw new UsageError('import needs a path');
  const source = { paths: paths.map((path) => resolve(path)) };
  if (format === 'commerceml')
    return withCaller(flags, (caller) => caller.call('exchange.importCommerceml', { source }));
  // A table is told by what is in the file; both names lead to the same import.
  if (format !== 'csv' && format !== 'xlsx') throw new UsageError('import takes commerceml, csv or xlsx');
  const kind = oneOf(['partners', 'items'] as const, flags.kind, 'kind');
  if (kind === undefined) throw new UsageError('--kind partners or --kind items is needed');
  const errorPath = flags['error-file'];
  if (errorPath !== undefined && !existsSync(dirname(resolve(errorPath))))
    throw new UsageError('--error-file names a folder that is not there');
  const { errorFile, ...report } = await withCaller(flags, (caller) =>
    caller.call('exchange.importCsv', { source, kind, isDryRun: flags['dry-run'] ?? false }),
  );
  if (errorFile && errorPath !== undefined) writeFileSync(errorPath, errorFile.text);
  return report;
};

const serve: Run = async (_args, flags) => {
  const port = portOf(flags);
  const core = await openServed(dataDir(flags), {
    userId: flags.user,
    recovers: flags.recover ?? false,
  });
  const rendererDir = process.env.YOLDA_RENDERER_DIR ?? join(currentPlace().root, 'dist/renderer');
  if (!existsSync(join(rendererDir, 'index.html'))) {
    await core.close();
    throw new AppError('unavailable', 'renderer_not_built');
  }
  const stopped = stopSignal();
  const server = await startNodeServer({
    core,
    rendererDir,
    port,
  }).catch(async (error: unknown) => {
    await core.close();
    throw error;
  });
  process.stdout.write(`${JSON.stringify({ url: server.url, token: server.token })}\n`);
  await stopped;
  await server.close();
  await core.close();
  return undefined;
};

const jobsRun: Run = async ([what], flags) => {
  if (what !== 'run') throw new UsageError('jobs run');
  return withCaller(flags, (caller) => caller.call('maintenance.runJobs', {}));
};

const joinHub: Run = async ([url, code, ...more], flags) => {
  if (!url || !code || more.length > 0) throw new UsageError('join needs the address of the hub and a code');
  const given = flags.pin?.replaceAll(':', '') ?? '';
  if (given !== '' && !/^[\da-fA-F]{64}$/.test(given)) throw new UsageError('--pin takes 64 hex digits');
  const pin = Buffer.from(given, 'hex').toString('hex');
  return withCaller(flags, (caller) =>
    caller.call('sync.join', { url, code, pin: pin, name: flags.name ?? '' }),
  );
};

const sync: Run = async (args, flags) => {
  if (args.length > 0) throw new UsageError('sync takes nothing more');
  return withCaller(flags, (caller) => caller.call('sync.syncNow', {}));
};

const backup: Run = async ([file], flags) => {
  if (!file) throw new UsageError('backup needs a file');
  return withCaller(flags, (caller) => caller.call('maintenance.backup', { path: resolve(file) }));
};

const restore: Run = async ([file], flags) => {
  if (!file) throw new UsageError('restore needs a file');
  return restoreBackup({
    platform: oneShotPlatform(),
    backupFile: resolve(file),
    dataDir: dataDir(flags),
    recoveryKey: flags['recovery-key'],
  });
};

const doctor: Run = async (_args, flags) => {
  const result = await withCaller(flags, (caller) => caller.call('maintenance.check', {}));
  if (!result.isOk) process.exitCode = 1;
  return result;
};

export const commands: Record<string, Run> = {
  describe,
  call,
  demo,
  import: importFiles,
  serve,
  join: joinHub,
  sync,
  jobs: jobsRun,
  backup,
  restore,
  doctor,
};

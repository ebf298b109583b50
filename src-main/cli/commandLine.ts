// `yolda …`: the same core without a window. JSON on stdout, one error object on stderr,
// exit 0 / 1 failed / 2 usage.
import { parseArgs } from 'node:util';
import { AppError, toWireError, type WireError } from '#shared/contract/errors.ts';
import type { Run } from './flags.ts';
import { UsageError } from './usageError.ts';

export const usage = `yolda COMMAND [--data DIR] [--user ID]
  describe                                   every contract call with its JSON Schemas
  call AREA.NAME 'JSON'                      run one call
  demo [--partners N] [--interactions N] [--items N] [--documents N] [--seed S] [--language az|ru|en]
  import commerceml PATH…                    exchange files of 1C
  import csv|xlsx --kind partners|items FILE [--dry-run] [--error-file FILE]
  serve [--port 0] [--recover]               the program in a browser; prints {"url","token"}. With --recover a company
                                             that cannot be opened is told, and restored, on its page
  hub [--db postgres://…] [--port 0] [--host 127.0.0.1] [--tls DIR | --tls-cert FILE --tls-key FILE]
      [--blobs DIR|s3://BUCKET?endpoint=…] [--lease DAYS]
                                             the office hub; prints {"url","fingerprint"}; its log in DIR, or in PostgreSQL
  hub invite --role rep|head|accountant|admin [--department D] [--language az|ru|en] [--time-zone ZONE] NAME
  hub enrol --user ID                        a one-time code for a workstation: of a user by name, made when he is new; by id
  hub devices · hub revoke DEVICE [--wipe [--collect]] [--unknown] · hub quarantine list|show DEVICE
                                             who is in · throw one out, and delete its company · what was collected there
  join URL CODE [--pin SHA256] [--name N]    joins the office's hub with a one-time code
  sync                                       one cycle with the hub, now; prints what it did
  jobs run                                   run what is queued, now
  backup FILE · restore FILE [--recovery-key KEY] · doctor`;

const options = {
  data: { type: 'string' },
  user: { type: 'string' },
  partners: { type: 'string' },
  interactions: { type: 'string' },
  items: { type: 'string' },
  documents: { type: 'string' },
  seed: { type: 'string' },
  language: { type: 'string' },
  kind: { type: 'string' },
  pin: { type: 'string' },
  name: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  db: { type: 'string' },
  tls: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  blobs: { type: 'string' },
  lease: { type: 'string' },
  role: { type: 'string' },
  department: { type: 'string' },
  'time-zone': { type: 'string' },
  wipe: { type: 'boolean' },
  collect: { type: 'boolean' },
  unknown: { type: 'boolean' },
  recover: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'error-file': { type: 'string' },
  'recovery-key': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export type Flags = ReturnType<typeof parse>['values'];

function parse(args: string[]) {
  return parseArgs({ args, options, allowPositionals: true, strict: true });
}

/** The hub and the core are two programs under one name: neither waits for the other's libraries. */
async function findCommand(name: string): Promise<Run | undefined> {
  if (name === 'hub') return (await import('./hub.ts')).hub;
  return (await import('./commands.ts')).commands[name];
}

/** A command has no log: a stranger carries its stack with it. */
function wireError(error: unknown): WireError {
  if (error instanceof AppError) return toWireError(error, '');
  const stack = error instanceof Error ? error.stack : String(error);
  return { ...toWireError(error, 'see stack'), details: { stack } };
}

/** @returns exit code */
export async function runCommandLine(args: string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    process.stderr.write(
      `${JSON.stringify({ code: 'invalid_input', reason: 'usage', message: error instanceof Error ? error.message : '' })}\n`,
    );
    return 2;
  }
  const [name = '', ...rest] = parsed.positionals;
  if (parsed.values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  try {
    const run = await findCommand(name);
    if (!run) throw new UsageError(name === '' ? 'a command is needed' : `no command "${name}"`);
    const result = await run(rest, parsed.values);
    if (result !== undefined) process.stdout.write(`${JSON.stringify(result)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(
        `${JSON.stringify({ code: 'invalid_input', reason: 'usage', message: `${error.message}\n${usage}` })}\n`,
      );
      return 2;
    }
    process.stderr.write(`${JSON.stringify(wireError(error))}\n`);
    return 1;
  }
}

// A core in a process of its own, for tests that kill it: opens a folder as `yolda` does, with jobs running,
// runs contract calls in turn, waits until no job can run any more, closes. One JSON line an answer.
// node tests/tools/childCore.ts DATA_DIR '[["sales.sell", {…}], …]'; env YOLDA_CONFIG_DIR, YOLDA_CRASH_AT.
import { createCore } from '#main/core/createCore.ts';
import { createCliPlatform } from '#main/hosts/node/cliPlatform.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Call, Input } from '#shared/contract/index.ts';

const [dataDir = '', callsText = '[]'] = process.argv.slice(2);
const calls = JSON.parse(callsText) as [Call, Input<Call>][];
const platform = createCliPlatform();
const core = await createCore({ platform, dataDir });
const idle = Promise.withResolvers<void>();

/** A job put off into the future (a server away, a hold) is not waited for. */
function checkIdle(): void {
  const busy = core.gate.sql.get(
    "SELECT 1 FROM jobs WHERE state = 'running' OR (state = 'waiting' AND run_at <= ?) LIMIT 1",
    [platform.now()],
  );
  if (!busy) idle.resolve();
}

for (const [name, input] of calls) {
  try {
    process.stdout.write(`${JSON.stringify({ name, value: await core.call(name, input) })}\n`);
  } catch (error) {
    const { code, reason } = error instanceof AppError ? error : { code: 'bug', reason: String(error) };
    process.stdout.write(`${JSON.stringify({ name, error: { code, reason } })}\n`);
  }
}
core.gate.onChanges(checkIdle);
checkIdle();
await idle.promise;
await core.close();

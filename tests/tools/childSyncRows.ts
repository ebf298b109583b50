// Puts rows of sync into a company folder that no program holds, for tests in a browser: a process of its own, since the
// folder opens only with its key. node tests/tools/childSyncRows.ts DATA_DIR < rows.json; env YOLDA_CONFIG_DIR.
import { text } from 'node:stream/consumers';
import { createCore } from '#main/core/createCore.ts';
import { createCliPlatform } from '#main/hosts/node/cliPlatform.ts';
import { putSyncRows, type SyncRows } from './syncRows.ts';

const rows = JSON.parse(await text(process.stdin)) as SyncRows;
const core = await createCore({
  platform: createCliPlatform('silent'),
  dataDir: process.argv[2] ?? '',
  runsJobs: false,
});
const sealed =
  core.gate.sql.get<{ seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM change_log')?.seq ?? 0;
// What was done before is with the hub; what comes after waits.
putSyncRows(core.gate, rows.state ? { ...rows, state: { sealed_seq: sealed, ...rows.state } } : rows);
await core.close();

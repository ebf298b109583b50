// A long operation in a process of its own that really kills itself (SIGKILL) between two chunks: while it writes
// users, or while an undo takes them back. node tests/tools/childOperation.ts DATA_DIR write|undo OPERATION_ID
import { createCore } from '#main/core/createCore.ts';
import { createCliPlatform } from '#main/hosts/node/cliPlatform.ts';
import { startLongOperation } from '#main/store/longOperation.ts';
import { users } from '#main/store/schema/index.ts';
import { newRowId } from '#shared/domain/ids.ts';

const rowsBeforeTheEnd = 3000;

const [dataDir = '', what = 'write', operationId = ''] = process.argv.slice(2);
const platform = createCliPlatform();
const core = await createCore({ platform, dataDir, runsJobs: false });
const newId = (): string => newRowId(platform.now(), platform.randomBytes(16));
const die = (): void => void process.kill(process.pid, 'SIGKILL');
const countUsers = (): number => core.gate.sql.get<{ n: number }>('SELECT count(*) AS n FROM users')?.n ?? 0;

function* names(): Generator<string> {
  for (let i = 0; ; i++) yield `user ${i}`;
}

async function write(): Promise<void> {
  const operation = startLongOperation(
    { gate: core.gate, newId },
    { operationId, command: 'exchange.importCsv', isUndoable: true },
  );
  await operation.writeEach(
    names(),
    (tx, name) => {
      const row = { id: tx.newId(), name, role: 'rep', language: 'az', timeZone: 'Asia/Baku' } as const;
      tx.orm
        .insert(users)
        .values({ ...row, createdAt: tx.now, updatedAt: tx.now })
        .run();
    },
    (done) => {
      if (done >= rowsBeforeTheEnd) die();
    },
  );
}

/** Looks after each turn: the first chunk taken back is the last thing this process sees. */
async function undo(): Promise<void> {
  const before = countUsers();
  const look = (): void => {
    if (countUsers() < before) die();
    else setImmediate(look);
  };
  look();
  await core.call('operations.undo', { operationId });
}

await (what === 'write' ? write() : undo());

// The queue of pushes: one writer of the tenant in this process, which takes what waits as one group. So a thousand
// devices cost few commits, and the numbers of the log are in the order of commits.
import { AppError } from '#shared/contract/errors.ts';
import type { SentTx } from '#shared/sync/logProtocol.ts';
import type { Rights } from '../auth/rights.ts';
import type { Store } from '../storage/store.types.ts';
import type { Push, PushAnswer } from './acceptPushes.ts';
import { type Committed, commitGroup } from './commitGroup.ts';
import type { HubCrashPoint } from './crashPoints.ts';
import { readTx } from './readTx.ts';

const groupOps = 2_000;
/** What waits beyond this is sent away to come again: memory stays flat in a storm. */
const waitingOps = 200_000;

type Waiting = Push & {
  ops: number;
  answer(answer: PushAnswer): void;
  fail(error: unknown): void;
};

export type Committer = {
  push(push: { device: string; nonce: string; txs: readonly SentTx[] }): Promise<PushAnswer>;
  /** Waits for what is in the queue. */
  close(): Promise<void>;
};

export type CommitterOptions = {
  store: Store;
  tenant: string;
  rights: Rights;
  nowMs(): number;
  newBatchId(): string;
  reach(point: HubCrashPoint): void;
  /** After each group that wrote, before its pushes are answered. */
  onCommit(committed: Committed, ms: number): void;
};

export function createCommitter(options: CommitterOptions): Committer {
  const waiting: Waiting[] = [];
  let waitingCount = 0;
  let running: Promise<void> | undefined;
  let isClosed = false;

  /** At least one push, then as many as fit. */
  function takeGroup(): Waiting[] {
    let ops = 0;
    let count = 0;
    for (const push of waiting) {
      ops += push.ops;
      if (count > 0 && ops > groupOps) break;
      count += 1;
    }
    const group = waiting.splice(0, count);
    for (const push of group) waitingCount -= push.ops;
    return group;
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) await commit(takeGroup(), options);
    running = undefined;
  }

  return {
    push({ device, nonce, txs }) {
      if (isClosed) return Promise.reject(new AppError('unavailable', 'hub_stopping'));
      if (waitingCount > waitingOps) return Promise.reject(new AppError('busy', 'hub_queue'));
      const ops = txs.reduce((sum, tx) => sum + tx.ops.length, 0);
      waitingCount += ops;
      return new Promise((answer, fail) => {
        // Read here and not under the tenant's lock.
        waiting.push({ device, nonce, txs: txs.map(readTx), ops, answer, fail });
        running ??= run();
      });
    },
    async close() {
      isClosed = true;
      await running;
    },
  };
}

async function commit(group: readonly Waiting[], options: CommitterOptions): Promise<void> {
  const { store, tenant, rights, nowMs, newBatchId, reach, onCommit } = options;
  const startedMs = nowMs();
  try {
    const committed = await store.writeLog(tenant, async (writer) => {
      reach('commit.locked');
      const done = await commitGroup(writer, group, { atMs: nowMs(), batchId: newBatchId(), rights });
      reach('commit.written');
      return done;
    });
    reach('commit.committed');
    if (committed.written !== undefined) onCommit(committed, nowMs() - startedMs);
    group.forEach(({ answer }, at) => {
      const given = committed.answers[at];
      if (given !== undefined) answer(given);
    });
  } catch (error) {
    for (const { fail } of group) fail(error);
  }
}

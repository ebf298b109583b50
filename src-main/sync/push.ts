// Sends the outbox: in order, in pieces that the hub takes, each again until it is taken.
import { AppError } from '#shared/contract/errors.ts';
import { type SentTx, syncLimits, syncSchema } from '#shared/sync/logProtocol.ts';
import { type Cycle, checkGoing, reasonOf } from './cycleContext.ts';
import { newestMark } from './marks.repo.ts';
import { loadToSend } from './outbox.repo.ts';

/** With room for what stands round the transactions. */
const bodyBytes = syncLimits.bytes * 0.9;

/** Reasons that a hello settles. */
const unsettled = new Set(['other_nonce', 'gap', 'other_past', 'unknown_device']);

/** Numbers that a hub from long ago asks for and that are forgotten here: nothing, so that what follows can come. */
const passedOver = 'sync.passedOver';
const passedOverAtMost = 500;

/** @param acked the newest of our numbers that the hub has */
function withoutGap(txs: readonly SentTx[], acked: number, hlc: string): SentTx[] {
  const [first] = txs;
  if (first === undefined || first.cseq <= acked + 1) return [...txs];
  const count = Math.min(first.cseq - acked - 1, passedOverAtMost);
  return Array.from({ length: count }, (_, at) => ({
    cseq: acked + 1 + at,
    hlc,
    command: passedOver,
    ops: [],
  }));
}

/** A slow line takes smaller pieces. @returns undefined when the error is no reason to try again */
function smaller(error: unknown, limit: number): number | undefined {
  const isSlow = error instanceof AppError && error.code === 'timeout';
  return isSlow && limit > 1 ? Math.ceil(limit / 2) : undefined;
}

/** @returns whether the hub wants a hello first: another with our id has spoken, or it is not the hub it was */
export async function push(cycle: Cycle): Promise<{ isGreetingWanted: boolean }> {
  const { gate, session, report } = cycle;
  let limit: number = syncLimits.pushOps;
  let isSettled = false;
  for (;;) {
    checkGoing(cycle);
    const waiting = loadToSend(gate.sql, session.ackedCseq, { ops: limit, bytes: bodyBytes });
    const txs = withoutGap(waiting, session.ackedCseq, cycle.state().lastHlc ?? '');
    if (txs.length === 0) return { isGreetingWanted: false };
    if (!isSettled) cycle.settle();
    isSettled = true;
    cycle.progress({ phase: 'pushing', done: report.pushed, total: null });
    try {
      const state = cycle.state();
      const sent = { txs, nonce: state.nonce ?? '', schema: syncSchema, mark: newestMark(state) };
      const { ackedCseq } = await cycle.calls().push(sent);
      session.ackedCseq = ackedCseq;
      report.pushed += txs.length;
    } catch (error) {
      if (unsettled.has(reasonOf(error))) return { isGreetingWanted: true };
      const less = smaller(error, limit);
      if (less === undefined) throw error;
      limit = less;
    }
    cycle.reach('sync.pushed');
  }
}

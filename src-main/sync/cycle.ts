// One cycle with the hub: hello, push, snapshots, pull. Strings the parts together; each of their steps is a transaction
// of its own, so a cycle may be cut anywhere and begins again.
import { AppError } from '#shared/contract/errors.ts';
import { type Cycle, openCycle, reasonOf, type Session } from './cycleContext.ts';
import type { CycleReport, EngineOptions } from './engine.types.ts';
import { greet } from './greet.ts';
import { hearTold } from './hearTold.ts';
import { hasWaiting } from './outbox.repo.ts';
import { push } from './push.ts';
import { fetchSnapshots, fetchStart, pull } from './receive.ts';
import { retryParked } from './retryParked.repo.ts';
import { adopt, sealAhead } from './sealAhead.ts';
import { witness, witnessHeld } from './witness.ts';

/** The hub may want to be greeted again when it is pushed to. */
const greetingsAtMost = 5;

async function sendAll(cycle: Cycle): Promise<void> {
  for (let count = 0; count < greetingsAtMost; count += 1) {
    await greet(cycle);
    await adopt(cycle);
    await fetchStart(cycle);
    await witness(cycle);
    const { isGreetingWanted } = await push(cycle);
    if (!isGreetingWanted) return;
    cycle.session.greetedAt = null;
  }
  throw new AppError('unavailable', 'hub_unsettled');
}

/** Once in a process: it may be a newer one. */
async function tryParked(cycle: Cycle): Promise<void> {
  if (cycle.session.hasTriedParked) return;
  for (let after: number | undefined = 0; after !== undefined; ) {
    const from: number = after;
    after = cycle.write((tx) => retryParked(tx, from));
    await cycle.gate.rest();
  }
  cycle.session.hasTriedParked = true;
}

/** Once nothing waits any more: what is still to be told would be told below the new cursor. */
async function recoverWhole(cycle: Cycle): Promise<void> {
  const { isRecovering, recoverFrom } = cycle.state();
  if (!isRecovering || recoverFrom !== null || hasWaiting(cycle.gate.sql)) return;
  if (await witnessHeld(cycle)) {
    const { isGreetingWanted } = await push(cycle);
    if (isGreetingWanted) cycle.session.greetedAt = null;
    else await pull(cycle);
    // Seldom not all is answered by then: the next cycle goes on.
    if (hasWaiting(cycle.gate.sql)) return;
  }
  cycle.write((tx) => cycle.steps.endRecovery(tx));
  cycle.reach('sync.recoveryEnded');
  await fetchStart(cycle);
  await fetchSnapshots(cycle);
  await pull(cycle);
}

async function runCycle(cycle: Cycle): Promise<CycleReport> {
  await tryParked(cycle);
  // Also when the hub is out of reach: what waits is counted and shown.
  await sealAhead(cycle);
  await sendAll(cycle);
  await fetchSnapshots(cycle);
  await pull(cycle);
  await recoverWhole(cycle);
  // Its users changed what we may see.
  if (cycle.session.greetedAt === null) {
    await greet(cycle);
    await fetchSnapshots(cycle);
  }
  await hearTold(cycle);
  return cycle.report;
}

export type SyncEngine = {
  /** One at a time. @throws AppError: those of HubCalls, cancelled, unavailable/not_joined, disk_full */
  cycle(signal?: AbortSignal): Promise<CycleReport>;
};

export function createSyncEngine(options: EngineOptions): SyncEngine {
  const session: Session = {
    ...{ greetedAt: null, ackedCseq: 0, hasTriedParked: false, hellos: 0, isHubSilent: false },
  };
  async function cycle(signal: AbortSignal, isSecond = false): Promise<CycleReport> {
    try {
      return await runCycle(openCycle(options, session, signal));
    } catch (error) {
      const wasGreeted = session.greetedAt !== null;
      // Whatever it was, the hub may have been started anew since.
      session.greetedAt = null;
      // It came back from a copy in the midst of this: we are known again once we have greeted it.
      if (reasonOf(error) === 'unknown_device' && wasGreeted && !isSecond) return cycle(signal, true);
      throw error;
    }
  }
  return { cycle: (signal = new AbortController().signal) => cycle(signal) };
}

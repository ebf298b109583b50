// What the hub told in the part of the log that was skipped, once the scopes have come again: asked for by pages, each
// kept in one transaction. Applies no row.
import { AppError } from '#shared/contract/errors.ts';
import type { ToldOut } from '#shared/sync/logProtocol.ts';
import { type Cycle, checkGoing, reasonOf } from './cycleContext.ts';
import { newestMark } from './marks.repo.ts';
import { hasSnapshots } from './snapshots.repo.ts';

/** @returns undefined of a hub from before, which has no such call */
async function askPage(cycle: Cycle, after: number): Promise<ToldOut | undefined> {
  const state = cycle.state();
  try {
    return await cycle.calls().told({ after, upTo: state.cursor, mark: newestMark(state) });
  } catch (error) {
    if (reasonOf(error) === 'no_such_call') return undefined;
    throw error;
  }
}

/** @throws AppError unavailable/bad_answer for a page that does not lead on */
export async function hearTold(cycle: Cycle): Promise<void> {
  const { session } = cycle;
  while (!session.isHubSilent && !hasSnapshots(cycle.gate.sql)) {
    const { toldFrom } = cycle.state();
    if (toldFrom === null) return;
    checkGoing(cycle);
    const page = await askPage(cycle, toldFrom);
    // What is missing stays noted: the hub may be a newer one the next time.
    session.isHubSilent = page === undefined;
    if (page === undefined) return;
    if (page.hasMore && page.to <= toldFrom) throw new AppError('unavailable', 'bad_answer');
    cycle.write((tx) => cycle.steps.endTold(tx, page));
    cycle.reach('sync.pageApplied');
    await cycle.gate.rest();
  }
}

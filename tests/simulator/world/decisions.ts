// What users decide about work that met another's, was refused, or may be there twice: the contract's own calls, on something
// that waits for a decision. What is to come out is told by the model, not here.
import type { CoreDeps } from '#main/core/deps.ts';
import type { WriteContext } from '#main/store/context.ts';
import { createSyncHandlers } from '#main/sync/index.ts';
import type { SeededRandom } from '#shared/lib/seededRandom.ts';

export const decisionNames = [
  ...(['takeMine', 'takeTheirs', 'keepAsIs', 'retryProblem', 'discardProblem', 'keepBoth'] as const),
] as const;
export type DecisionName = (typeof decisionNames)[number];
export const isDecision = (name: string): name is DecisionName =>
  (decisionNames as readonly string[]).includes(name);

/** The way back of each kind of decision, as the core keeps them. */
const compensations: CoreDeps['compensations'] = new Map();
type Decide = (input: Record<string, string>, tx: WriteContext) => Record<string, string>;
/** None of the decisions prepares anything, and none asks for another part of the core. */
const handlers = createSyncHandlers({ compensations } as CoreDeps) as unknown as Record<DecisionName, Decide>;

const openIds = {
  conflict: "SELECT id FROM sync_conflicts WHERE state = 'open' ORDER BY seq, n",
  problem: "SELECT id FROM sync_problems WHERE state = 'open' ORDER BY id",
} as const;

function pickId(tx: WriteContext, random: SeededRandom, of: keyof typeof openIds): string | undefined {
  const ids = tx.sql.all<{ id: string }>(openIds[of]);
  return ids.length === 0 ? undefined : random.pick(ids).id;
}

/** @returns the call's answer, by which it is found when it is taken back; undefined when nothing waits for it */
export function decide(
  name: DecisionName,
  tx: WriteContext,
  random: SeededRandom,
): Record<string, string> | undefined {
  if (name === 'keepBoth') {
    const pairs = tx.sql.all<{ partnerId: string; otherId: string }>(
      `SELECT partner_id AS partnerId, other_id AS otherId FROM sync_duplicates WHERE state = 'open' ORDER BY 1, 2`,
    );
    return pairs.length === 0 ? undefined : handlers.keepBoth(random.pick(pairs), tx);
  }
  const id = pickId(tx, random, name.endsWith('Problem') ? 'problem' : 'conflict');
  return id === undefined ? undefined : handlers[name]({ id }, tx);
}

/** @returns whether the step was a decision, which goes back by a way of its own */
export function takeBack(tx: WriteContext, step: { id: string; command: string }): boolean {
  const compensate = compensations.get(step.command);
  compensate?.(tx, step.id);
  return compensate !== undefined;
}

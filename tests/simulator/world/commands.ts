// What can happen in a simulated company, as plain data: a kind, a place and a number that decides the rest. A run is a
// list of them, so that it can be shortened and kept.
import type { SeededRandom } from '#shared/lib/seededRandom.ts';
import type { DecisionName } from './decisions.ts';
import type { ActionName } from './userActions.ts';

export type CommandKind =
  | `do.${ActionName | DecisionName}`
  | 'sync'
  | 'lineDown'
  | 'lineUp'
  | 'lineDeaf'
  | 'storm'
  | 'calm'
  | 'clock'
  | 'fullCounter'
  | 'kill'
  | 'dieSoon'
  | 'copyDisk'
  | 'restoreDisk'
  | 'cloneDisk'
  | 'hubDown'
  | 'copyHub'
  | 'restoreHub'
  | 'newcomer'
  | 'revoke'
  | 'away'
  | 'back'
  | 'days'
  | 'upgradeApp'
  | 'upgradeHub';

export type Command = {
  /** Virtual milliseconds after the one before. */
  wait: number;
  machine: number;
  kind: CommandKind;
  pick: number;
};

const weights: Readonly<Record<CommandKind, number>> = {
  'do.create': 6,
  'do.createContact': 3,
  'do.createPoint': 3,
  'do.createDocument': 4,
  'do.createInteraction': 3,
  'do.createTask': 3,
  'do.edit': 26,
  'do.editMany': 7,
  'do.remove': 6,
  'do.restore': 4,
  'do.link': 5,
  'do.issue': 4,
  'do.changeOwner': 3,
  'do.changeUser': 1,
  'do.importGoods': 0.7,
  'do.undo': 4,
  'do.takeMine': 3,
  'do.takeTheirs': 1,
  'do.keepAsIs': 1,
  'do.retryProblem': 2,
  'do.discardProblem': 0.5,
  'do.keepBoth': 1,
  sync: 8,
  lineDown: 4,
  lineUp: 5,
  lineDeaf: 1,
  storm: 2,
  calm: 2,
  clock: 2,
  fullCounter: 0.6,
  kill: 2,
  dieSoon: 4,
  copyDisk: 1,
  restoreDisk: 0.5,
  cloneDisk: 0.4,
  hubDown: 1.5,
  copyHub: 0.8,
  restoreHub: 0.5,
  newcomer: 0.5,
  revoke: 0.2,
  away: 1.2,
  back: 2.5,
  days: 0.7,
  upgradeApp: 0.5,
  upgradeHub: 0.3,
};
const kinds = Object.keys(weights) as CommandKind[];

/** The rarer troubles: a run does not know all of them, or each would hide the others. */
const troubles: readonly CommandKind[][] = [
  ['restoreDisk', 'cloneDisk'],
  ['restoreHub', 'copyHub'],
  ['revoke'],
  ['do.changeUser', 'do.changeOwner'],
  ['days'],
  ['away', 'back'],
  ['do.importGoods'],
  ['dieSoon', 'kill', 'hubDown'],
  ['clock', 'fullCounter'],
  ['storm', 'lineDeaf'],
  ['do.undo'],
  ['do.takeMine', 'do.takeTheirs', 'do.keepAsIs', 'do.retryProblem', 'do.discardProblem', 'do.keepBoth'],
  ['upgradeApp', 'upgradeHub'],
];

/** Most days begin with rows that all have. */
const prelude: readonly CommandKind[] = [
  ...(['do.create', 'do.create', 'do.create', 'do.changeOwner', 'do.changeOwner'] as const),
  ...(['do.createDocument', 'do.createTask', 'do.createInteraction'] as const),
];

export function drawCommands(
  random: SeededRandom,
  { count, machines, needs }: { count: number; machines: number; needs: readonly CommandKind[] },
): Command[] {
  const drawn = troubles.filter(
    (group) => random.chance(0.45) && !group.some((kind) => needs.includes(kind)),
  );
  const without = new Set(drawn.flat());
  const weightOf = (kind: CommandKind): number =>
    needs.includes(kind) ? Math.max(weights[kind] * 2, 3) : weights[kind];
  const allowed = kinds.filter((kind) => !without.has(kind) && (kind !== 'newcomer' || needs.includes(kind)));
  const total = allowed.reduce((sum, kind) => sum + weightOf(kind), 0);
  const draw = (): CommandKind => {
    let at = random.next() * total;
    for (const kind of allowed) {
      at -= weightOf(kind);
      if (at < 0) return kind;
    }
    return 'sync';
  };
  const morning = prelude.map((kind) => ({
    wait: random.int(100, 900),
    machine: 0,
    kind,
    pick: random.int(0, 999_999),
  }));
  const day = Array.from({ length: count }, () => ({
    wait: random.chance(0.8) ? random.int(10, 4_000) : random.int(4_000, 90_000),
    machine: random.int(0, machines - 1),
    kind: draw(),
    pick: random.int(0, 999_999),
  }));
  return [...morning, ...day];
}

// Days that know a rare trouble well. Drawn at random, the rare ones seldom meet each other; here they do. The theme of a
// run stands in its seed's name, so that the name still says everything: `yesterday-7` is the seventh such day.
import type { CommandKind } from './commands.ts';

const themes = {
  /** Yesterday's hub, again and again, and laptops let in meanwhile. */
  yesterday: ['restoreHub', 'copyHub', 'newcomer'],
  /** Yesterday's laptops, and two of one. */
  twins: ['copyDisk', 'restoreDisk', 'cloneDisk'],
  /** Both sides are of yesterday. */
  ruins: ['restoreHub', 'copyHub', 'newcomer', 'copyDisk', 'restoreDisk', 'cloneDisk'],
  /** Months pass: what is old is pruned, and the hub is not the one of then. */
  months: ['days', 'away', 'back', 'restoreHub', 'copyHub'],
  /** Who made what the hub has lost is gone as well: it comes back by who was far behind and caught up in one step. */
  losses: ['copyHub', 'restoreHub', 'revoke', 'away', 'back', 'lineDown', 'lineUp'],
  /** Rights come and go, people too. */
  rights: ['do.changeUser', 'do.changeOwner', 'revoke', 'newcomer'],
  /** Programs of several schemas. */
  schemas: ['upgradeApp', 'upgradeHub', 'restoreHub', 'copyHub'],
} satisfies Record<string, readonly CommandKind[]>;

export type Theme = keyof typeof themes;
export const themeNames = Object.keys(themes) as Theme[];

/** What the days of this seed must know; nothing for a plain one. */
export function needsOf(seed: string): readonly CommandKind[] {
  const name = seed.slice(0, Math.max(0, seed.lastIndexOf('-')));
  return themes[name as Theme] ?? [];
}

// The judge of lost work: what each workstation was told is written must stand in the end, or have been seen by who
// replaced it, or stand in a conflict. Knows names of contacts of one client and nothing of how they travel.
import { expect } from 'vitest';
import type { Laptop } from './officeProcesses.ts';

type Step = { row: string; old: string; new: string };

/** What was written on the workstation itself, with what stood there before: its own history. */
async function stepsOf({ call }: Laptop, partnerId: string): Promise<Step[]> {
  const steps: Step[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await call('partners.listHistory', { id: partnerId, limit: 200, cursor });
    for (const { rowId, kind, name, fields } of page.rows.flatMap(({ changes }) => changes)) {
      if (kind === 'created') steps.push({ row: rowId, old: '', new: name });
      for (const field of fields.filter((one) => one.field === 'name'))
        steps.push({ row: rowId, old: field.old, new: field.new });
    }
    if (page.next === undefined) return steps;
    cursor = page.next;
  }
}

async function toldOf({ call }: Laptop): Promise<string[]> {
  const { rows } = await call('sync.listConflicts', { limit: 200 });
  return rows.flatMap(({ rowId, mine, theirs }) => [mine, theirs].map((side) => `${rowId} ${side.value}`));
}

export type Ledger = {
  /** Renames a contact, or enters a new one; noted only when the answer has come. @throws what the call throws */
  write(laptop: Laptop, partnerId: string, row: string | undefined, name: string): Promise<string>;
  count(): number;
  /** @param all every workstation that has written, running, all met */
  expectNothingLost(all: Laptop[], partnerId: string): Promise<void>;
};

export function createLedger(): Ledger {
  const acknowledged: { laptop: string; row: string; name: string }[] = [];
  return {
    async write(laptop, partnerId, row, name) {
      const { id } = await (row === undefined
        ? laptop.call('partners.createContact', { partnerId, name })
        : laptop.call('partners.updateContact', { id: row, name }));
      acknowledged.push({ laptop: laptop.name, row: id, name });
      return id;
    },
    count: () => acknowledged.length,
    async expectNothingLost(all, partnerId) {
      const [first] = all;
      const { contacts } = await first!.call('partners.load', { id: partnerId });
      const found = new Set(contacts.map(({ id, name }) => `${id} ${name}`));
      for (const told of (await Promise.all(all.map(toldOf))).flat()) found.add(told);
      const steps = new Map(
        await Promise.all(
          all.map(async (laptop) => [laptop.name, await stepsOf(laptop, partnerId)] as const),
        ),
      );
      const every = [...steps.values()].flat();
      // Seen by who replaced it, whose own value is found: from the newest back.
      for (let isMore = true; isMore; ) {
        isMore = false;
        for (const step of every) {
          if (!found.has(`${step.row} ${step.new}`) || found.has(`${step.row} ${step.old}`)) continue;
          found.add(`${step.row} ${step.old}`);
          isMore = true;
        }
      }
      const isDurable = ({ laptop, row, name }: (typeof acknowledged)[number]): boolean =>
        steps.get(laptop)?.some((step) => step.row === row && step.new === name) ?? false;
      expect(acknowledged.filter((one) => !isDurable(one))).toEqual([]);
      expect(acknowledged.filter(({ row, name }) => !found.has(`${row} ${name}`))).toEqual([]);
    },
  };
}

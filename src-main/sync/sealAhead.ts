// Seals in short steps what has been written since: the rest is sealed with the page that is applied. A company that goes
// to an empty hub is sealed row by row first.
import { adoptStep } from './adopt.repo.ts';
import { type Cycle, checkGoing } from './cycleContext.ts';
import { sealStep } from './seal.repo.ts';
import { stateOf } from './steps.ts';

export async function sealAhead(cycle: Cycle): Promise<void> {
  if (cycle.state().adoptAfter !== null) return;
  for (let isAll = false; !isAll; ) {
    checkGoing(cycle);
    isAll = cycle.write((tx) => sealStep(tx, stateOf(tx)).isAll);
    if (!isAll) await cycle.gate.rest();
  }
  cycle.reach('sync.sealed');
}

export async function adopt(cycle: Cycle): Promise<void> {
  if (cycle.state().adoptAfter === null) return;
  for (let isAll = false; !isAll; ) {
    checkGoing(cycle);
    cycle.progress({ phase: 'sealing', done: 0, total: null });
    isAll = cycle.write((tx) => adoptStep(tx, stateOf(tx)).isAll);
    cycle.reach('sync.adopted');
    await cycle.gate.rest();
  }
}

// Worker thread: reads what was staged of items back in the order of their ids, a page at a time, for the core to write.
// Reading and unpacking are a seventh of what an import costs, and the core has no time for them.
import { standBack } from '../store/standBack.ts';
import { stagedHeads, stagedLists } from './staging/stagedElements.repo.ts';
import { openStaging } from './staging/stagingFile.repo.ts';
import { giveThreadStream } from './staging/threadStream.ts';

/** Items of one message: few and short-lived, or the heap of the core grows by a hundred megabytes. */
const pageSize = 100;

export type StagedTask = { staging: string; key: Uint8Array; of: 'heads' | 'lists' };

function* read({ staging, key, of }: StagedTask): Generator<unknown[]> {
  const db = openStaging(staging, key);
  try {
    let page: unknown[] = [];
    for (const item of of === 'heads' ? stagedHeads(db) : stagedLists(db)) {
      if (page.push(item) < pageSize) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  } finally {
    db.close();
  }
}

standBack();
await giveThreadStream(read);

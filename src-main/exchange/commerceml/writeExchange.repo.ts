// The steps of the writer in their order: owner and references, items, their lists, what is gone, documents. Each step is
// many short transactions of one operation.
import type { WriteContext } from '#main/store/context.ts';
import type { Gate } from '#main/store/gate.ts';
import type { ChildTable } from '../staging/stagedElements.repo.ts';
import { stagedRefs } from '../staging/stagedPages.repo.ts';
import { hideIfGone, shownItems } from './hideGone.repo.ts';
import type { ImportState } from './importState.ts';
import type { CommercemlRecord, PriceTypeRecord } from './records.ts';
import { documentSteps } from './writeDocuments.repo.ts';
import { filledTables, type ItemTerms, writeItem, writeLists } from './writeItems.repo.ts';
import { type PriceTerms, writeOwner } from './writeOwner.repo.ts';
import { writeParty } from './writeParties.repo.ts';
import {
  type Branch,
  type BranchOf,
  loadBranches,
  misplacedItems,
  moveItem,
  writeGroup,
  writePriceType,
  writeProperty,
  writeTotalWarehouse,
  writeUnit,
  writeWarehouse,
} from './writeReferences.repo.ts';

type Steps = {
  each<R>(phase: string, rows: Iterable<R>, write: (tx: WriteContext, row: R) => void): Promise<void>;
};

/** @param usualVat of items that name no rate and are new */
export async function writeExchange(
  gate: Gate,
  state: ImportState,
  usualVat: ItemTerms['vatCode'],
): Promise<void> {
  const steps: Steps = {
    async each(phase, rows, write) {
      const before = state.done;
      const written = await state.operation.writeEach(rows, write, (done) => {
        state.progress.report(phase, before + done, state.summary.rowCount);
      });
      state.done = before + written;
    },
  };
  const filled = filledTables(gate);
  const before = loadBranches(gate);
  await writeReferences(steps, state);
  state.reach('import.referencesWritten');
  const { branchOf } = loadBranches(gate);
  const terms = { vatCode: usualVat, branchOf };
  const moved = before.ids.filter((id) => before.branchOf(id) !== branchOf(id));
  await steps.each('references', misplaced(gate, moved, branchOf), (tx, { id, branch }) =>
    moveItem(tx, id, branch),
  );
  await writeStaged(steps, state, terms, filled);
  // What was not here before cannot be gone.
  const { fullCatalogues } = state.summary;
  if (fullCatalogues.length > 0 && state.maxRid > 0) {
    await steps.each('hide', shownItems(gate.sql, fullCatalogues), (tx, item) => hideIfGone(tx, state, item));
  }
  state.reach('import.goneHidden');
  await steps.each('documents', documentSteps(state), (tx, step) => step(tx));
  state.reach('import.documentsWritten');
}

/** Items first, all of them: the search index likes many in one transaction. */
async function writeStaged(
  steps: Steps,
  state: ImportState,
  terms: ItemTerms,
  filled: ReadonlySet<ChildTable>,
): Promise<void> {
  const heads = state.openStaged('heads');
  const lists = state.openStaged('lists');
  try {
    for await (const page of heads.pages()) {
      await steps.each('items', page, (tx, item) => writeItem(tx, state, item, terms));
    }
    state.reach('import.itemsWritten');
    for await (const page of lists.pages()) {
      await steps.each('lists', page, (tx, item) => writeLists(tx, state, item, filled));
    }
    state.reach('import.listsWritten');
  } finally {
    await heads.close();
    await lists.close();
  }
}

async function writeReferences(steps: Steps, state: ImportState): Promise<void> {
  const terms = firstTerms(state);
  if (state.summary.hasTotals) await state.operation.chunk((tx) => writeTotalWarehouse(tx));
  await steps.each('references', stagedRefs(state.staging), (tx, json) => {
    const record = JSON.parse(json) as CommercemlRecord;
    if (record.kind === 'owner') writeOwner(tx, record.party, terms);
    else if (record.kind === 'group') writeGroup(tx, record);
    else if (record.kind === 'unit') writeUnit(tx, record);
    else if (record.kind === 'property') writeProperty(tx, record);
    else if (record.kind === 'priceType') writePriceType(tx, record, terms.currency ?? 'AZN');
    else if (record.kind === 'warehouse') writeWarehouse(tx, record);
    else if (record.kind === 'party') writeParty(tx, state, record.party, { file: '', line: record.line });
  });
}

/** Currency and VAT of the first price type: the likely terms of the company. */
function firstTerms({ staging }: ImportState): PriceTerms {
  const row = staging
    .prepare<[], { data: string }>("SELECT data FROM refs WHERE kind = 'priceType' ORDER BY seq LIMIT 1")
    .get();
  const type = row === undefined ? undefined : (JSON.parse(row.data) as PriceTypeRecord);
  return { currency: type?.currency, isVatIncluded: type?.isVatIncluded ?? true };
}

/** Items below groups that were moved in 1C to another branch. */
function* misplaced(
  gate: Gate,
  groupIds: readonly string[],
  branchOf: BranchOf,
): Generator<{ id: string; branch: Branch }> {
  for (const groupId of groupIds) {
    const branch = branchOf(groupId);
    for (const { id } of misplacedItems(gate, groupId, branch)) yield { id, branch };
  }
}

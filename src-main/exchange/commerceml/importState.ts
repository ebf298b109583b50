// What the steps of one CommerceML import share: the operation, the staging file, counts. Grows with reference data and
// with what the exchange names but nobody knows, not with the items.
import type Database from 'better-sqlite3';
import type { Reach } from '#main/core/crashPoints.ts';
import type { OperationProgress } from '#main/operations/index.ts';
import type { LongOperation } from '#main/store/longOperation.ts';
import type { Sql } from '#main/store/sql.ts';
import type { CommercemlSummary } from '../staging/importTask.ts';
import type { ElementIndex, StagedHeads, StagedLists } from '../staging/stagedElements.repo.ts';
import type { StagedProblem } from '../staging/stagingFile.repo.ts';
import type { ThreadStream } from '../staging/threadStream.ts';

export type DocumentCounts = { created: number; updated: number; unchanged: number };

export type ImportState = {
  operation: LongOperation;
  staging: Database.Database;
  elements: ElementIndex;
  /** What was staged of items, read back in a thread of its own, which starts now. */
  openStaged(of: 'heads'): ThreadStream<StagedHeads[]>;
  openStaged(of: 'lists'): ThreadStream<StagedLists[]>;
  summary: CommercemlSummary;
  progress: OperationProgress;
  reach: Reach;
  /** Rows written so far, for progress. */
  done: number;
  /** `skippedDeleted` of `skipped`: what 1C deleted and we never had. */
  counts: { created: number; known: number; hidden: number; skipped: number; skippedDeleted: number };
  documents: DocumentCounts;
  partnersCreated: number;
  /** Items that were here before and that something changed, by rid. */
  touched: Set<number>;
  /** Highest rid of the items before the import; 0 = there was none. */
  maxRid: number;
  /** Offers of items that neither the exchange nor the store knows. */
  unknownItems: Set<string>;
  /** Problems found while writing. */
  problems: StagedProblem[];
};

const maxProblems = 1000;

export function addProblem(state: ImportState, problem: StagedProblem): void {
  state.summary.problemCount += 1;
  if (state.problems.length < maxProblems) state.problems.push(problem);
}

/** Counts the item as updated, unless this import made it. */
export function touchItem(state: ImportState, sql: Sql, itemId: string): void {
  if (state.maxRid === 0) return;
  const rid = sql.get<{ rid: number }>('SELECT rid FROM items WHERE id = ?', [itemId])?.rid;
  if (rid !== undefined && rid <= state.maxRid) state.touched.add(rid);
}

// Problems of one import: those the reader found, then those of the writer. The first thousand are kept, all are counted.
import type Database from 'better-sqlite3';
import { loadStagedProblems, type StagedProblem } from './staging/stagingFile.repo.ts';

const shownProblems = 1000;

export type ImportProblems = {
  /** At most a thousand, in the order they were met. */
  shown: readonly StagedProblem[];
  count(): number;
  add(problem: Omit<StagedProblem, 'file'>): void;
};

/** @param found what the reader says: the file's name and how many problems it staged */
export function createProblems(
  db: Database.Database,
  found: { file: string; problemCount: number },
): ImportProblems {
  const shown = loadStagedProblems(db, shownProblems);
  let count = found.problemCount;
  return {
    shown,
    count: () => count,
    add(problem) {
      count += 1;
      if (shown.length < shownProblems) shown.push({ file: found.file, ...problem });
    },
  };
}

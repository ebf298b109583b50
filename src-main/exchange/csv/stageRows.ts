// In the import worker: what a table holds, by its kind – which columns are known, how a row is read and staged.
import type Database from 'better-sqlite3';
import { itemFields } from '../items/itemFields.ts';
import { readItemRow } from '../items/itemRows.rules.ts';
import type { CsvTask } from '../staging/importTask.ts';
import { createItemStager } from '../staging/stageItems.repo.ts';
import { csvFields } from './csvFields.ts';
import { readFirmRow } from './csvRows.rules.ts';
import { createGuess, guessMapping, type TableMapping } from './guessMapping.ts';
import { createCsvStager } from './stageCsv.repo.ts';

export type RowStager = {
  guess(headers: readonly string[]): TableMapping;
  /** Field and column to a mapping; undefined for a field that is not there. */
  fieldOf(name: string): string | undefined;
  /** @returns the reason when the row is refused */
  add(values: readonly string[], line: number, mapping: TableMapping, isSheet: boolean): string | undefined;
  /** Of what will be written: firms, items. */
  count(): number;
};

export const fieldsOf = { partners: csvFields, items: itemFields } as const;
const guessItems = createGuess(itemFields);

function stageFirms(db: Database.Database, country: string): RowStager {
  const stager = createCsvStager(db);
  return {
    guess: guessMapping,
    fieldOf: (name) => csvFields.find(({ id }) => id === name)?.id,
    add(values, line, mapping) {
      const row = readFirmRow(values, line, mapping as ReturnType<typeof guessMapping>, country);
      if ('reason' in row) return row.reason;
      stager.add(row);
      return undefined;
    },
    count: stager.firmCount,
  };
}

function stageItems(db: Database.Database): RowStager {
  const stager = createItemStager(db);
  return {
    guess: guessItems,
    fieldOf: (name) => itemFields.find(({ id }) => id === name)?.id,
    add(values, line, mapping, isSheet) {
      const row = readItemRow(values, line, mapping as ReturnType<typeof guessItems>, isSheet);
      if ('reason' in row) return row.reason;
      stager.add(row);
      return undefined;
    },
    count: stager.count,
  };
}

export const createRowStager = (db: Database.Database, { of, country }: CsvTask): RowStager =>
  of === 'items' ? stageItems(db) : stageFirms(db, country);

// What the hub should hold, told without numbers and versions: every written value is an event, and an author knows the
// events he saw. Shares no code with the merge; of texts it asks only that no line of either is lost.
import type { FieldValue } from '#shared/sync/ops.ts';

export type Kind = 'lww' | 'text' | 'server';
export type ModelTable = { kinds: Readonly<Record<string, Kind>>; isKept: boolean };

export type Change = {
  event: string;
  kind: 'put' | 'set' | 'del';
  /** Of authored columns, without `deleted_at`. `follows`: an own change before it, which the hub had not answered. */
  fields: { column: string; old: FieldValue; value: FieldValue; follows: boolean }[];
  /** What the change says of the row's being deleted. */
  deletion: 'none' | 'delete' | 'undelete';
  /** Whether the author knew an event of a column. */
  knew: (column: string, event: string) => boolean;
  clock: readonly [ms: number, counter: number, device: string];
};

type Cell = { value: FieldValue; holds: string[]; clock: Change['clock'] };
export type ModelRow = { cells: Map<string, Cell>; isGone: boolean };

/** What must be told: a value that lost, or '' for the row; `isText`: the lines must be in the text instead. */
export type Told = { column: string; value: FieldValue };
export type Verdict = { row: ModelRow | undefined; told: Told[]; isRejected: boolean; isText: string[] };

/** The changes of one device come in their order, whatever its clock. */
const isLater = (a: Change['clock'], b: Change['clock']): boolean => {
  if (a[2] === b[2]) return true;
  const index = [0, 1, 2].find((i) => a[i] !== b[i]);
  return index !== undefined && (a[index] ?? 0) > (b[index] ?? 0);
};

export class RowModel {
  readonly #table: ModelTable;

  constructor(table: ModelTable) {
    this.#table = table;
  }

  judge(before: ModelRow | undefined, change: Change): Verdict {
    const row = before && { cells: new Map(before.cells), isGone: before.isGone };
    const verdict: Verdict = { row, told: [], isRejected: false, isText: [] };
    if (change.kind === 'put') return this.#put(verdict, change);
    if (row === undefined) return { ...verdict, isRejected: true };
    return change.kind === 'del' ? this.#del(verdict, row, change) : this.#set(verdict, row, change);
  }

  #put(verdict: Verdict, change: Change): Verdict {
    const { row } = verdict;
    if (row === undefined || row.isGone) {
      const fresh: ModelRow = { cells: new Map(), isGone: false };
      for (const { column, value } of change.fields) this.#write(fresh, column, value, change);
      for (const column of ['id', 'deleted_at']) this.#write(fresh, column, null, change);
      return { ...verdict, row: fresh };
    }
    for (const field of change.fields) this.#meet(verdict, row, field, change);
    if (!this.#knows(row, 'id', change)) {
      this.#write(row, 'id', null, change, row.cells.get('id')?.holds);
    }
    if (isDead(row)) {
      if (!this.#knows(row, 'deleted_at', change)) verdict.told.push({ column: '', value: 'gone' });
      this.#write(row, 'deleted_at', null, change);
    }
    return verdict;
  }

  #del(verdict: Verdict, row: ModelRow, change: Change): Verdict {
    if (!row.isGone && this.#mayDelete(verdict, row, change)) {
      row.isGone = true;
      row.cells.set('gone', { value: 'gone', holds: [change.event], clock: change.clock });
    }
    return verdict;
  }

  #set(verdict: Verdict, row: ModelRow, change: Change): Verdict {
    const gone = row.isGone
      ? { knew: this.#knows(row, 'gone', change), holds: row.cells.get('gone')?.holds }
      : undefined;
    const knewDeletion = this.#knows(row, 'deleted_at', change);
    const isUnawareEdit = change.deletion !== 'undelete' || gone;
    if (gone?.knew) return { ...verdict, isRejected: true };
    if (isDead(row) && knewDeletion && change.deletion === 'none') return { ...verdict, isRejected: true };
    if (gone && (change.deletion === 'delete' || !this.#table.isKept)) {
      for (const { column, value } of change.fields) verdict.told.push({ column, value });
      if (change.deletion !== 'delete') verdict.told.push({ column: '', value: 'gone' });
      return verdict;
    }
    const wasDead = isDead(row);
    const kills = change.deletion === 'delete' && !wasDead && this.#mayDelete(verdict, row, change);
    for (const field of change.fields) this.#meet(verdict, row, field, change);
    if (kills) this.#write(row, 'deleted_at', 'gone', change);
    if (gone) {
      row.isGone = false;
      row.cells.delete('gone');
      verdict.told.push({ column: '', value: 'gone' });
      // Until he hears of it, he did not know how the row went and came.
      this.#write(row, 'deleted_at', null, change, gone.holds);
    } else if (wasDead && change.deletion !== 'delete') {
      if (!knewDeletion) verdict.told.push({ column: '', value: 'gone' });
      if (knewDeletion ? !isUnawareEdit : this.#table.isKept) this.#write(row, 'deleted_at', null, change);
    }
    return verdict;
  }

  /** Deletion of a row that stands: what its author did not know is told, or keeps the row. */
  #mayDelete(verdict: Verdict, row: ModelRow, change: Change): boolean {
    const unknown = [...row.cells.keys()].filter(
      (column) =>
        column !== 'gone' && !(column === 'deleted_at' && isDead(row)) && !this.#knows(row, column, change),
    );
    if (unknown.length > 0 && (this.#table.isKept || unknown.includes('id'))) {
      verdict.told.push({ column: '', value: 'gone' });
      return false;
    }
    for (const column of unknown) verdict.told.push({ column, value: row.cells.get(column)?.value ?? null });
    return true;
  }

  #meet(verdict: Verdict, row: ModelRow, field: Change['fields'][number], change: Change): void {
    const { column, old, value, follows } = field;
    const cell = row.cells.get(column);
    if (cell === undefined) this.#write(row, column, value, change);
    if (cell === undefined || cell.value === value) return;
    const kind = this.#table.kinds[column];
    const knows = this.#knows(row, column, change);
    const isOwn = cell.clock[2] === change.clock[2];
    // Of a text it must be the very text that he wrote on, else lines of another are joined; or one of his own on it that
    // was refused, when he knew all that the field holds.
    const isSame = cell.value === old || ((change.kind === 'put' || follows) && knows);
    const isTop =
      kind === 'text' ? isSame && (knows || isOwn || follows) : knows || isOwn || (follows && isSame);
    if (isTop) {
      this.#write(row, column, value, change);
      return;
    }
    if (kind === 'text' && typeof value === 'string' && typeof cell.value === 'string') {
      verdict.isText.push(column);
      return;
    }
    const wins = kind !== 'server' && isLater(change.clock, cell.clock);
    verdict.told.push({ column, value: wins ? cell.value : value });
    if (wins) this.#write(row, column, value, change);
  }

  #knows(row: ModelRow, column: string, { knew }: Change): boolean {
    return row.cells.get(column)?.holds.every((event) => knew(column, event)) ?? true;
  }

  #write(
    row: ModelRow,
    column: string,
    value: FieldValue,
    { event, clock }: Change,
    more: string[] = [],
  ): void {
    row.cells.set(column, { value, holds: [event, ...more], clock });
  }

  /** Takes the joined text from the hub; both authors' events are in it now. */
  adopt(row: ModelRow, column: string, value: FieldValue, change: Change): void {
    this.#write(row, column, value, change, row.cells.get(column)?.holds);
  }
}

export const isDead = (row: ModelRow): boolean => (row.cells.get('deleted_at')?.value ?? null) !== null;

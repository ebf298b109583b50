// The sequential model of a company: what each user asked, what he had seen then, and what the hub made of it, in the
// hub's order. It knows no version and no base, and shares no code with the merge: every written value bears a mark, so
// what became of an edit is where its mark is. It answers with complaints in words.
import type { Invariant } from '../checks/invariants.ts';
import { Eyes } from './eyes.ts';
import { isSimTable, marksOf, type Row, rowKey, tableOf, type Value } from './simTables.ts';
import { deletion, emptiness, Succession } from './succession.ts';

export type AskedOp = {
  t: string;
  id: string;
  k: 'put' | 'set' | 'del';
  /** New values, of a `put` all. */
  f: Row;
  /** What stood there before on this machine. */
  old: Row;
};

/** One command of a user, on one machine. */
export type Ask = {
  machine: string;
  ops: readonly AskedOp[];
  /** Count of the machine's eyes. */
  seen: number;
  /** Rows of it that no other unanswered change of the machine touched. */
  clean: ReadonlySet<string>;
  /** Rows that the hub has answered. */
  answered: Set<string>;
  /** The disk that held it is gone. */
  isLost: boolean;
};

export type WireOp = { t: string; id: string; k: 'put' | 'set' | 'del'; f: Row };
export type LogLine = { seq: number; t: string; id: string; k: string; f: Row };
export type ToldConflict = {
  t: string;
  id: string;
  column: string;
  mine: Value;
  theirs: Value;
  winner: 'mine' | 'theirs' | 'both';
};

/** A transaction as the hub took it. */
export type Taken = {
  machine: string;
  device: string;
  cseq: number;
  /** Judged by: the device's clock, at most five seconds ahead of the hub's. */
  clock: string;
  asked: readonly WireOp[];
  isRejected: boolean;
  /** Told to a hub of yesterday on behalf of others. */
  isTestimony: boolean;
  lines: readonly LogLine[];
  conflicts: readonly ToldConflict[];
};

type Writer = { clock: string; device: string; cseq: number; machine: string; seen: number };
type ModelRow = { f: Record<string, Value>; isGone: boolean };
export type Complaint = { rule: Invariant; text: string };

/** The model at an instant, to be gone back to. */
export type OraclePoint = { rows: Map<string, ModelRow>; answers: number };

const marksOfRow = ({ f }: ModelRow): string[] => Object.values(f).flatMap(marksOf);
const keysOf = ({ ops }: Ask): Set<string> => new Set(ops.map(({ t, id }) => rowKey(t, id)));
export const isAnswered = (ask: Ask): boolean => ask.answered.size >= keysOf(ask).size;

const isThere = (row: ModelRow | undefined): boolean =>
  row !== undefined && !row.isGone && (row.f.deleted_at ?? null) === null;

export class Oracle {
  readonly #eyes = new Map<string, Eyes>();
  readonly asks: Ask[] = [];
  /** By machine and row, in order. */
  readonly #waiting = new Map<string, Ask[]>();
  readonly #written = new Set<string>();
  /** Marks that an undo brought back: who had seen one may not have seen its return. */
  readonly #repeated = new Set<string>();
  readonly #answers: { ask: Ask; key: string }[] = [];
  readonly #toReturn = new Set<string>();
  readonly #toldMarks = new Set<string>();
  readonly #writers = new Map<string, Writer>();
  readonly #succession = new Succession();
  /** Rows that were deleted and are there again, each asked for or told. */
  readonly #cameBack = new Set<string>();
  /** Their answer was lost with the hub's days since its copy. */
  readonly #takenBack = new Set<Ask>();
  /** Of each transaction, by device and number, what its machine had seen when it was first sent. */
  readonly #seenBySent = new Map<string, number>();
  rows = new Map<string, ModelRow>();
  /** After the hub came back from yesterday, edits come again and meet those that were made upon them. */
  isRestored = false;

  eyesOf(machine: string): Eyes {
    const eyes = this.#eyes.get(machine) ?? new Eyes();
    this.#eyes.set(machine, eyes);
    return eyes;
  }

  /** The machine's eyes are those of another, or of itself at another time. */
  lend(machine: string, eyes: Eyes): void {
    this.#eyes.set(machine, new Eyes(eyes));
  }

  ask(machine: string, ops: readonly AskedOp[], unanswered: ReadonlySet<string>): Ask {
    const keys = ops.map(({ t, id }) => rowKey(t, id));
    const clean = new Set(keys.filter((key) => !unanswered.has(key)));
    const eyes = this.eyesOf(machine);
    const ask: Ask = { machine, ops, seen: eyes.count, clean, answered: new Set(), isLost: false };
    this.asks.push(ask);
    this.#enqueue(ask);
    for (const { f, old } of ops)
      for (const [column, value] of Object.entries(f)) {
        const before = marksOf(old[column]);
        for (const mark of marksOf(value)) {
          if (before.includes(mark)) continue;
          if (this.#written.has(mark)) this.#repeated.add(mark);
          this.#written.add(mark);
        }
      }
    return ask;
  }

  #enqueue(ask: Ask): void {
    for (const key of keysOf(ask)) {
      const queue = this.#waiting.get(`${ask.machine}|${key}`);
      if (queue) queue.push(ask);
      else this.#waiting.set(`${ask.machine}|${key}`, [ask]);
    }
  }

  /**
   * What the user of this change asked. The hub takes the changes of a machine in their order; what lay on a disk when it
   * was copied comes from both, and is the same edit.
   */
  #askOf(op: WireOp, machine: string): Ask | undefined {
    const key = rowKey(op.t, op.id);
    const opOf = ({ ops }: Ask): AskedOp | undefined =>
      ops.find(({ t, id, k }) => rowKey(t, id) === key && k === op.k);
    const isSame = (ask: Ask): boolean =>
      Object.entries(opOf(ask)?.f ?? {}).every(([column, value]) => op.f[column] === value);
    const held = (this.#waiting.get(`${machine}|${key}`) ?? []).filter((ask) => !ask.isLost && opOf(ask));
    const waiting = held.filter(({ answered }) => !answered.has(key));
    return waiting.find(isSame) ?? held.find(isSame) ?? waiting[0];
  }

  /** The hub has taken a transaction: is everything in it still somewhere, and told to whom it concerns? */
  take(taken: Taken): Complaint[] {
    const complaints: Complaint[] = [];
    const asks = taken.asked.map((op) => this.#askOf(op, taken.machine));
    const before = new Map<string, ModelRow | undefined>();
    for (const { t, id } of [...taken.asked, ...taken.lines]) {
      const row = this.rows.get(rowKey(t, id));
      before.set(rowKey(t, id), row && { f: { ...row.f }, isGone: row.isGone });
    }
    for (const line of taken.lines) this.#apply(line);
    const eyes = this.eyesOf(taken.machine);
    const sent = `${taken.device}/${taken.cseq}`;
    const seenThen = this.#seenBySent.get(sent) ?? eyes.count;
    this.#seenBySent.set(sent, seenThen);
    const seenOf = (key: string): number =>
      asks[taken.asked.findIndex(({ t, id }) => rowKey(t, id) === key)]?.seen ?? seenThen;
    for (const [key, was] of before)
      complaints.push(...this.#lost(key, was, taken, (mark) => eyes.knew(mark, seenOf(key))));
    taken.asked.forEach((op, at) => {
      const ask = asks[at];
      if (ask) this.#answer(ask, rowKey(op.t, op.id));
      complaints.push(...this.#unheard(op, ask, taken), ...this.#judged(op, ask, taken));
    });
    this.#sign(taken, before, seenOf);
    for (const { mine, theirs } of taken.conflicts)
      for (const mark of marksOf(mine).concat(marksOf(theirs))) this.#toldMarks.add(mark);
    return complaints;
  }

  #apply({ t, id, k, f }: LogLine): void {
    const key = rowKey(t, id);
    const row = this.rows.get(key);
    if (k === 'put') this.rows.set(key, { f: { ...f }, isGone: false });
    else if (k === 'set' && row) Object.assign(row.f, f);
    else if (k === 'del' && row) row.isGone = true;
  }

  /** Values that are no more, though who wrote had not seen them, and nobody was told. */
  #lost(key: string, was: ModelRow | undefined, taken: Taken, seen: (mark: string) => boolean): Complaint[] {
    const [t = '', id = ''] = key.split('|');
    if (was === undefined || !isSimTable(t)) return [];
    const now = this.rows.get(key);
    const told = taken.conflicts.filter((conflict) => conflict.t === t && conflict.id === id);
    const complaints: Complaint[] = [];
    const complain = (rule: Invariant, text: string): void => {
      complaints.push({ rule, text: `${text} (${key}, by ${taken.machine}/${taken.cseq})` });
    };
    const died = isThere(was) && !isThere(now);
    for (const column of Object.keys(tableOf(t).cells)) {
      if (!isThere(was)) break;
      const kept = died ? [] : marksOf(now?.f[column]);
      const after = died ? [deletion] : kept.length > 0 ? kept : [emptiness];
      for (const mark of marksOf(was.f[column])) {
        if (kept.includes(mark)) continue;
        const isTold = told.some(
          (one) => one.column === '' || marksOf(one.mine).concat(marksOf(one.theirs)).includes(mark),
        );
        const isOldNews =
          this.isRestored && this.#succession.leadsTo(mark, (one) => after.includes(one) || seen(one));
        if (seen(mark) || isTold || isOldNews) this.#succession.replaced(mark, after);
        else
          complain(
            'noLostWrites',
            `${mark} of ${column} was ${died ? 'deleted' : 'overwritten'} unseen and untold`,
          );
      }
    }
    const isExplicit = taken.asked.some(
      (op) => rowKey(op.t, op.id) === key && (op.k === 'put' || (op.k === 'set' && op.f.deleted_at === null)),
    );
    if (!isThere(was) && isThere(now)) this.#cameBack.add(key);
    if (!isThere(was) && isThere(now) && !isExplicit && !told.some(({ column }) => column === ''))
      complain('noSilentReturn', 'a deleted row came back and nobody was told');
    return complaints;
  }

  /** What was asked and neither done, nor told, nor refused. */
  #unheard(op: WireOp, ask: Ask | undefined, taken: Taken): Complaint[] {
    if (taken.isRejected || !isSimTable(op.t)) return [];
    const key = rowKey(op.t, op.id);
    const now = this.rows.get(key);
    const told = taken.conflicts.filter(({ t, id }) => t === op.t && id === op.id);
    const isRowTold = told.some(({ column }) => column === '');
    const complaints: Complaint[] = [];
    const complain = (text: string): void => {
      complaints.push({ rule: 'noLostWrites', text: `${text} (${key}, by ${taken.machine}/${taken.cseq})` });
    };
    const deletes = op.k === 'del' || (op.f.deleted_at ?? null) !== null;
    // What is told on behalf of another may be old by now: the row was deleted at the restored hub, and came back.
    const isOldNews = taken.isTestimony && this.#cameBack.has(key);
    if (deletes && isThere(now) && !isRowTold && !isOldNews)
      complain('a deletion was not done and nobody was told');
    if (deletes || op.k === 'del') return complaints;
    const asked = ask?.ops.find(({ t, id }) => t === op.t && id === op.id);
    for (const column of Object.keys(tableOf(op.t).cells)) {
      if (!Object.hasOwn(op.f, column)) continue;
      const old = marksOf(asked?.old[column]);
      const here = isThere(now) ? marksOf(now?.f[column]) : [];
      for (const mark of marksOf(op.f[column])) {
        if (old.includes(mark) || here.includes(mark)) continue;
        // So may a value: it stood there, and was replaced knowingly.
        if (taken.isTestimony && this.#succession.hasFollowed(mark)) continue;
        const isTold = told.some((one) => marksOf(one.mine).concat(marksOf(one.theirs)).includes(mark));
        if (!isTold && !(isRowTold && !isThere(now)))
          complain(`${mark} of ${column} was neither written nor told`);
      }
    }
    return complaints;
  }

  /** Conflicts of those who knew of each other, and conflicts that the wrong one won. */
  #judged(op: WireOp, ask: Ask | undefined, taken: Taken): Complaint[] {
    if (this.isRestored || !isSimTable(op.t)) return [];
    const complaints: Complaint[] = [];
    const asked = ask?.ops.find(({ t, id }) => t === op.t && id === op.id);
    for (const { t, id, column, mine, theirs, winner } of taken.conflicts) {
      const kind = tableOf(op.t).cells[column];
      if (t !== op.t || id !== op.id || kind === undefined || op.k !== 'set') continue;
      const place = `${column} of ${rowKey(t, id)}, by ${taken.machine}/${taken.cseq}`;
      const isMine = op.f[column] === mine;
      const isSure = marksOf(theirs)
        .concat(marksOf(mine))
        .every((mark) => !this.#repeated.has(mark));
      if (!isSure) continue;
      if (asked?.k === 'set' && isMine && marksOf(theirs).length > 0 && asked.old[column] === theirs)
        complaints.push({
          rule: 'sequentialIsNoConflict',
          text: `he had it before him as it stood: ${place}`,
        });
      const me = taken;
      const other = this.#writers.get(marksOf(theirs)[0] ?? '');
      if (kind === 'text' || winner === 'both' || other === undefined || !isMine) continue;
      const isOwn = other.device === me.device;
      const isLater = isOwn
        ? me.cseq > other.cseq
        : `${me.clock} ${me.device}` > `${other.clock} ${other.device}`;
      const should = kind !== 'server' && isLater ? 'mine' : 'theirs';
      if (winner !== should)
        complaints.push({ rule: 'laterWins', text: `${winner} won and not ${should}: ${place}` });
    }
    return complaints;
  }

  /** Who moves a row to another user has it logged whole, and is not the author of what stood in it. */
  #sign(
    { lines, clock, device, cseq, machine }: Taken,
    before: ReadonlyMap<string, ModelRow | undefined>,
    seenOf: (key: string) => number,
  ): void {
    for (const { t, id, f } of lines) {
      const key = rowKey(t, id);
      const seen = seenOf(key);
      for (const [column, value] of Object.entries(f)) {
        const stood = marksOf(before.get(key)?.f[column]);
        for (const mark of marksOf(value))
          if (!stood.includes(mark)) this.#writers.set(mark, { clock, device, cseq, machine, seen });
      }
    }
  }

  #answer(ask: Ask, key: string): void {
    if (ask.answered.has(key)) return;
    ask.answered.add(key);
    this.#answers.push({ ask, key });
  }

  /** The same edit lies on another disk too. */
  share(ask: Ask, machine: string): Ask {
    const shared = { ...ask, machine };
    this.#enqueue(shared);
    return shared;
  }

  /** Went with its disk, unless the hub has it. */
  lose(ask: Ask): void {
    if (!isAnswered(ask)) ask.isLost = true;
  }

  point(): OraclePoint {
    const rows = [...this.rows].map(([key, { f, isGone }]): [string, ModelRow] => [
      key,
      { f: { ...f }, isGone },
    ]);
    return { rows: new Map(rows), answers: this.#answers.length };
  }

  /**
   * The hub is as it was then. What it has lost is to come back, as far as somebody holds it.
   * @param machines those that are still in the company
   */
  rewind(to: OraclePoint, machines: ReadonlySet<string>): void {
    this.isRestored = true;
    this.#cameBack.clear();
    const then = new Set([...to.rows.values()].flatMap((row) => marksOfRow(row)));
    for (const row of this.rows.values()) {
      if (!isThere(row)) continue;
      for (const mark of marksOfRow(row)) {
        const isHeld = [...machines].some((name) => this.eyesOf(name).knew(mark, Number.POSITIVE_INFINITY));
        if (then.has(mark) || !isHeld) continue;
        this.#toReturn.add(mark);
        this.#succession.forget(mark);
      }
    }
    this.rows = new Map([...to.rows].map(([key, { f, isGone }]) => [key, { f: { ...f }, isGone }]));
    for (const { ask, key } of this.#answers.splice(to.answers)) {
      ask.answered.delete(key);
      this.#takenBack.add(ask);
    }
  }

  /**
   * What the restored hub lacks for good, though somebody has it.
   * @param machines those whose disks are still there; one that is of yesterday as well may have been the last to hold it
   */
  missing(machines: ReadonlySet<string>): string[] {
    const eyes = [...machines].map((name) => this.eyesOf(name));
    const present = new Map(
      [...this.rows].flatMap(([key, row]) => marksOfRow(row).map((mark) => [mark, key])),
    );
    const writers = [...this.#writers.values()];
    return [...this.#toReturn].filter((mark) => {
      if (present.has(mark) || this.#toldMarks.has(mark)) return false;
      // It has been there again, and was replaced as before.
      if (this.#succession.hasFollowed(mark)) return false;
      if (!eyes.some((one) => one.knew(mark, Number.POSITIVE_INFINITY))) return false;
      return !writers.some(({ machine, seen }) => this.eyesOf(machine).knew(mark, seen));
    });
  }

  /** Edits of disks that are still there, and of which the hub has not heard. */
  unanswered(): Ask[] {
    return this.asks.filter((ask) => !ask.isLost && !isAnswered(ask) && !this.#isKnownAgain(ask));
  }

  /** Somebody asked for the row again after this deletion. */
  #wasFetchedBack(key: string, deletion: Ask): boolean {
    return this.asks.slice(this.asks.indexOf(deletion) + 1).some(({ ops, isLost }) =>
      ops.some(({ t, id, k, f }) => {
        const isAskedFor = k === 'put' || (k === 'set' && f.deleted_at === null);
        return !isLost && isAskedFor && rowKey(t, id) === key;
      }),
    );
  }

  /** Whoever wrote the one had the other before him. */
  #wroteKnowing(written: string, mark: string): boolean {
    const writer = this.#writers.get(written);
    return writer !== undefined && this.eyesOf(writer.machine).knew(mark, writer.seen);
  }

  /**
   * What was answered long before is forgotten by who asked. Yesterday's hub has it again from a row that anybody brought, or
   * what had taken its place meanwhile.
   */
  #isKnownAgain(ask: Ask): boolean {
    if (!this.#takenBack.has(ask)) return false;
    return ask.ops.every(({ t, id, k, f, old }) => {
      const row = this.rows.get(rowKey(t, id));
      if (k === 'del' || (f.deleted_at ?? null) !== null)
        return !isThere(row) || this.#wasFetchedBack(rowKey(t, id), ask);
      const present = row && isThere(row) ? marksOfRow(row) : [];
      return Object.entries(f).every(([column, value]) =>
        marksOf(value).every(
          (mark) =>
            marksOf(old[column]).includes(mark) ||
            present.includes(mark) ||
            this.#toldMarks.has(mark) ||
            this.#succession.hasFollowed(mark) ||
            present.some((one) => this.#wroteKnowing(one, mark)),
        ),
      );
    });
  }
}

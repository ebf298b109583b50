// The hub's log read straight from its file, past the program: what was taken, in order, with its lines and conflicts;
// and each row as it stood at each number, replayed by hand.
import Database from 'better-sqlite3';
import type { LogLine, ToldConflict } from '../model/oracle.ts';
import { type Row, rowKey, type Value } from '../model/simTables.ts';
import { keepStatements } from './deviceFile.ts';

export type NewAck = {
  seq: number;
  device: string;
  cseq: number;
  outcome: string;
  reason: string | null;
  lines: LogLine[];
  conflicts: ToldConflict[];
};

type Version = { seq: number; row: Row | undefined };

export class HubMirror {
  readonly #db: Database.Database;
  /** All up to here is read. */
  seq = 0;
  readonly #order: { seq: number; key: string }[] = [];
  readonly #versions = new Map<string, Version[]>();

  /** @param older of the same hub, before it came back from an older file: what both know it has read already */
  constructor(path: string, older?: HubMirror) {
    this.#db = keepStatements(new Database(path, { readonly: true }));
    if (older === undefined) return;
    this.seq = Number(this.#db.prepare('SELECT head FROM tenants').pluck().get());
    for (const touched of older.#order) if (touched.seq <= this.seq) this.#order.push(touched);
    for (const [key, versions] of older.#versions) {
      const kept = versions.filter(({ seq }) => seq <= this.seq);
      if (kept.length > 0) this.#versions.set(key, kept);
    }
  }

  close(): void {
    this.#db.close();
  }

  /** The file as it stands. */
  copy(): Buffer {
    return this.#db.serialize();
  }

  /** What came since the last time. */
  read(): NewAck[] {
    const acks = this.#db
      .prepare('SELECT seq, device, cseq, outcome, reason FROM acks WHERE seq > ? ORDER BY seq')
      .all(this.seq) as Omit<NewAck, 'lines' | 'conflicts'>[];
    if (acks.length === 0) return [];
    const lines = this.#db
      .prepare(
        'SELECT seq, device, cseq, kind AS k, tbl AS t, id, written AS f FROM oplog WHERE seq > ? ORDER BY seq',
      )
      .all(this.seq) as (Omit<LogLine, 'f'> & { f: string; device: string; cseq: number })[];
    const conflicts = this.#db
      .prepare(
        'SELECT seq, tbl AS t, id, col AS "column", mine, theirs, winner FROM conflicts WHERE seq > ? ORDER BY seq, n',
      )
      .all(this.seq) as (Omit<ToldConflict, 'mine' | 'theirs'> & {
      seq: number;
      mine: string;
      theirs: string;
    })[];
    let at = 0;
    let conflictAt = 0;
    return acks.map((ack) => {
      const own: LogLine[] = [];
      for (let line = lines[at]; line !== undefined && line.seq <= ack.seq; line = lines[++at]) {
        const parsed = { ...line, f: JSON.parse(line.f) as Row };
        own.push(parsed);
        this.#replay(parsed);
      }
      const told: ToldConflict[] = [];
      for (
        let one = conflicts[conflictAt];
        one !== undefined && one.seq <= ack.seq;
        one = conflicts[++conflictAt]
      )
        told.push({ ...one, mine: JSON.parse(one.mine) as Value, theirs: JSON.parse(one.theirs) as Value });
      this.seq = ack.seq;
      return { ...ack, lines: own, conflicts: told };
    });
  }

  #replay({ seq, t, id, k, f }: LogLine): void {
    if (k !== 'put' && k !== 'set' && k !== 'del') return;
    const key = rowKey(t, id);
    const versions = this.#versions.get(key) ?? [];
    const last = versions.at(-1)?.row;
    const row = k === 'del' ? undefined : k === 'put' ? f : { ...last, ...f };
    versions.push({ seq, row });
    this.#order.push({ seq, key });
    this.#versions.set(key, versions);
  }

  /** Transactions with more than one outcome, or whose lines do not lie together in the log. */
  takenTwice(): string[] {
    return this.#db
      .prepare(
        `SELECT device || '/' || cseq FROM acks GROUP BY device, cseq HAVING count(*) > 1
         UNION SELECT device || '/' || cseq FROM oplog GROUP BY device, cseq HAVING max(seq) - min(seq) + 1 <> count(*)`,
      )
      .pluck()
      .all() as string[];
  }

  /** What the hub tells of. */
  conflicts(): { seq: number; n: number; column: string; winner: string }[] {
    return this.#db.prepare('SELECT seq, n, col AS "column", winner FROM conflicts').all() as {
      seq: number;
      n: number;
      column: string;
      winner: string;
    }[];
  }

  /** Conflicts in which the user has a side, by the name under which they are told. */
  conflictsOf(user: string, after: number): string[] {
    return this.#db
      .prepare(
        "SELECT seq || '-' || n FROM conflicts WHERE seq > @after AND @user IN (mine_user, theirs_user) ORDER BY seq, n",
      )
      .pluck()
      .all({ user, after }) as string[];
  }

  /** Transactions of a device that were refused. */
  refusedOf(device: string): number[] {
    return this.#db
      .prepare("SELECT cseq FROM acks WHERE device = ? AND outcome = 'rejected' ORDER BY cseq")
      .pluck()
      .all(device) as number[];
  }

  /** Rows that the log touches after one number and up to another. */
  keysBetween(after: number, upTo: number): Set<string> {
    const keys = new Set<string>();
    for (let at = this.#order.length - 1; at >= 0; at -= 1) {
      const touched = this.#order[at];
      if (touched === undefined || touched.seq <= after) break;
      if (touched.seq <= upTo) keys.add(touched.key);
    }
    return keys;
  }

  /** Name of the group commit that a number is of. */
  batchAt(seq: number): string | undefined {
    return this.#db
      .prepare('SELECT batch_id FROM batches WHERE seq_to >= ? ORDER BY seq_to LIMIT 1')
      .pluck()
      .get(seq) as string | undefined;
  }

  /** When the hub took what has this number. */
  takenAt(seq: number): number {
    return Number(this.#db.prepare('SELECT at FROM oplog WHERE seq = ?').pluck().get(seq) ?? 0);
  }

  /** Whether nothing of the transaction at this number comes after it for who holds these scopes. */
  isWhole(seq: number, held: readonly string[]): boolean {
    const rest = this.#db
      .prepare(
        `SELECT r.scope FROM oplog o JOIN oplog r ON r.device = o.device AND r.cseq = o.cseq AND r.seq > o.seq
         WHERE o.seq = ? AND r.seq < o.seq + 10000`,
      )
      .pluck()
      .all(seq) as string[];
    return !rest.some((scope) => held.includes(scope));
  }

  /** The last number of the transaction at this number: a row that moves leaves one scope before it enters the other. */
  endOf(seq: number): number {
    const end = this.#db
      .prepare(
        `SELECT max(r.seq) FROM oplog o JOIN oplog r ON r.device = o.device AND r.cseq = o.cseq
         WHERE o.seq = ? AND r.seq < o.seq + 10000`,
      )
      .pluck()
      .get(seq);
    return Math.max(seq, Number(end ?? 0));
  }

  /** The row as of a number of the log. */
  rowAt(key: string, seq: number): Row | undefined {
    return this.#versions.get(key)?.findLast((version) => version.seq <= seq)?.row;
  }

  /** Every row as of a number. */
  *rowsAt(seq: number): Iterable<[key: string, row: Row]> {
    for (const [key, versions] of this.#versions) {
      const row = versions.findLast((version) => version.seq <= seq)?.row;
      if (row !== undefined) yield [key, row];
    }
  }

  /** The rows of the hub's own table. */
  records(): Map<string, { row: Row; isGone: boolean; seq: number }> {
    const found = this.#db.prepare('SELECT tbl, id, data, seq, gone_at AS goneAt FROM rec').all() as {
      [column: string]: string | number;
    }[];
    return new Map(
      found.map(({ tbl, id, data, seq, goneAt }) => [
        rowKey(String(tbl), String(id)),
        { row: JSON.parse(String(data)) as Row, isGone: Number(goneAt) > 0, seq: Number(seq) },
      ]),
    );
  }
}

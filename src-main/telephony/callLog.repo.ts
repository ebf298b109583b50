// Rows of the journal of calls: written as a call goes on, read one by one and a page at a time. What a call means for a client
// is not decided here.
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import type { Output, Parsed } from '#shared/contract/index.ts';
import { fold } from '#shared/domain/fold.ts';
import { type RecordingColumns, withRecording } from '../interactions/index.ts';
import { phoneCountry, phoneKeys } from '../partners/index.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import { phoneCalls } from '../store/schema/index.ts';
import type { NewCall } from './callLog.types.ts';
import { type CallIndex, findCalls } from './callLogSearch.repo.ts';

export type Call = typeof phoneCalls.$inferSelect;
type CallChanges = Partial<Omit<Call, 'rid' | 'id'>>;
type CallRow = Output<'callLog.load'>;

export function insertCall(tx: WriteContext, call: NewCall): void {
  const { normalized: _normalized, ...keys } = phoneKeys(call.number, phoneCountry(tx, ''));
  tx.orm
    .insert(phoneCalls)
    .values({ ...call, ...keys, remoteFold: fold(call.remoteName).trim(), knownAt: call.startedAt })
    .onConflictDoNothing()
    .run();
  tx.touch('phone_calls');
}

export function updateCall(tx: WriteContext, id: string, changes: CallChanges): void {
  tx.orm.update(phoneCalls).set(changes).where(eq(phoneCalls.id, id)).run();
  tx.touch('phone_calls');
}

/** Nobody is told: no list shows it. */
export function noteKnown(tx: WriteContext, at: number): void {
  tx.orm
    .update(phoneCalls)
    .set({ knownAt: sql`max(known_at, ${at})` })
    .where(and(isNull(phoneCalls.endedAt), isNotNull(phoneCalls.answeredAt)))
    .run();
}

export function findCall({ orm }: Pick<ReadContext, 'orm'>, id: string): Call | undefined {
  return orm.select().from(phoneCalls).where(eq(phoneCalls.id, id)).get();
}

/** @throws AppError not_found/call_gone */
export function requireCall(context: Pick<ReadContext, 'orm'>, id: string): Call {
  const found = findCall(context, id);
  if (!found) throw new AppError('not_found', 'call_gone');
  return found;
}

/** Those that go on, as far as the rows know. */
export function listOpenCalls({ orm }: Pick<ReadContext, 'orm'>): Call[] {
  return orm.select().from(phoneCalls).where(isNull(phoneCalls.endedAt)).all();
}

export function countUnseen({ sql }: ReadContext): number {
  const counted = sql.get<{ n: number }>(
    'SELECT count(*) AS n FROM phone_calls WHERE is_missed = 1 AND is_seen = 0',
  );
  return counted?.n ?? 0;
}

export function seeAll(tx: WriteContext): void {
  const { changes } = tx.sql.run('UPDATE phone_calls SET is_seen = 1 WHERE is_missed = 1 AND is_seen = 0');
  if (changes > 0) tx.touch('phone_calls');
}

/** We have talked with them since: what was missed of them is no news. */
export function seeThose(tx: WriteContext, { partnerId, digits }: Pick<Call, 'partnerId' | 'digits'>): void {
  tx.sql.run(
    `UPDATE phone_calls SET is_seen = 1
     WHERE is_missed = 1 AND is_seen = 0 AND (partner_id = :partnerId OR digits = :digits)`,
    { partnerId, digits },
  );
}

const columns = `c.rid, c.id, c.direction, c.number, c.remote_name AS remoteName, c.partner_id AS partnerId,
  coalesce(p.name, '') AS partnerName, c.contact_id AS contactId, coalesce(k.name, '') AS contactName,
  c.interaction_id AS interactionId, c.started_at AS startedAt, c.answered_at AS answeredAt, c.ended_at AS endedAt,
  c.result, c.reason, c.outcome, c.note, c.recording_hash AS recordingHash, c.recording_ms AS recordingMs`;
const named = 'LEFT JOIN partners p ON p.id = c.partner_id LEFT JOIN contacts k ON k.id = c.contact_id';

type Listed = Omit<CallRow, 'recording'> & RecordingColumns & { rid: number };
const toRow = ({ rid: _rid, ...row }: Listed): CallRow => withRecording(row);

/** @throws AppError not_found/call_gone */
export function loadCall({ sql }: ReadContext, id: string): CallRow {
  const found = sql.get<Listed>(`SELECT ${columns} FROM phone_calls c ${named} WHERE c.id = ?`, [id]);
  if (!found) throw new AppError('not_found', 'call_gone');
  return toRow(found);
}

/** The newest of a client that is over. */
export function loadLastCall({ sql }: ReadContext, partnerId: string): CallRow | null {
  const found = sql.get<Listed>(
    `SELECT ${columns} FROM phone_calls c ${named} WHERE c.partner_id = ? AND c.ended_at IS NOT NULL
     ORDER BY c.started_at DESC, c.rid DESC LIMIT 1`,
    [partnerId],
  );
  return found ? toRow(found) : null;
}

const filters: Readonly<Record<Parsed<'callLog.list'>['filter'], { where: string; index: CallIndex }>> = {
  all: { where: '', index: 'started' },
  in: { where: "AND c.direction = 'in'", index: 'direction' },
  out: { where: "AND c.direction = 'out'", index: 'direction' },
  missed: { where: 'AND c.is_missed = 1', index: 'missed' },
};

/** Newest first, each way through the index that has it so. */
export function listCalls(context: ReadContext, input: Parsed<'callLog.list'>): Output<'callLog.list'> {
  const [at = Number.MAX_SAFE_INTEGER, rid = 0] = decodeCursor(input.cursor) ?? [];
  const { where, index } = filters[input.filter];
  const of = input.partnerId === undefined ? '' : 'AND c.partner_id = :partnerId';
  const found = findCalls(context, input.text, of === '' ? index : 'partner');
  const rows = context.sql.all<Listed>(
    `SELECT ${columns} FROM ${found.from} ${named}
     WHERE (c.started_at, c.rid) < (:at, :rid) ${found.where} ${where} ${of}
     ORDER BY c.started_at DESC, c.rid DESC LIMIT :limit`,
    {
      ...found.params,
      ...(input.partnerId === undefined ? {} : { partnerId: input.partnerId }),
      ...{ at: Number(at), rid: Number(rid), limit: input.limit + 1 },
    },
  );
  const paged = pageOf(rows, input.limit, (row) => [row.startedAt, row.rid]);
  return { ...paged, rows: paged.rows.map(toRow) };
}

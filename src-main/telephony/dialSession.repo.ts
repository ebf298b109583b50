// Rows of a dial session: the session, who is on its list, who else fell due. Whose turn it is is not decided here.
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { AppError } from '#shared/contract/errors.ts';
import type { ReadContext, WriteContext } from '../store/context.ts';
import { dialSessionItems, dialSessions } from '../store/schema/index.ts';

export type SessionRow = typeof dialSessions.$inferSelect;
export type ItemRow = typeof dialSessionItems.$inferSelect;
type SessionChanges = Partial<Omit<SessionRow, 'id'>>;
type ItemChanges = Partial<Omit<ItemRow, 'id' | 'sessionId'>>;
type Orm = Pick<ReadContext, 'orm'>;

/** The one that is on, or whose summary is not closed: another one replaces it. */
export function findSession({ orm }: Orm): SessionRow | undefined {
  return orm.select().from(dialSessions).where(eq(dialSessions.isClosed, false)).get();
}

/** One that is not over. @throws AppError not_found/session_gone */
export function requireSession(context: Orm): SessionRow {
  const found = findSession(context);
  if (!found || found.endedAt !== null) throw new AppError('not_found', 'session_gone');
  return found;
}

function touch(tx: WriteContext): void {
  tx.touch('dial_sessions');
  tx.touch('dial_session_items');
}

/** Those before it have served: their calls are in the journal. */
export function insertSession(
  tx: WriteContext,
  items: readonly Omit<typeof dialSessionItems.$inferInsert, 'id' | 'sessionId' | 'place'>[],
): void {
  tx.orm.delete(dialSessionItems).run();
  tx.orm.delete(dialSessions).run();
  const sessionId = tx.newId();
  tx.orm.insert(dialSessions).values({ id: sessionId, startedAt: tx.now }).run();
  for (const [place, item] of items.entries())
    tx.orm
      .insert(dialSessionItems)
      .values({ ...item, id: tx.newId(), sessionId, place })
      .run();
  touch(tx);
}

export function updateSession(tx: WriteContext, id: string, changes: SessionChanges): void {
  tx.orm.update(dialSessions).set(changes).where(eq(dialSessions.id, id)).run();
  touch(tx);
}

export function updateItem(tx: WriteContext, id: string, changes: ItemChanges): void {
  tx.orm.update(dialSessionItems).set(changes).where(eq(dialSessionItems.id, id)).run();
  touch(tx);
}

export function findItem({ orm }: Orm, id: string): ItemRow | undefined {
  return orm.select().from(dialSessionItems).where(eq(dialSessionItems.id, id)).get();
}

export function findItemOfCall({ orm }: Orm, callId: string): ItemRow | undefined {
  return orm.select().from(dialSessionItems).where(eq(dialSessionItems.callId, callId)).get();
}

/** The one that was called last. */
export function findLastCalled({ orm }: Orm, sessionId: string): ItemRow | undefined {
  return orm
    .select()
    .from(dialSessionItems)
    .where(and(eq(dialSessionItems.sessionId, sessionId), isNotNull(dialSessionItems.calledAt)))
    .orderBy(desc(dialSessionItems.calledAt))
    .limit(1)
    .get();
}

type DueCallBack = Pick<ItemRow, 'partnerId' | 'contactId' | 'eventId' | 'eventSource'> & { dueAt: number };

/**
 * What fell due since the session began and is not on its list: calls planned for an instant, and tasks to call back whom
 * nobody answered. The user's own, the earliest first.
 */
export function listDueCallBacks(tx: WriteContext, { id, startedAt }: SessionRow): DueCallBack[] {
  const isNew = (column: string): string =>
    `NOT EXISTS (SELECT 1 FROM dial_session_items s WHERE s.event_id = ${column} AND s.session_id = :sessionId)`;
  return tx.sql.all<DueCallBack>(
    `SELECT e.id AS eventId, 'interaction' AS eventSource, e.partner_id AS partnerId, e.contact_id AS contactId,
       e.planned_at AS dueAt
     FROM interactions e
     WHERE e.owner_id = :me AND e.status = 'planned' AND e.planned_at > :startedAt AND e.planned_at <= :now
       AND e.kind = 'call' AND e.deleted_at IS NULL AND ${isNew('e.id')}
     UNION ALL
     SELECT t.id, 'task', t.partner_id, t.contact_id, t.created_at
     FROM tasks t CROSS JOIN interactions i ON i.id = t.interaction_id
     WHERE t.owner_id = :me AND t.status = 'open' AND t.due_on = :today AND t.created_at > :startedAt
       AND t.promised_by = '' AND t.partner_id IS NOT NULL AND t.deleted_at IS NULL
       AND i.kind = 'call' AND i.direction = 'in' AND i.status = 'done' AND i.duration_min = 0
       AND ${isNew('t.id')}
     ORDER BY dueAt`,
    { me: tx.user.id, startedAt, now: tx.now, today: tx.today, sessionId: id },
  );
}

/** Before all that wait; who waits already moves up. */
export function putOnTop(
  tx: WriteContext,
  sessionId: string,
  { dueAt: _dueAt, ...callBack }: DueCallBack,
  timeZone: string,
): void {
  const [first] = tx.sql.all<{ place: number | null }>(
    `SELECT min(place) AS place FROM dial_session_items WHERE session_id = ? AND status = 'waiting'`,
    [sessionId],
  );
  const place = (first?.place ?? 0) - 1;
  const isWaiting = and(
    eq(dialSessionItems.sessionId, sessionId),
    eq(dialSessionItems.partnerId, callBack.partnerId),
    eq(dialSessionItems.status, 'waiting'),
  );
  const values = { ...callBack, place, isCallBack: true };
  const { changes } = tx.orm.update(dialSessionItems).set(values).where(isWaiting).run();
  if (changes === 0)
    tx.orm
      .insert(dialSessionItems)
      .values({ ...values, id: tx.newId(), sessionId, timeZone })
      .run();
  touch(tx);
}

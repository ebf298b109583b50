// SQL over one partner's dealings for the summary: first, last and next.
import type { ReadContext } from '../store/context.ts';

export type NextEvent = { id: string; at: number | null; on: string | null; subject: string };

export function isLivingPartner({ sql }: ReadContext, id: string): boolean {
  return sql.get('SELECT 1 FROM partners WHERE id = ? AND deleted_at IS NULL', [id]) !== undefined;
}

/** The first interaction that was not cancelled and does not lie ahead, ms UTC. */
export function loadFirstContactAt({ sql, now }: ReadContext, partnerId: string): number | null {
  const row = sql.get<{ at: number }>(
    `SELECT timeline_at AS at FROM interactions
     WHERE partner_id = ? AND timeline_at <= ? AND status <> 'cancelled' AND deleted_at IS NULL
     ORDER BY timeline_at, rid LIMIT 1`,
    [partnerId, now],
  );
  return row?.at ?? null;
}

/** The newest interaction that took place; a note to oneself is no contact, nor is a call in which nobody talked. */
export function loadLastContactAt({ sql }: ReadContext, partnerId: string): number | null {
  const row = sql.get<{ at: number }>(
    `SELECT timeline_at AS at FROM interactions
     WHERE partner_id = ? AND status = 'done' AND kind <> 'note' AND deleted_at IS NULL
       AND (kind <> 'call' OR duration_min IS NOT 0)
     ORDER BY timeline_at DESC, rid DESC LIMIT 1`,
    [partnerId],
  );
  return row?.at ?? null;
}

// A whole day was put on the time line in its writer's zone: zones lie at most 26 hours apart.
const zonesApartMs = 26 * 3_600_000;
const nearest = 50;

/** Open events that still lie ahead, of anybody, in no order. */
export function listAhead({ sql, now, today, user }: ReadContext, partnerId: string): NextEvent[] {
  const since = Math.min(now, Date.parse(`${today}T00:00:00Z`)) - zonesApartMs;
  return [
    ...sql.all<NextEvent>(
      `SELECT id, planned_at AS at, planned_on AS "on", subject FROM interactions
       WHERE partner_id = :partnerId AND timeline_at >= :since AND status = 'planned' AND deleted_at IS NULL
         AND (planned_at >= :now OR planned_on >= :today) ORDER BY timeline_at, rid LIMIT ${nearest}`,
      { partnerId, since, now, today },
    ),
    ...sql.all<NextEvent>(
      `SELECT id, due_at AS at, due_on AS "on", title AS subject FROM tasks
       WHERE partner_id = :partnerId AND status = 'open' AND deleted_at IS NULL
         AND (due_at >= :now OR due_on >= :today) AND (is_private = 0 OR owner_id = :me)`,
      { partnerId, now, today, me: user.id },
    ),
  ];
}

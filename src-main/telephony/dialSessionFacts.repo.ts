// What has to be known of those on the list as their turn comes, some at a time. Decides nothing.
import type { ReadContext } from '../store/context.ts';
import { calledLatelyMs, type DialFacts } from './dialSession.rules.ts';

export type WaitingItem = { id: string; partnerId: string; place: number; facts: DialFacts };

type Row = Omit<WaitingItem, 'facts'> & {
  timeZone: string;
  country: string | null;
  isCallBack: number;
  state: string | null;
  hasNumber: number;
  isOpen: number;
  lastCallAt: number | null;
};

/** A call that never left this computer, and one that nobody answered here, is no call with them. */
const lastCall = `max(
  coalesce((SELECT max(c.started_at) FROM phone_calls c WHERE c.partner_id = d.partner_id AND c.started_at > :since
    AND coalesce(c.result, '') <> 'failed' AND (c.direction = 'out' OR c.answered_at IS NOT NULL)), 0),
  coalesce((SELECT max(i.timeline_at) FROM interactions i WHERE i.partner_id = d.partner_id AND i.timeline_at > :since
    AND i.timeline_at <= :now AND i.kind = 'call' AND i.status = 'done' AND i.deleted_at IS NULL
    AND (i.direction <> 'in' OR i.duration_min > 0)), 0))`;

/** Those that wait, in their order, after a place. */
export function listWaiting(
  { sql, now }: ReadContext,
  sessionId: string,
  { after, limit }: { after: number; limit: number },
): WaitingItem[] {
  const rows = sql.all<Row>(
    `SELECT d.id, d.partner_id AS partnerId, d.place, d.time_zone AS timeZone, d.is_call_back AS isCallBack,
       CASE WHEN p.deleted_at IS NULL THEN p.state END AS state, p.country,
       EXISTS (SELECT 1 FROM contact_points n WHERE n.partner_id = d.partner_id AND n.kind = 'phone'
         AND n.deleted_at IS NULL) AS hasNumber,
       CASE d.event_source
         WHEN 'task' THEN EXISTS (SELECT 1 FROM tasks t WHERE t.id = d.event_id AND t.status = 'open' AND t.deleted_at IS NULL)
         ELSE EXISTS (SELECT 1 FROM interactions e WHERE e.id = d.event_id AND e.status = 'planned' AND e.deleted_at IS NULL)
       END AS isOpen,
       nullif(${lastCall}, 0) AS lastCallAt
     FROM dial_session_items d LEFT JOIN partners p ON p.id = d.partner_id
     WHERE d.session_id = :sessionId AND d.status = 'waiting' AND d.place > :after
     ORDER BY d.place LIMIT :limit`,
    { sessionId, after, limit, now, since: now - calledLatelyMs },
  );
  return rows.map(({ timeZone, country, isCallBack, state, hasNumber, isOpen, lastCallAt, ...item }) => ({
    ...item,
    facts: {
      ...{
        timeZone,
        country: country ?? '',
        lastCallAt,
        isCallBack: isCallBack === 1,
        hasNumber: hasNumber === 1,
      },
      ...{ isGone: state === null, isBlocked: state === 'blocked', isSettled: isOpen === 0 },
    },
  }));
}

// A dial session as its strip and its card show it, in one read: whose turn it is, how far one is, what came of it.
import { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import { callNumbers } from '#shared/domain/callNumbers.ts';
import { loadPartnerCard } from '../partners/index.ts';
import type { ReadContext } from '../store/context.ts';
import { findItem, findLastCalled, findSession, type ItemRow, type SessionRow } from './dialSession.repo.ts';
import type { DialPauseReason } from './dialSession.types.ts';

type View = NonNullable<Output<'dialSession.load'>['session']>;
type Card = ReturnType<typeof loadPartnerCard>;

/** @throws whatever is no `partner_gone` */
function findCard(context: ReadContext, partnerId: string): Card | undefined {
  try {
    return loadPartnerCard(context, partnerId);
  } catch (error) {
    if (error instanceof AppError && error.reason === 'partner_gone') return undefined;
    throw error;
  }
}

/** Of whom the plan names first, then as one would try them. */
export function numbersOf(card: Card, { contactId }: Pick<ItemRow, 'contactId'>) {
  const numbers = callNumbers(card);
  const isTheirs = (number: (typeof numbers)[number]): boolean => number.contactId === (contactId ?? '');
  return [...numbers.filter(isTheirs), ...numbers.filter((number) => !isTheirs(number))];
}

type Plan = { subject: string; plannedAt: number | null };

function loadPlan({ sql }: ReadContext, { eventId }: ItemRow): Plan {
  const found = sql.get<Plan>(
    `SELECT subject, planned_at AS plannedAt FROM interactions WHERE id = :eventId
     UNION ALL SELECT title, due_at FROM tasks WHERE id = :eventId`,
    { eventId },
  );
  return found ?? { subject: '', plannedAt: null };
}

function loadNext(context: ReadContext, { currentId }: SessionRow): View['next'] {
  const item = currentId === null ? undefined : findItem(context, currentId);
  const card = item && findCard(context, item.partnerId);
  if (!item || !card) return null;
  const { name: partnerName, city, country, effectiveTimeZone, possibleTimeZones } = card;
  return {
    ...{ itemId: item.id, partnerId: item.partnerId, partnerName, city, country },
    ...{ effectiveTimeZone, possibleTimeZones },
    ...loadPlan(context, item),
    isCallBack: item.isCallBack,
    numbers: numbersOf(card, item).map(({ id, name, phone }) => ({ id, name, value: phone.value })),
  };
}

/** Reached is who was talked to, unless the word said afterwards is that nobody was: a mailbox answers too. */
const countSql = `SELECT count(d.call_id) AS calls,
    coalesce(sum(c.answered_at IS NOT NULL AND c.outcome NOT IN ('noAnswer', 'wrongNumber')), 0) AS reached,
    coalesce(sum(CASE WHEN c.answered_at IS NOT NULL THEN coalesce(c.ended_at, c.known_at) - c.answered_at ELSE 0 END), 0) AS talkMs,
    coalesce(sum(EXISTS (SELECT 1 FROM documents o WHERE o.partner_id = d.partner_id
      AND o.kind IN ('order', 'invoice', 'shipment') AND o.state <> 'cancelled' AND o.deleted_at IS NULL
      AND o.created_at >= d.called_at)), 0) AS sold
  FROM dial_session_items d LEFT JOIN phone_calls c ON c.id = d.call_id
  WHERE d.session_id = ? AND d.status = 'called'`;

const passedSql = `SELECT d.partner_id AS partnerId, coalesce(p.name, '') AS partnerName, d.why, d.again_at AS againAt
  FROM dial_session_items d LEFT JOIN partners p ON p.id = d.partner_id
  WHERE d.session_id = ? AND d.status = 'skipped' ORDER BY d.place`;

type Counted = Omit<View['counters'], 'activeMs'>;
const nothing: Counted = { calls: 0, reached: 0, sold: 0, talkMs: 0 };

export function loadSession(context: ReadContext): Output<'dialSession.load'> {
  const session = findSession(context);
  if (!session) return { session: null };
  const { id, startedAt, endedAt, runningBy, runningSince, pauseReason, activeMs } = session;
  const counted = context.sql.get<Counted>(countSql, [id]) ?? nothing;
  const size = context.sql.get<{ total: number; done: number }>(
    `SELECT count(*) AS total, coalesce(sum(status <> 'waiting'), 0) AS done FROM dial_session_items WHERE session_id = ?`,
    [id],
  );
  const last = findLastCalled(context, id);
  return {
    session: {
      ...{ id, startedAt, endedAt, runningBy, runningSince },
      ...{ total: size?.total ?? 0, done: size?.done ?? 0 },
      pauseReason: pauseReason as DialPauseReason,
      next: loadNext(context, session),
      callId: last?.callId ?? null,
      callSubject: last ? loadPlan(context, last).subject : '',
      counters: { ...counted, activeMs },
      passed: context.sql.all<View['passed'][number]>(passedSql, [id]),
    },
  };
}

// One client at a glance: since when, how much, what is owed, what comes next. Rows come from the repos.
import { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import { dateInZone } from '#shared/domain/dates.ts';
import { planStart } from '../interactions/index.ts';
import type { ReadContext } from '../store/context.ts';
import {
  isLivingPartner,
  listAhead,
  loadFirstContactAt,
  loadLastContactAt,
  type NextEvent,
} from './clientSummary.repo.ts';
import { ageingOf, overdueOf, salesOf } from './figures.rules.ts';
import { listDocumentFacts } from './finance.repo.ts';

function earliest(events: readonly NextEvent[], zone: string): NextEvent | undefined {
  const startOf = (event: NextEvent): number => planStart(event, zone) ?? 0;
  return [...events].sort((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1))[0];
}

/** @throws AppError not_found/partner_gone */
export function loadClientSummary(context: ReadContext, partnerId: string): Output<'desk.loadClientSummary'> {
  if (!isLivingPartner(context, partnerId)) throw new AppError('not_found', 'partner_gone');
  const documents = listDocumentFacts(context, partnerId);
  const { firstDate, ...sales } = salesOf(documents);
  const firstAt = loadFirstContactAt(context, partnerId);
  const firstDay = firstAt === null ? null : dateInZone(firstAt, context.user.timeZone);
  const next = earliest(listAhead(context, partnerId), context.user.timeZone);
  const firsts = [firstDate, firstDay].filter((date) => date !== null);
  return {
    partnerId,
    workingSince: firsts.sort()[0] ?? null,
    lastContactAt: loadLastContactAt(context, partnerId),
    ...sales,
    overdue: overdueOf(ageingOf(documents, context.today)),
    nextEventAt: next?.at ?? null,
    nextEventOn: next?.on ?? null,
    nextEventSubject: next?.subject ?? '',
  };
}

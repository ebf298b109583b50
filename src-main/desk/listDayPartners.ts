// The day's partners: events grouped per partner, filtered, ordered, one page of them filled in.
import type { Output } from '#shared/contract/index.ts';
import { fold, searchTokens } from '#shared/domain/fold.ts';
import { phon } from '#shared/domain/phon.ts';
import { phoneQueryKeys } from '#shared/domain/phones.ts';
import { isPast } from '../interactions/index.ts';
import { clockOf } from '../partners/index.ts';
import type { ReadContext } from '../store/context.ts';
import { decodeCursor, pageOf } from '../store/paging.ts';
import {
  findByPhone,
  loadPagePartners,
  loadPartnerKeys,
  loadPartnerWords,
  type PagePartner,
  type PartnerKey,
  type PartnerWords,
} from './dayPartners.repo.ts';
import { type EventRange, listInRange, listOverdue, loadEventHeads, type Whose } from './events.repo.ts';
import { compareKeys, type DayGroup, type GroupKey, groupByPartner, groupKey } from './events.rules.ts';

export type DayQuery = {
  range: EventRange;
  whose: Whose;
  filter: 'all' | 'open' | 'overdue';
  text: string;
  sort: 'time' | 'name';
  cursor: string | undefined;
  limit: number;
};

type DayPage = Output<'desk.listDayPartners'>;

/** Every typed word begins a word of the name, the city or the index text, or sounds like one of the name. */
function hasWords(partner: PartnerWords, tokens: readonly string[]): boolean {
  const words = `${partner.nameFold} ${fold(partner.city)} ${partner.searchText}`.split(/[^\p{L}\p{N}]+/u);
  const sounds = phon(partner.nameFold).split(' ');
  return tokens.every(
    (token) =>
      words.some((word) => word.startsWith(token)) || (token.length > 2 && sounds.includes(phon(token))),
  );
}

/** Sort keys of the partners that pass the text. */
function loadMatching(context: ReadContext, ids: readonly string[], text: string): PartnerKey[] {
  const tokens = searchTokens(text);
  const phoneKeys = phoneQueryKeys(text);
  const byPhone = phoneKeys.length > 0 ? findByPhone(context, ids, phoneKeys) : new Set<string>();
  return loadPartnerWords(context, ids).filter(
    (row) => byPhone.has(row.id) || (tokens.length > 0 && hasWords(row, tokens)),
  );
}

/** By time only the first groups can be on the page: names are read for those and their ties alone. */
function nearest(
  ahead: readonly DayGroup[],
  after: GroupKey | undefined,
  count: number,
): readonly DayGroup[] {
  // The ties of the cursor's own instant may all lie behind it.
  const behind = after === undefined ? 0 : ahead.filter((group) => group.startAt === after[0]).length;
  const last = ahead.map((group) => group.startAt).sort((a, b) => a - b)[count + behind];
  return last === undefined ? ahead : ahead.filter((group) => group.startAt <= last);
}

type Placed = { group: DayGroup; key: GroupKey };

function placeGroups(
  context: ReadContext,
  query: DayQuery,
  groups: readonly DayGroup[],
  after: GroupKey | undefined,
): Placed[] {
  const ids = groups.map((group) => group.partnerId);
  const found = query.text === '' ? loadPartnerKeys(context, ids) : loadMatching(context, ids, query.text);
  const keys = new Map(found.map((row) => [row.id, row.sortKey]));
  return groups
    .flatMap((group): Placed[] => {
      const sortKey = keys.get(group.partnerId);
      if (sortKey === undefined) return [];
      const key = groupKey(group, sortKey, query.sort);
      return after && compareKeys(key, after) <= 0 ? [] : [{ group, key }];
    })
    .sort((a, b) => compareKeys(a.key, b.key));
}

/** Groups that may be on the page, in order, after the cursor's place; of partners that live. */
function place(context: ReadContext, query: DayQuery, groups: readonly DayGroup[]): Placed[] {
  const cursor = decodeCursor(query.cursor);
  const after: GroupKey | undefined = cursor && [Number(cursor[0]), String(cursor[1]), String(cursor[2])];
  if (query.sort === 'name' || query.text !== '') return placeGroups(context, query, groups, after);
  const ahead = groups.filter((group) => after === undefined || group.startAt >= after[0]);
  for (let count = query.limit; ; count *= 4) {
    const asked = nearest(ahead, after, count);
    const placed = placeGroups(context, query, asked, after);
    // Partners that are gone leave gaps: then more groups are asked for.
    if (placed.length > query.limit || asked.length === ahead.length) return placed;
  }
}

function loadGroups(context: ReadContext, { filter, range, whose }: DayQuery): DayGroup[] {
  const events = filter === 'overdue' ? listOverdue(context, whose) : listInRange(context, range, whose);
  const shown = filter === 'open' ? events.filter((event) => event.isDone === 0) : events;
  return groupByPartner(shown, context.user.timeZone);
}

/** As the partners' door tells it for one partner; here for a page in one query, since fifty by one cost 10 ms. */
function clockOfRow(context: ReadContext, { timeZone: explicit, phone, ...place }: PagePartner) {
  return { ...clockOf(context, { ...place, explicit, phoneE164: phone ?? '' }), country: place.country };
}

function fill(context: ReadContext, placed: readonly Placed[]): DayPage['rows'] {
  const partners = loadPagePartners(
    context,
    placed.map(({ group }) => group.partnerId),
  );
  const heads = loadEventHeads(
    context,
    placed.map(({ group }) => group.event),
  );
  return placed.flatMap(({ group }) => {
    const partner = partners.get(group.partnerId);
    const head = heads.get(group.event.id);
    if (!partner || !head) return [];
    const { event } = group;
    return [
      {
        id: partner.id,
        name: partner.name,
        city: partner.city,
        state: partner.state,
        ...clockOfRow(context, partner),
        eventId: event.id,
        eventSource: event.source,
        eventKind: head.kind,
        eventSubject: head.subject,
        eventAt: event.at,
        eventOn: event.on,
        isDone: event.isDone === 1,
        isOverdue: event.isDone === 0 && isPast(event, context),
        eventCount: group.count,
      },
    ];
  });
}

/** @returns a page of partners with events in the range, or with late ones. @throws AppError invalid_input/cursor */
export function listDayPartners(context: ReadContext, query: DayQuery): DayPage {
  const placed = place(context, query, loadGroups(context, query));
  const paged = pageOf(placed, query.limit, ({ key }) => key);
  return { ...paged, rows: fill(context, paged.rows) };
}

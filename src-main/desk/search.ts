// The one box: partners, contacts, items and documents, each asked of its own area and shown in that order.
import type { Output } from '#shared/contract/index.ts';
import { searchItemRows } from '../catalog/index.ts';
import type { Handlers } from '../core/handlers.ts';
import { searchPeople } from '../partners/index.ts';
import type { ReadContext } from '../store/context.ts';
import { findDocumentsByNumber } from './finance.repo.ts';
import { loadRecord } from './records.repo.ts';

type Row = Output<'desk.search'>['rows'][number];

function peopleRows(context: ReadContext, text: string, limit: number): [Row[], Row[]] {
  const { partners, contacts } = searchPeople(context, text, limit);
  return [
    partners.map(({ id, name, city, phone }) => {
      const detail = [city, phone].filter((part) => part !== '').join(', ');
      return { kind: 'partner', id, title: name, detail, partnerId: id };
    }),
    contacts.map(({ id, name, partnerId, partnerName }) => {
      return { kind: 'contact', id, title: name, detail: partnerName, partnerId };
    }),
  ];
}

function itemRows(context: ReadContext, text: string, limit: number): Row[] {
  return searchItemRows(context, text, limit).map(({ id, name, article }) => {
    return { kind: 'item', id, title: name, detail: article, partnerId: null };
  });
}

function documentRows(context: ReadContext, text: string, limit: number): Row[] {
  return findDocumentsByNumber(context, text, limit).map(({ id, kind, number, partnerName, partnerId }) => {
    return {
      kind: kind === 'quote' ? 'quote' : 'document',
      id,
      title: number,
      detail: partnerName,
      partnerId,
    };
  });
}

/** Every kind gets its share of the list; what one leaves free goes to the others, the first kinds first. */
function share(lists: readonly Row[][], limit: number): Row[] {
  const taken = lists.map(() => 0);
  for (let free = limit; free > 0; ) {
    const before = free;
    for (const [index, list] of lists.entries()) {
      if (free === 0 || (taken[index] ?? 0) >= list.length) continue;
      taken[index] = (taken[index] ?? 0) + 1;
      free -= 1;
    }
    if (free === before) break;
  }
  return lists.flatMap((list, index) => list.slice(0, taken[index]));
}

export const search: Handlers['desk']['search'] = ({ text, limit }, context) => {
  if (text === '') return { rows: [] };
  const lists = [
    ...peopleRows(context, text, limit),
    itemRows(context, text, limit),
    documentRows(context, text, limit),
  ];
  return { rows: share(lists, limit) };
};

export const loadRecords: Handlers['desk']['loadRecords'] = ({ records }, context) => ({
  rows: records.flatMap((record) => loadRecord(context, record) ?? []),
});

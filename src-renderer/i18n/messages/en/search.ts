// English texts of area `search`: the search of the top bar. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const search = english({
  placeholder: 'Search partners, phones, items, documents',
  results: 'Search results',
  partner: 'Partners',
  contact: 'Contacts',
  item: 'Items',
  document: 'Documents',
  nothingFound: 'Nothing found for “{text}”',
  createPartner: 'Create partner “{text}”',
  dial: 'Dial {number}',
  actions: 'Actions',
  foundCount: { one: '{count} result', other: '{count} results' },
});

// Azerbaijani texts of area `search`: the search of the top bar. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { search as English } from '../en/search.ts';

export const search = azerbaijani<typeof English>()({
  placeholder: 'Tərəfdaş, telefon, mal, sənəd axtarın',
  results: 'Axtarış nəticələri',
  partner: 'Tərəfdaşlar',
  contact: 'Əlaqədar şəxslər',
  item: 'Mallar',
  document: 'Sənədlər',
  nothingFound: '“{text}” üzrə heç nə tapılmadı',
  createPartner: '“{text}” tərəfdaşını yarat',
  dial: '{number} nömrəsinə zəng et',
  actions: 'Əməliyyatlar',
  foundCount: { one: '{count} nəticə', other: '{count} nəticə' },
});

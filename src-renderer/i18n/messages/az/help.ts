// Azerbaijani texts of area `help`: the user guide in the program, what is new. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { help as English } from '../en/help.ts';

export const help = azerbaijani<typeof English>()({
  title: 'Kömək',
  ofScreen: 'Bu ekran üzrə kömək',
  contents: 'Təlimatın bütün səhifələri',
  backToPage: 'Əvvəlki səhifəyə qayıt',
  search: 'Təlimatda axtarış',
  found: 'Təlimatda tapılanlar',
  notFound: 'Təlimatda “{text}” haqqında heç nə yoxdur',
  close: 'Köməyi bağla',
  newsOf: '{version} versiyasındakı yeniliklər',
  whatIsNew: 'Yeniliklər',
});

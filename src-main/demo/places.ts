// Where partners are: countries with their cities, phones in the forms people write them, forms of companies.
import type { Language } from '#shared/domain/language.ts';
import type { SeededRandom } from '#shared/lib/seededRandom.ts';
import { digits } from './identifiers.ts';
import * as names from './names.ts';

export type DemoPhone = { value: string; normalized: string; digits: string; national: string; tail: string };

export type Country = {
  code: string;
  language: Language;
  share: number;
  currency: 'AZN' | 'RUB' | 'EUR';
  cities: readonly string[];
  people: names.PeopleNames;
  companies: names.CompanyWords;
  streets: readonly string[];
  /** Company forms by how common they are; `full` makes the legal name. */
  forms: readonly { short: string; full(name: string): string }[];
  /** Calling code, prefixes of mobiles, digits behind one; the trunk digit people dial. */
  phone: { code: string; prefixes: readonly string[]; rest: number; trunk: string };
};

const suffix = (form: string) => ({ short: form, full: (name: string) => `${name} ${form}` });
const quotedAz = (form: string, long: string) => ({
  short: form,
  full: (name: string) => `"${name}" ${long}`,
});
const quotedRu = (form: string) => ({ short: form, full: (name: string) => `${form} «${name}»` });
const split = (text: string): readonly string[] => text.split('|');

export const countries: readonly Country[] = [
  {
    code: 'AZ',
    language: 'az',
    share: 0.58,
    currency: 'AZN',
    cities: split(
      'Bakı|Bakı|Bakı|Bakı|Bakı|Gəncə|Sumqayıt|Mingəçevir|Lənkəran|Şəki|Quba|Şirvan|Naxçıvan|Xırdalan',
    ),
    people: names.azPeople,
    companies: names.azCompanies,
    streets: names.azStreets,
    forms: [
      quotedAz('MMC', 'Məhdud Məsuliyyətli Cəmiyyəti'),
      quotedAz('MMC', 'Məhdud Məsuliyyətli Cəmiyyəti'),
      quotedAz('MMC', 'Məhdud Məsuliyyətli Cəmiyyəti'),
      quotedAz('MMC', 'Məhdud Məsuliyyətli Cəmiyyəti'),
      quotedAz('ASC', 'Açıq Səhmdar Cəmiyyəti'),
      quotedAz('QSC', 'Qapalı Səhmdar Cəmiyyəti'),
    ],
    phone: { code: '994', prefixes: ['50', '51', '55', '70', '77', '12'], rest: 7, trunk: '0' },
  },
  {
    code: 'RU',
    language: 'ru',
    share: 0.2,
    currency: 'RUB',
    cities: split(
      'Москва|Москва|Санкт-Петербург|Казань|Екатеринбург|Новосибирск|Самара|Краснодар|Омск|Владивосток|Дербент|Махачкала',
    ),
    people: names.ruPeople,
    companies: names.ruCompanies,
    streets: names.ruStreets,
    forms: [quotedRu('ООО'), quotedRu('ООО'), quotedRu('ООО'), quotedRu('АО')],
    phone: { code: '7', prefixes: ['903', '916', '925', '926', '963', '985', '495'], rest: 7, trunk: '8' },
  },
  {
    code: 'KZ',
    language: 'ru',
    share: 0.06,
    currency: 'RUB',
    cities: split('Алматы|Астана|Актау|Атырау|Шымкент'),
    people: names.kzPeople,
    companies: names.ruCompanies,
    streets: names.ruStreets,
    forms: [quotedRu('ТОО')],
    phone: { code: '7', prefixes: ['701', '702', '705', '707', '777'], rest: 7, trunk: '8' },
  },
  {
    code: 'GE',
    language: 'en',
    share: 0.06,
    currency: 'AZN',
    cities: split('Tbilisi|Tbilisi|Batumi|Kutaisi|Rustavi|Marneuli'),
    people: names.gePeople,
    companies: names.enCompanies,
    streets: names.enStreets,
    forms: [suffix('LLC')],
    phone: { code: '995', prefixes: ['555', '577', '593', '599'], rest: 6, trunk: '' },
  },
  {
    code: 'TR',
    language: 'en',
    share: 0.05,
    currency: 'EUR',
    cities: split('İstanbul|İstanbul|Ankara|İzmir|Bursa'),
    people: names.trPeople,
    companies: names.enCompanies,
    streets: names.enStreets,
    forms: [suffix('A.Ş.'), suffix('Ltd. Şti.')],
    phone: { code: '90', prefixes: ['532', '533', '542', '505'], rest: 7, trunk: '0' },
  },
  {
    code: 'DE',
    language: 'en',
    share: 0.03,
    currency: 'EUR',
    cities: split('Berlin|Hamburg|München|Frankfurt'),
    people: names.dePeople,
    companies: names.enCompanies,
    streets: names.enStreets,
    forms: [suffix('GmbH')],
    phone: { code: '49', prefixes: ['151', '160', '170', '175'], rest: 8, trunk: '0' },
  },
  {
    code: 'GB',
    language: 'en',
    share: 0.02,
    currency: 'EUR',
    cities: ['London'],
    people: names.enPeople,
    companies: names.enCompanies,
    streets: names.enStreets,
    forms: [suffix('Ltd'), suffix('LLC')],
    phone: { code: '44', prefixes: ['7400', '7455', '7480'], rest: 6, trunk: '0' },
  },
];

export function drawCountry(random: SeededRandom): Country {
  let rest = random.next();
  for (const country of countries) {
    rest -= country.share;
    if (rest < 0) return country;
  }
  return countries[0] as Country;
}

/** `2345678` as `234 56 78`, six digits as `23 45 67`. */
function grouped(rest: string, separator: string): string {
  const head = rest.length % 2 === 1 ? 3 : 2;
  const parts = [rest.slice(0, head)];
  for (let i = head; i < rest.length; i += 2) parts.push(rest.slice(i, i + 2));
  return parts.join(separator);
}

/** A valid number of the country, written in one of the ways people write it, with the keys that the store holds. */
export function drawPhone(random: SeededRandom, { phone }: Country): DemoPhone {
  const { code, trunk } = phone;
  const prefix = random.pick(phone.prefixes);
  const rest = digits(random, 1).replace(/[01]/, '2') + digits(random, phone.rest - 1);
  const national = prefix + rest;
  const forms = [
    () => `+${code}${national}`,
    () => `+${code} ${prefix} ${grouped(rest, ' ')}`,
    () => `+${code} (${prefix}) ${grouped(rest, '-')}`,
    () => `${trunk}${trunk === '8' ? ' ' : ''}${prefix} ${grouped(rest, ' ')}`,
    () => `(${trunk === '8' ? '' : trunk}${prefix}) ${grouped(rest, '-')}`,
  ];
  const all = code + national;
  return { value: random.pick(forms)(), normalized: `+${all}`, digits: all, national, tail: all.slice(-7) };
}

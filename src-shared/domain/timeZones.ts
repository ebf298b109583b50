// Where a partner's clock is: the best guess from what the card says, and whether to call there now.
// Offline and small: main cities and regions; RU mobile numbers say nothing about the place.
import { type DateOnly, isTimeZone, wallClock } from './dates.ts';
import { searchTokens } from './fold.ts';
import { countryZones, phoneZoneNames, placeOfPhone } from './phoneZones.ts';

export type ZoneEvidence = 'explicit' | 'city' | 'address' | 'region' | 'phone' | 'country';
export type ZoneGuess = {
  /** The likeliest. */
  zone: string;
  /** All that it may be, the likeliest first. */
  zones: readonly string[];
  evidence: ZoneEvidence;
};

/** Names split by «|»; a trailing «*» means a stem (свердловск* – область). */
const places: readonly (readonly [zone: string, names: string])[] = [
  [
    'Asia/Baku',
    'Bakı|Баку|Baku|Gəncə|Гянджа|Ganja|Sumqayıt|Сумгаит|Sumgait|Mingəçevir|Мингечаур|Мингечевир|Lənkəran|Ленкорань|Lankaran|Naxçıvan|Нахичевань|Нахчыван|Nakhchivan|Şəki|Шеки|Quba|Şirvan|Xırdalan|Abşeron|Azərbaycan|Азербайджан|Azerbaijan',
  ],
  ['Europe/Kaliningrad', 'Калининград*|Kaliningrad*'],
  ['Europe/Volgograd', 'Волгоград*|Volgograd*|Волжский'],
  ['Europe/Kirov', 'Киров|Кировская|Kirov'],
  ['Europe/Astrakhan', 'Астрахан*|Astrakhan*'],
  ['Europe/Saratov', 'Саратов*|Saratov*|Энгельс'],
  ['Europe/Ulyanovsk', 'Ульяновск*|Ulyanovsk*'],
  ['Europe/Samara', 'Самара|Самарск*|Samara|Samarsk*|Тольятти|Tolyatti|Togliatti|Ижевск|Izhevsk|Удмурт*'],
  [
    'Asia/Yekaterinburg',
    'Екатеринбург|Yekaterinburg|Ekaterinburg|Свердловск*|Нижний Тагил|Пермь|Пермск*|Perm|Тюмен*|Tyumen*|Сургут|Surgut|Нижневартовск|Ханты-Мансийск*|ХМАО|ЯНАО|Ямало*|Уфа|Ufa|Башкор*|Челябинск*|Chelyabinsk*|Магнитогорск|Курган|Курганск*|Kurgan|Kurgansk*|Оренбург*|Orenburg*',
  ],
  ['Asia/Omsk', 'Омск*|Omsk*'],
  ['Asia/Novosibirsk', 'Новосибирск*|Novosibirsk*'],
  ['Asia/Tomsk', 'Томск*|Tomsk*'],
  ['Asia/Barnaul', 'Барнаул|Barnaul|Алтай*|Бийск|Горно-Алтайск'],
  ['Asia/Novokuznetsk', 'Кемеров*|Kemerovo|Новокузнецк|Novokuznetsk|Кузбасс'],
  ['Asia/Krasnoyarsk', 'Красноярск*|Krasnoyarsk*|Норильск|Norilsk|Абакан|Хакас*|Кызыл|Тыва|Тува'],
  ['Asia/Irkutsk', 'Иркутск*|Irkutsk*|Братск|Ангарск|Улан-Удэ|Ulan-Ude|Бурят*'],
  ['Asia/Chita', 'Чита|Chita|Забайкаль*'],
  ['Asia/Yakutsk', 'Якутск|Yakutsk|Якут*|Саха|Благовещенск|Blagoveshchensk|Амурск*'],
  [
    'Asia/Vladivostok',
    'Владивосток|Vladivostok|Приморск*|Находка|Хабаровск*|Khabarovsk*|Биробиджан|Комсомольск-на-Амуре',
  ],
  ['Asia/Sakhalin', 'Сахалин*|Sakhalin*|Южно-Сахалинск'],
  ['Asia/Magadan', 'Магадан*|Magadan*'],
  ['Asia/Kamchatka', 'Камчат*|Kamchatka|Петропавловск-Камчатский'],
  ['Asia/Anadyr', 'Анадырь|Anadyr|Чукот*'],
  [
    'Europe/Moscow',
    'Москва|Московск*|Moskva|Moscow|Санкт-Петербург|Петербург|СПб|Petersburg|Peterburq|Ленинградск*|Казань|Kazan|Татарстан|Нижний Новгород|Нижегородск*|Ростов*|Rostov*|Краснодар*|Krasnodar*|Воронеж*|Voronezh*|Дербент|Махачкала|Makhachkala|Дагестан|Сочи|Sochi|Тула|Тверь|Ярослав*|Рязан*|Белгород*|Ставропол*',
  ],
  [
    'Asia/Almaty',
    'Алматы|Алма-Ата|Almaty|Almatı|Астана|Astana|Нур-Султан|Шымкент|Shymkent|Караганда|Karaganda|Костанай|Павлодар|Тараз|Усть-Каменогорск|Казахстан|Kazakhstan|Qazaxıstan',
  ],
  ['Asia/Aqtobe', 'Актобе|Aktobe|Aqtobe'],
  ['Asia/Aqtau', 'Актау|Aktau|Aqtau'],
  ['Asia/Atyrau', 'Атырау|Atyrau'],
  ['Asia/Oral', 'Уральск|Oral'],
  ['Asia/Tbilisi', 'Тбилиси|Tbilisi|Tiflis|Батуми|Batumi|Кутаиси|Марнеули|Marneuli|Rustavi|Рустави'],
  ['Asia/Yerevan', 'Ереван|Yerevan'],
  [
    'Europe/Istanbul',
    'Стамбул|Istanbul|İstanbul|Анкара|Ankara|Измир|İzmir|Бурса|Bursa|Анталья|Antalya|Iğdır|Kars',
  ],
  [
    'Europe/Kyiv',
    'Киев|Київ|Kyiv|Kiyev|Kiev|Харьков|Харків|Kharkiv|Одесса|Одеса|Odesa|Odessa|Днепр|Дніпро|Львов|Львів|Lviv',
  ],
  ['Europe/Minsk', 'Минск|Мінск|Minsk|Гомель|Брест|Гродно|Витебск|Могилев'],
  ['Asia/Tashkent', 'Ташкент|Tashkent|Toshkent|Daşkənd|Фергана|Андижан|Наманган'],
  ['Asia/Samarkand', 'Самарканд|Samarkand|Samarqand|Бухара|Buxoro'],
  ['Asia/Bishkek', 'Бишкек|Bishkek|Ош'],
  ['Asia/Dushanbe', 'Душанбе|Dushanbe'],
  ['Asia/Ashgabat', 'Ашхабад|Ashgabat|Aşqabad'],
  ['Europe/Chisinau', 'Кишинев|Chisinau|Chișinău'],
  ['Asia/Dubai', 'Дубай|Dubai|Абу-Даби|Abu Dhabi'],
  ['Asia/Tehran', 'Тегеран|Tehran|Təbriz|Тебриз|Tabriz'],
  ['Europe/London', 'London|Лондон'],
  ['Europe/Berlin', 'Berlin|Берлин|München|Hamburg|Frankfurt'],
];

/** Every zone the tables can answer. */
export const placeZones: readonly string[] = [
  ...new Set([...places.map(([zone]) => zone), ...phoneZoneNames]),
];

const placeKeys: readonly { zone: string; key: string }[] = places.flatMap(([zone, names]) =>
  names.split('|').map((name) => {
    const words = searchTokens(name).join(' ');
    return { zone, key: name.endsWith('*') ? ` ${words}` : ` ${words} ` };
  }),
);

export type ZoneHints = {
  explicit?: string;
  city?: string;
  /** As it is written on a letter, parts by comma. */
  address?: string;
  region?: string;
  phoneE164?: string;
  /** ISO 3166 alpha-2. */
  country?: string;
};

/**
 * The zone of a partner by the best evidence there is: explicit field, city, address, region, area code of the number, country,
 * country of the number; undefined when nothing says. A country of several zones answers them all.
 */
export function guessTimeZone(hints: ZoneHints): ZoneGuess | undefined {
  const phone = placeOfPhone(hints.phoneE164 ?? '');
  const one = (zone: string | undefined): readonly string[] => (zone === undefined ? [] : [zone]);
  const steps: readonly (readonly [ZoneEvidence, () => readonly string[]])[] = [
    ['explicit', () => one(hints.explicit).filter(isTimeZone)],
    ['city', () => one(zoneOfPlace(hints.city))],
    ['address', () => one(zoneOfAddress(hints.address))],
    ['region', () => one(zoneOfPlace(hints.region))],
    ['phone', () => phone.area],
    ['country', () => countryZones[hints.country ?? ''] ?? []],
    ['phone', () => countryZones[phone.country] ?? []],
  ];
  for (const [evidence, zonesOf] of steps) {
    const zones = zonesOf();
    const [zone] = zones;
    if (zone !== undefined) return { zone, zones, evidence };
  }
  return undefined;
}

/** The zone of a town or region by its name in any of our languages; undefined when it is none of the table. */
export function zoneOfPlace(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const words = ` ${searchTokens(text).join(' ')} `;
  return placeKeys.find((place) => words.includes(place.key))?.zone;
}

// A street is often named after another town.
const street = new RegExp(
  `(^|[^\\p{L}])(${[
    ...[
      'ул',
      'улица',
      'пр',
      'просп',
      'проспект',
      'пр-т',
      'пер',
      'переулок',
      'ш',
      'шоссе',
      'б-р',
      'бульвар',
      'пл',
      'площадь',
    ],
    ...['наб', 'набережная', 'тракт', 'проезд', 'пр-д', 'küç', 'küçəsi', 'küçə', 'pr', 'prospekti', 'şosesi'],
    ...['street', 'st', 'avenue', 'ave', 'road', 'rd', 'ulitsa', 'ul', 'cad', 'caddesi', 'sok', 'sokak'],
  ].join('|')})([^\\p{L}]|$)`,
  'iu',
);

/** Of the parts that are no street, the first that names a place. */
function zoneOfAddress(address = ''): string | undefined {
  const parts = address.split(/[,;\n]/).filter((part) => !street.test(part));
  return parts.map(zoneOfPlace).find((zone) => zone !== undefined);
}

/** Minutes after midnight; `to` is the first minute outside. Weekdays 1 Monday … 7 Sunday. */
export type WorkHours = {
  fromMinutes: number;
  toMinutes: number;
  weekdays: readonly number[];
  /** Whether nobody works there on a day of the week. @param country ISO 3166 alpha-2, '' not known */
  isHoliday?: (date: DateOnly, country: string) => boolean;
  /** Whether they work there in the place of another day, whatever the week and the holidays say. */
  isWorked?: (date: DateOnly, country: string) => boolean;
};

export const usualWorkHours: WorkHours = { fromMinutes: 540, toMinutes: 1080, weekdays: [1, 2, 3, 4, 5] };

export type CallVerdict = 'ok' | 'early' | 'late' | 'weekend' | 'holiday';
export type CallWindow = { localTime: string; weekday: number; verdict: CallVerdict };
export type CallPlace = { zone: string; country?: string };

/** The time at the partner's and whether it is a time to call; without `workHours` 9–18, Monday to Friday. */
export function callWindow(input: CallPlace & { nowMs: number; workHours?: WorkHours }): CallWindow {
  const { fromMinutes, toMinutes, weekdays, isHoliday, isWorked } = input.workHours ?? usualWorkHours;
  const { date, time, minutesOfDay, weekday } = wallClock(input.nowMs, input.zone);
  const country = input.country ?? '';
  const isMoved = isWorked?.(date, country) ?? false;
  let verdict: CallVerdict = 'ok';
  if (!isMoved && !weekdays.includes(weekday)) verdict = 'weekend';
  else if (!isMoved && isHoliday?.(date, country)) verdict = 'holiday';
  else if (minutesOfDay < fromMinutes) verdict = 'early';
  else if (minutesOfDay >= toMinutes) verdict = 'late';
  return { localTime: time, weekday, verdict };
}

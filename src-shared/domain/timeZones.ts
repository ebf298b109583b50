// Where a partner's clock is: the best guess from what the card says, and whether to call there now.
// Offline and small: main cities and regions; RU mobile numbers say nothing about the place.
import { isTimeZone, wallClock } from './dates.ts';
import { searchTokens } from './fold.ts';

export type ZoneEvidence = 'explicit' | 'city' | 'region' | 'phone' | 'country';
export type ZoneGuess = { zone: string; evidence: ZoneEvidence };

/** Names split by «|»; a trailing «*» means a stem (свердловск* – область). RU area codes by space. */
const places: readonly (readonly [zone: string, names: string, ruAreaCodes?: string])[] = [
  [
    'Asia/Baku',
    'Bakı|Баку|Baku|Gəncə|Гянджа|Ganja|Sumqayıt|Сумгаит|Sumgait|Mingəçevir|Мингечаур|Мингечевир|Lənkəran|Ленкорань|Lankaran|Naxçıvan|Нахичевань|Нахчыван|Nakhchivan|Şəki|Шеки|Quba|Şirvan|Xırdalan|Abşeron|Azərbaycan|Азербайджан|Azerbaijan',
  ],
  ['Europe/Kaliningrad', 'Калининград*|Kaliningrad*', '401'],
  ['Europe/Volgograd', 'Волгоград*|Volgograd*|Волжский', '844'],
  ['Europe/Kirov', 'Киров|Кировская|Kirov', '833'],
  ['Europe/Astrakhan', 'Астрахан*|Astrakhan*', '851'],
  ['Europe/Saratov', 'Саратов*|Saratov*|Энгельс', '845'],
  ['Europe/Ulyanovsk', 'Ульяновск*|Ulyanovsk*', '842'],
  [
    'Europe/Samara',
    'Самара|Самарск*|Samara|Samarsk*|Тольятти|Tolyatti|Togliatti|Ижевск|Izhevsk|Удмурт*',
    '846 848 341',
  ],
  [
    'Asia/Yekaterinburg',
    'Екатеринбург|Yekaterinburg|Ekaterinburg|Свердловск*|Нижний Тагил|Пермь|Пермск*|Perm|Тюмен*|Tyumen*|Сургут|Surgut|Нижневартовск|Ханты-Мансийск*|ХМАО|ЯНАО|Ямало*|Уфа|Ufa|Башкор*|Челябинск*|Chelyabinsk*|Магнитогорск|Курган|Курганск*|Kurgan|Kurgansk*|Оренбург*|Orenburg*',
    '342 343 345 346 347 349 351 352 353',
  ],
  ['Asia/Omsk', 'Омск*|Omsk*', '381'],
  ['Asia/Novosibirsk', 'Новосибирск*|Novosibirsk*', '383'],
  ['Asia/Tomsk', 'Томск*|Tomsk*', '382'],
  ['Asia/Barnaul', 'Барнаул|Barnaul|Алтай*|Бийск|Горно-Алтайск', '385 388'],
  ['Asia/Novokuznetsk', 'Кемеров*|Kemerovo|Новокузнецк|Novokuznetsk|Кузбасс', '384'],
  [
    'Asia/Krasnoyarsk',
    'Красноярск*|Krasnoyarsk*|Норильск|Norilsk|Абакан|Хакас*|Кызыл|Тыва|Тува',
    '391 390 394',
  ],
  ['Asia/Irkutsk', 'Иркутск*|Irkutsk*|Братск|Ангарск|Улан-Удэ|Ulan-Ude|Бурят*', '395 301'],
  ['Asia/Chita', 'Чита|Chita|Забайкаль*', '302'],
  ['Asia/Yakutsk', 'Якутск|Yakutsk|Якут*|Саха|Благовещенск|Blagoveshchensk|Амурск*', '411 416'],
  [
    'Asia/Vladivostok',
    'Владивосток|Vladivostok|Приморск*|Находка|Хабаровск*|Khabarovsk*|Биробиджан|Комсомольск-на-Амуре',
    '423 421 426',
  ],
  ['Asia/Sakhalin', 'Сахалин*|Sakhalin*|Южно-Сахалинск', '424'],
  ['Asia/Magadan', 'Магадан*|Magadan*', '413'],
  ['Asia/Kamchatka', 'Камчат*|Kamchatka|Петропавловск-Камчатский', '415'],
  ['Asia/Anadyr', 'Анадырь|Anadyr|Чукот*', '427'],
  [
    'Europe/Moscow',
    'Москва|Московск*|Moskva|Moscow|Санкт-Петербург|Петербург|СПб|Petersburg|Peterburq|Ленинградск*|Казань|Kazan|Татарстан|Нижний Новгород|Нижегородск*|Ростов*|Rostov*|Краснодар*|Krasnodar*|Воронеж*|Voronezh*|Дербент|Махачкала|Makhachkala|Дагестан|Сочи|Sochi|Тула|Тверь|Ярослав*|Рязан*|Белгород*|Ставропол*',
    '495 496 498 499 812 813 831 843 861 862 863 473 872',
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

/** The usual zone of a country; where there are several, that of most people. */
const countryZones: Readonly<Record<string, string>> = {
  AZ: 'Asia/Baku',
  RU: 'Europe/Moscow',
  KZ: 'Asia/Almaty',
  GE: 'Asia/Tbilisi',
  TR: 'Europe/Istanbul',
  UA: 'Europe/Kyiv',
  BY: 'Europe/Minsk',
  UZ: 'Asia/Tashkent',
  KG: 'Asia/Bishkek',
  TJ: 'Asia/Dushanbe',
  TM: 'Asia/Ashgabat',
  AM: 'Asia/Yerevan',
  MD: 'Europe/Chisinau',
  AE: 'Asia/Dubai',
  IR: 'Asia/Tehran',
  GB: 'Europe/London',
  DE: 'Europe/Berlin',
  PL: 'Europe/Warsaw',
  IT: 'Europe/Rome',
  FR: 'Europe/Paris',
  IL: 'Asia/Jerusalem',
  CN: 'Asia/Shanghai',
};

/** Calling codes to countries, longest first; +76 and +77 are Kazakhstan. */
const callingCodes: readonly (readonly [string, string])[] = [
  ['+994', 'AZ'],
  ['+995', 'GE'],
  ['+996', 'KG'],
  ['+998', 'UZ'],
  ['+992', 'TJ'],
  ['+993', 'TM'],
  ['+374', 'AM'],
  ['+373', 'MD'],
  ['+375', 'BY'],
  ['+380', 'UA'],
  ['+971', 'AE'],
  ['+972', 'IL'],
  ['+76', 'KZ'],
  ['+77', 'KZ'],
  ['+90', 'TR'],
  ['+98', 'IR'],
  ['+86', 'CN'],
  ['+44', 'GB'],
  ['+49', 'DE'],
  ['+48', 'PL'],
  ['+39', 'IT'],
  ['+33', 'FR'],
  ['+7', 'RU'],
];

/** Every zone the tables can answer. */
export const placeZones: readonly string[] = [
  ...new Set([...places.map(([zone]) => zone), ...Object.values(countryZones)]),
];

const placeKeys: readonly { zone: string; key: string }[] = places.flatMap(([zone, names]) =>
  names.split('|').map((name) => {
    const words = searchTokens(name).join(' ');
    return { zone, key: name.endsWith('*') ? ` ${words}` : ` ${words} ` };
  }),
);
const ruAreaZones: ReadonlyMap<string, string> = new Map(
  places.flatMap(([zone, , codes = '']) => codes.split(' ').map((code) => [code, zone] as const)),
);

export type ZoneHints = {
  explicit?: string;
  city?: string;
  region?: string;
  phoneE164?: string;
  /** ISO 3166 alpha-2. */
  country?: string;
};

/**
 * The zone of a partner by the best evidence there is: explicit field, city, region, RU landline prefix,
 * country, country of the phone; undefined when nothing says.
 */
export function guessTimeZone(hints: ZoneHints): ZoneGuess | undefined {
  const phone = hints.phoneE164 ?? '';
  const explicit = hints.explicit !== undefined && isTimeZone(hints.explicit) ? hints.explicit : undefined;
  const phoneCountry = callingCodes.find(([code]) => phone.startsWith(code))?.[1] ?? '';
  const steps: readonly (readonly [ZoneEvidence, () => string | undefined])[] = [
    ['explicit', () => explicit],
    ['city', () => zoneOfPlace(hints.city)],
    ['region', () => zoneOfPlace(hints.region)],
    ['phone', () => (phoneCountry === 'RU' ? ruAreaZones.get(phone.slice(2, 5)) : undefined)],
    ['country', () => countryZones[hints.country ?? '']],
    ['phone', () => countryZones[phoneCountry]],
  ];
  for (const [evidence, zoneOf] of steps) {
    const zone = zoneOf();
    if (zone !== undefined) return { zone, evidence };
  }
  return undefined;
}

function zoneOfPlace(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const words = ` ${searchTokens(text).join(' ')} `;
  return placeKeys.find((place) => words.includes(place.key))?.zone;
}

/** Minutes after midnight; `to` is the first minute outside. Weekdays 1 Monday … 7 Sunday. */
export type WorkHours = { fromMinutes: number; toMinutes: number; weekdays: readonly number[] };

export const usualWorkHours: WorkHours = { fromMinutes: 540, toMinutes: 1080, weekdays: [1, 2, 3, 4, 5] };

export type CallVerdict = 'ok' | 'early' | 'late' | 'weekend';
export type CallWindow = { localTime: string; weekday: number; verdict: CallVerdict };

/** The time at the partner's and whether it is a time to call; without `workHours` 9–18, Monday to Friday. */
export function callWindow(input: { nowMs: number; zone: string; workHours?: WorkHours }): CallWindow {
  const { fromMinutes, toMinutes, weekdays } = input.workHours ?? usualWorkHours;
  const { time, minutesOfDay, weekday } = wallClock(input.nowMs, input.zone);
  let verdict: CallVerdict = 'ok';
  if (!weekdays.includes(weekday)) verdict = 'weekend';
  else if (minutesOfDay < fromMinutes) verdict = 'early';
  else if (minutesOfDay >= toMinutes) verdict = 'late';
  return { localTime: time, weekday, verdict };
}

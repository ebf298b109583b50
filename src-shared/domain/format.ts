// Dates, times, numbers and money as people read them in az, ru and en, the same in every engine.
// No Intl: Chromium writes Azerbaijani wrongly. Amounts in words are amountWords.ts.
import { monthNames, monthNamesOfDay } from './calendarNames.ts';
import { addDays, type DateOnly, dateInZone, type Month, wallClock } from './dates.ts';
import { type Language, type PluralForms, plural } from './language.ts';
import { type CurrencyCode, moneyScale, quantityScale } from './money.ts';

const nbsp = '\u00a0';
const marks = {
  az: { group: '.', decimal: ',' },
  ru: { group: nbsp, decimal: ',' },
  en: { group: ',', decimal: '.' },
} as const;

export const currencySigns: Readonly<Record<CurrencyCode, string>> = {
  AZN: '₼',
  RUB: '₽',
  USD: '$',
  EUR: '€',
  KZT: '₸',
  TRY: '₺',
  GEL: '₾',
  UAH: '₴',
  BYN: 'Br',
  UZS: "so'm",
};

/** An integer with `scale` decimals, grouped by thousands; `minDecimals` of them always stand. */
function formatScaled(value: number, scale: number, minDecimals: number, language: Language): string {
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(\d{3})+$)/g, marks[language].group);
  const fraction = digits.slice(digits.length - scale);
  const kept = fraction.replace(/0+$/, '').padEnd(minDecimals, '0');
  const text = kept === '' ? whole : `${whole}${marks[language].decimal}${kept}`;
  return value < 0 ? `-${text}` : text;
}

/** Whole numbers: counts. */
export function formatNumber(value: number, language: Language): string {
  return formatScaled(value, 0, 0, language);
}

/** 123450 → `1.234,50` az, `1 234,50` ru (no-break space), `1,234.50` en; no currency. */
export function formatAmount(minor: number, language: Language): string {
  return formatScaled(minor, moneyScale, moneyScale, language);
}

/** formatAmount and the sign after a no-break space: `1.234,50 ₼`. */
export function formatMoney(minor: number, currency: CurrencyCode, language: Language): string {
  return `${formatAmount(minor, language)}${nbsp}${currencySigns[currency]}`;
}

/** Thousandths, without empty decimals: 1500 → `1,5`, 2000 → `2`. */
export function formatQuantity(milli: number, language: Language): string {
  return formatScaled(milli, quantityScale, 0, language);
}

/** Basis points: 1850 → `18,5 %` (no-break space; `18.5%` in English). */
export function formatPercent(bp: number, language: Language): string {
  return `${formatScaled(bp, 2, 0, language)}${language === 'en' ? '' : nbsp}%`;
}

function dateParts(date: DateOnly): { year: string; month: string; day: string } {
  return { year: date.slice(0, 4), month: date.slice(5, 7), day: date.slice(8, 10) };
}

/** `23.11.2026`; English as in Britain, `23/11/2026`. */
export function formatDate(date: DateOnly, language: Language): string {
  const { year, month, day } = dateParts(date);
  return [day, month, year].join(language === 'en' ? '/' : '.');
}

/** `23 noyabr 2026`, `23 ноября 2026 г.`, `23 November 2026`: for documents and letters. */
export function formatLongDate(date: DateOnly, language: Language): string {
  const { year, month, day } = dateParts(date);
  const text = `${Number(day)} ${monthNamesOfDay[language][Number(month) - 1] ?? ''} ${year}`;
  return language === 'ru' ? `${text}${nbsp}г.` : text;
}

/** The heading of a calendar: `Noyabr 2026`, `Ноябрь 2026`, `November 2026`. */
export function formatMonth(month: Month, language: Language): string {
  const name = monthNames[language][Number(month.slice(5, 7)) - 1] ?? '';
  const first = language === 'az' && name.startsWith('i') ? 'İ' : name.charAt(0).toUpperCase();
  return `${first}${name.slice(1)} ${month.slice(0, 4)}`;
}

/** 'HH:MM' of an instant in a zone; 24 hours in every language. */
export function formatTime(instantMs: number, zone: string): string {
  return wallClock(instantMs, zone).time;
}

/** `23.11.2026 18:40`. */
export function formatDateTime(instantMs: number, zone: string, language: Language): string {
  const { date, time } = wallClock(instantMs, zone);
  return `${formatDate(date, language)} ${time}`;
}

const dayWords = {
  en: { yesterday: 'yesterday', today: 'today', tomorrow: 'tomorrow' },
  az: { yesterday: 'dünən', today: 'bu gün', tomorrow: 'sabah' },
  ru: { yesterday: 'вчера', today: 'сегодня', tomorrow: 'завтра' },
} as const;

/** Yesterday, today, tomorrow by their word, any other day as formatDate. */
export function relativeDay(date: DateOnly, today: DateOnly, language: Language): string {
  if (date === today) return dayWords[language].today;
  if (date === addDays(today, -1)) return dayWords[language].yesterday;
  if (date === addDays(today, 1)) return dayWords[language].tomorrow;
  return formatDate(date, language);
}

type AgoUnit = 'minute' | 'hour' | 'day';
const agoUnits: Readonly<Record<Language, Readonly<Record<AgoUnit, PluralForms>>>> = {
  en: {
    minute: { one: 'minute', other: 'minutes' },
    hour: { one: 'hour', other: 'hours' },
    day: { one: 'day', other: 'days' },
  },
  az: {
    minute: { one: 'dəqiqə', other: 'dəqiqə' },
    hour: { one: 'saat', other: 'saat' },
    day: { one: 'gün', other: 'gün' },
  },
  ru: {
    minute: { one: 'минуту', few: 'минуты', many: 'минут', other: 'минуты' },
    hour: { one: 'час', few: 'часа', many: 'часов', other: 'часа' },
    day: { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
  },
};
const justNow = { en: 'just now', az: 'indicə', ru: 'только что' } as const;
const past = {
  en: (span: string) => `${span} ago`,
  az: (span: string) => `${span} əvvəl`,
  ru: (span: string) => `${span} назад`,
};
const future = {
  en: (span: string) => `in ${span}`,
  az: (span: string) => `${span} sonra`,
  ru: (span: string) => `через ${span}`,
};

const minuteMs = 60_000;
const longestAgoDays = 30;

/** `5 minutes ago`, `in 3 hours`; beyond thirty days the date in `zone`. */
export function timeAgo(instantMs: number, nowMs: number, zone: string, language: Language): string {
  const minutes = Math.floor(Math.abs(nowMs - instantMs) / minuteMs);
  if (minutes < 1) return justNow[language];
  const days = Math.floor(minutes / 1440);
  if (days > longestAgoDays) return formatDate(dateInZone(instantMs, zone), language);
  const [count, unit]: [number, AgoUnit] =
    minutes < 60 ? [minutes, 'minute'] : days < 1 ? [Math.floor(minutes / 60), 'hour'] : [days, 'day'];
  const span = `${count} ${plural(language, count, agoUnits[language][unit])}`;
  return instantMs <= nowMs ? past[language](span) : future[language](span);
}

// Reads and shows decimals the way people type them in our three languages. Integers in, integers out: no floats.
import type { Lang } from '../i18n/catalogue.ts';

const decimalMark: { readonly [L in Lang]: ',' | '.' } = { en: '.', az: ',', ru: ',' };
const groupMark: { readonly [L in Lang]: string } = { en: ',', az: '.', ru: '\u00a0' };

function splitAtDecimal(text: string, lang: Lang): [whole: string, fraction: string] {
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
  if (last < 0) return [text, ''];
  const mark = text[last];
  const tail = text.slice(last + 1);
  const isOnlyMark = text.indexOf(mark ?? '') === last && !/[.,]/.test(text.slice(0, last));
  const isGroup =
    mark === groupMark[lang] && tail.length === 3 && (isOnlyMark || text.slice(0, last).includes(mark));
  const isRepeated = text.indexOf(mark ?? '') !== last;
  return isGroup || isRepeated ? [text, ''] : [text.slice(0, last), tail];
}

/**
 * Parses `1.234,50` / `1 234,5` / `1,234.50` to an integer with `scale` decimals (124 and scale 2 give 12400).
 * Both marks are taken as decimal unless the text is grouped as the language groups. null: not a number, or more
 * decimals than `scale`, or beyond safe integers.
 */
export function parseDecimal(text: string, lang: Lang, scale: number): number | null {
  const compact = text.replaceAll(/[\s\u00a0\u202f'’]/g, '').replace('−', '-');
  const match = /^(-?)([\d.,]+)$/.exec(compact);
  if (!match) return null;
  const [whole, fraction] = splitAtDecimal(match[2] ?? '', lang);
  const digits = whole.replaceAll(/[.,]/g, '');
  const trimmed = fraction.replace(/0+$/, '');
  if (!/^\d*$/.test(fraction) || trimmed.length > scale || digits + fraction === '') return null;
  const value = Number(`${match[1]}${digits || '0'}${trimmed.padEnd(scale, '0')}`);
  return Number.isSafeInteger(value) ? (value === 0 ? 0 : value) : null;
}

/** The text to edit: grouped, at least `minDecimals` decimals, no unit. Inverse of parseDecimal. */
export function editDecimal(value: number, lang: Lang, scale: number, minDecimals = 0): string {
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits
    .slice(digits.length - scale)
    .replace(/0+$/, '')
    .padEnd(Math.min(minDecimals, scale), '0');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, groupMark[lang]);
  return `${value < 0 ? '-' : ''}${grouped}${fraction ? decimalMark[lang] + fraction : ''}`;
}

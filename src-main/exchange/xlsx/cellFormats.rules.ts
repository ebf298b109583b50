// What a number of a cell is by its format: a date, a time, a share, a code with leading zeros, or a plain number; and
// its text. Pure. Serial dates by ECMA-376 part 1, 18.17.4.1; built-in formats by 18.8.30.

export type CellFormat =
  | { kind: 'number' }
  | { kind: 'date' }
  | { kind: 'time' }
  | { kind: 'percent' }
  | { kind: 'zeros'; digits: number };

const plain: CellFormat = { kind: 'number' };
const dayMs = 86_400_000;
/** 9999-12-31. */
const lastSerial = 2_958_465;
/** Significant digits that Excel itself keeps. */
const precision = 15;

const within = (id: number, ...ranges: readonly (readonly [number, number])[]): boolean =>
  ranges.some(([from, to]) => id >= from && id <= to);

/** Formats that files name by number only; those of East Asian dates too. */
function builtInFormat(id: number): CellFormat {
  if (within(id, [18, 21], [45, 47])) return { kind: 'time' };
  if (within(id, [14, 17], [22, 22], [27, 36], [50, 58])) return { kind: 'date' };
  return within(id, [9, 10]) ? { kind: 'percent' } : plain;
}

/** @param code as the file writes it, always in English letters whatever Excel's language */
export function cellFormat(id: number, code: string | undefined): CellFormat {
  if (code === undefined) return builtInFormat(id);
  // Texts in quotes, escaped letters, fillers, colours and locales say nothing; hours in brackets do.
  const bare = code.replace(/"[^"]*"|\\.|[_*]./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  const [first = ''] = bare.split(';');
  if (/^(general|@)$/i.test(first)) return plain;
  const hasClock = /[hs]/i.test(first);
  if (/[yd]/i.test(first) || (/m/i.test(first) && !hasClock)) return { kind: 'date' };
  if (hasClock) return { kind: 'time' };
  if (first.includes('%')) return { kind: 'percent' };
  return /^0{2,}$/.test(first) ? { kind: 'zeros', digits: first.length } : plain;
}

const two = (value: number): string => String(value).padStart(2, '0');

function clockText(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${two(hours)}:${two(minutes)}${rest === 0 ? '' : `:${two(rest)}`}`;
}

/** `2026-11-23`, `2026-11-23 08:30`; undefined for what is no day of the calendar. */
export function dateText(serial: number, is1904: boolean): string | undefined {
  if (!(serial >= 0) || serial > lastSerial) return undefined;
  const seconds = Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  // Excel counts a 29 February 1900 that never was.
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = new Date(epoch + days * dayMs).toISOString().slice(0, 10);
  const clock = seconds % 86_400;
  return clock === 0 ? date : `${date} ${clockText(clock)}`;
}

/** All digits, no exponent: a phone or a tax id kept as a number comes back as it was typed. */
export function numberText(value: number): string {
  const rounded = Number(value.toPrecision(precision));
  if (Number.isInteger(rounded)) return BigInt(rounded).toString();
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** The text of a cell that holds a number. */
export function formatNumber(raw: string, format: CellFormat, is1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw.trim();
  if (format.kind === 'zeros') return numberText(value).padStart(format.digits, '0');
  if (format.kind === 'percent') return `${numberText(value * 100)}%`;
  if (format.kind === 'date') return dateText(value, is1904) ?? numberText(value);
  if (format.kind === 'time' && value >= 0) return clockText(Math.round(value * 86_400));
  return numberText(value);
}

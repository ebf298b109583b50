// The form of document numbers: a device's prefix and a counter, 'A7-000123'.
// The counter itself, given only at issue, belongs to the store.
import { invariant } from '../lib/assert.ts';

export const usualNumberWidth = 6;

/** `('A7', 123, 6)` → 'A7-000123'; without a prefix the digits alone. A longer counter is never cut. */
export function documentNumber(prefix: string, counter: number, width: number = usualNumberWidth): string {
  invariant(Number.isSafeInteger(counter) && counter > 0, 'bad_document_counter');
  const digits = String(counter).padStart(width, '0');
  return prefix === '' ? digits : `${prefix}-${digits}`;
}

/** 'A7-000123' → {prefix 'A7', counter 123}; undefined for a number of another form. */
export function parseDocumentNumber(number: string): { prefix: string; counter: number } | undefined {
  const match = /^(?:(.+)-)?(\d+)$/.exec(number.trim());
  const counter = Number(match?.[2]);
  if (match === null || !Number.isSafeInteger(counter) || counter === 0) return undefined;
  return { prefix: match[1] ?? '', counter };
}

// One JSON text per value: keys sorted, nothing but plain data. For hashes and equality, not for the wire.
import { AppError } from '../contract/errors.ts';

/**
 * Canonical JSON. Keys with `undefined` are left out, as JSON.stringify does; order of arrays counts.
 * @throws AppError bug not_plain_data for anything JSON cannot hold (NaN, bigint, Date, Map, undefined items)
 */
export function stableJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, stableJson).join(',')}]`;
  if (!isPlain(value)) throw new AppError('bug', 'not_plain_data', { type: typeof value });
  const pairs = Object.keys(value)
    .sort()
    .filter((key) => value[key] !== undefined)
    .map((key) => `${JSON.stringify(key)}:${stableJson(value[key])}`);
  return `{${pairs.join(',')}}`;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

// What the figures of a bench row are worth: held against its limit and its floor, and the line that says so.
import budgets from './budgets.json' with { type: 'json' };
import { type Measured, MissingPart, type RowName } from './measure.ts';

export type Judged = {
  p50?: number;
  p95?: number;
  value?: number;
  unit: string;
  /** null: printed for comparison, fails nobody. */
  limit: number | null;
  better: 'lower' | 'higher';
  floor?: number;
  ratio?: number;
  ok: boolean;
  reason?: string;
  notes?: readonly string[];
};

const floorFactor = 5;
/** 2 ms in the units of times. */
const floorAllowance: Readonly<Record<string, number>> = { ms: 2, s: 0.002 };

/** Most rows are times and sizes; rates say in budgets.json that more is better. */
const betterOf = (name: RowName): Judged['better'] => {
  const budget = budgets[name];
  return 'better' in budget && budget.better === 'higher' ? 'higher' : 'lower';
};

const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 100) / 100;

function whyTooHigh(
  judged: number,
  limit: number | null,
  floor: number | undefined,
  allowance: number,
): string | undefined {
  if (limit !== null && judged > limit) return 'over the limit';
  if (floor !== undefined && judged > floorFactor * floor + allowance) return 'over 5 × its floor + 2 ms';
  return undefined;
}

function whyTooLow(judged: number, limit: number | null, floor: number | undefined): string | undefined {
  if (limit !== null && judged < limit) return 'under the limit';
  if (floor !== undefined && judged * floorFactor < floor) return 'under a fifth of its floor';
  return undefined;
}

/** A row fails above its limit, and above 5 × its floor + 2 ms; a rate under its limit, and under a fifth of its floor. */
export function judge(name: RowName, measured: Measured): Judged {
  const { limit, unit } = budgets[name];
  const { timing, floor, tenth } = measured;
  const judged = timing?.p95 ?? measured.value;
  if (judged === undefined) throw new Error(`${name} measured nothing`);
  const better = betterOf(name);
  const floorValue = typeof floor === 'number' ? floor : floor?.p95;
  const reason =
    better === 'higher'
      ? whyTooLow(judged, limit, floorValue)
      : whyTooHigh(judged, limit, floorValue, floorAllowance[unit] ?? 0);
  return {
    p50: rounded(timing?.p50),
    p95: rounded(timing?.p95),
    value: rounded(measured.value),
    unit,
    limit,
    better,
    floor: rounded(floorValue),
    ratio:
      tenth === undefined ? undefined : rounded(judged / (typeof tenth === 'number' ? tenth : tenth.p95)),
    ok: reason === undefined,
    reason,
    notes: measured.notes?.length ? measured.notes : undefined,
  };
}

/** A row that could not be measured fails with the reason; for want of a part it is skipped where that is allowed. */
export function failed(name: RowName, error: unknown): Judged {
  const { limit, unit } = budgets[name];
  const reason =
    error instanceof Error
      ? `${error.message}${'reason' in error ? ` ${String(error.reason)}` : ''}`
      : String(error);
  return {
    unit,
    limit,
    better: betterOf(name),
    ok: error instanceof MissingPart && process.env.CI !== 'true',
    reason,
  };
}

/** The line of a row: what was measured, its limit, the floor, how it grew since a tenth of the size. */
export function printed(name: string, row: Judged): string {
  const isMeasured = (row.p95 ?? row.value) !== undefined;
  const mark = row.ok ? (isMeasured ? '  ok' : 'skip') : 'FAIL';
  const shown =
    row.p95 === undefined
      ? row.value === undefined
        ? '–'
        : `${row.value}`
      : `p50 ${row.p50}  p95 ${row.p95}`;
  const parts = [
    `${mark}  ${name.padEnd(26)} ${shown} ${row.unit}`.padEnd(66),
    row.limit === null ? '' : `limit ${row.limit}`,
    row.floor === undefined ? '' : `floor ${row.floor}`,
    row.ratio === undefined ? '' : `× tenth ${row.ratio}`,
    row.reason ?? '',
  ];
  return [parts.filter(Boolean).join('  '), ...(row.notes ?? []).map((note) => `        ${note}`)].join('\n');
}

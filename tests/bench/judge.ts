// What the figures of a bench row are worth: held against its limit and its floor, and the line that says so.
import budgets from './budgets.json' with { type: 'json' };
import type { Measured, RowName } from './measure.ts';

export type Judged = {
  p50?: number;
  p95?: number;
  value?: number;
  unit: string;
  limit: number;
  better: 'lower' | 'higher';
  floor?: number;
  ratio?: number;
  ok: boolean;
  reason?: string;
  notes?: readonly string[];
};

const floorFactor = 5;
const floorAllowance = 2;

/** Most rows are times and sizes; rates say in budgets.json that more is better. */
const betterOf = (name: RowName): Judged['better'] => {
  const budget = budgets[name];
  return 'better' in budget && budget.better === 'higher' ? 'higher' : 'lower';
};

const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 100) / 100;

/** A row fails above its limit, and above 5 × its floor + 2 ms. */
export function judge(name: RowName, measured: Measured): Judged {
  const { limit, unit } = budgets[name];
  const { timing, floor, tenth } = measured;
  const judged = timing?.p95 ?? measured.value;
  if (judged === undefined) throw new Error(`${name} measured nothing`);
  const overFloor = floor && judged > floorFactor * floor.p95 + floorAllowance;
  const better = betterOf(name);
  const isMissed = better === 'higher' ? judged < limit : judged > limit;
  const missed = better === 'higher' ? 'under the limit' : 'over the limit';
  const reason = isMissed ? missed : overFloor ? 'over 5 × its floor + 2 ms' : undefined;
  return {
    p50: rounded(timing?.p50),
    p95: rounded(timing?.p95),
    value: rounded(measured.value),
    unit,
    limit,
    better,
    floor: rounded(floor?.p95),
    ratio:
      tenth === undefined ? undefined : rounded(judged / (typeof tenth === 'number' ? tenth : tenth.p95)),
    ok: reason === undefined,
    reason,
    notes: measured.notes?.length ? measured.notes : undefined,
  };
}

/** A row that could not be measured fails with the reason. */
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
    ok: false,
    reason,
  };
}

/** The line of a row: what was measured, its limit, the floor, how it grew since a tenth of the size. */
export function printed(name: string, row: Judged): string {
  const mark = row.ok ? '  ok' : 'FAIL';
  const shown =
    row.p95 === undefined
      ? row.value === undefined
        ? '–'
        : `${row.value}`
      : `p50 ${row.p50}  p95 ${row.p95}`;
  const parts = [
    `${mark}  ${name.padEnd(26)} ${shown} ${row.unit}`.padEnd(66),
    `limit ${row.limit}`,
    row.floor === undefined ? '' : `floor ${row.floor}`,
    row.ratio === undefined ? '' : `× tenth ${row.ratio}`,
    row.reason ?? '',
  ];
  return [parts.filter(Boolean).join('  '), ...(row.notes ?? []).map((note) => `        ${note}`)].join('\n');
}

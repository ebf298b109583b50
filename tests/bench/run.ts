// The bench: `npm run bench -- [--only area,area.row] [--json] [--slow]`. Prints each row beside its limit and floor;
// exit 1 when a row failed. Limits live in budgets.json.
import { parseArgs } from 'node:util';
import { calendarRows } from './calendar.bench.ts';
import { captureRows } from './capture.bench.ts';
import { type CompanyName, ensureCompany } from './company.ts';
import { deskRows } from './desk.bench.ts';
import { exchangeRows } from './exchange.bench.ts';
import { hostRows } from './host.bench.ts';
import { hubRows } from './hub.bench.ts';
import { failed, type Judged, judge, printed } from './judge.ts';
import type { Bench, BenchRow, Measured, RowName } from './measure.ts';
import { phoneRows } from './phone.bench.ts';
import { phoneLookupRows } from './phoneLookup.bench.ts';
import { pouchRows } from './pouch.bench.ts';
import { sellRows } from './sell.bench.ts';
import { stormRows } from './storm.bench.ts';
import { syncRows } from './sync.bench.ts';
import { syncEditRows } from './syncEdits.bench.ts';
import { undoRows } from './undo.bench.ts';
import { uxRows } from './ux.bench.ts';
import { scrollRows } from './uxScroll.bench.ts';

const measuring = new Map<BenchRow, ReturnType<BenchRow['measure']>>();

function measureOnce(row: BenchRow, bench: Bench): ReturnType<BenchRow['measure']> {
  const known = measuring.get(row) ?? row.measure(bench);
  measuring.set(row, known);
  return known;
}

async function measureAll(
  rows: readonly BenchRow[],
  bench: Bench,
  isWanted: (name: RowName) => boolean,
  done: (name: RowName, row: Judged) => void,
): Promise<void> {
  for (const row of rows) {
    try {
      const measured = await measureOnce(row, bench);
      for (const name of row.names.filter(isWanted)) {
        const own = measured[name];
        done(name, own ? judge(name, own) : failed(name, new Error('measured nothing')));
      }
    } catch (error) {
      for (const name of row.names.filter(isWanted)) done(name, failed(name, error));
    }
  }
}

function printSlow(bench: Bench): void {
  const slowest = [...bench.slow].sort(([, a], [, b]) => b.maxMs - a.maxMs).slice(0, 15);
  for (const [text, { count, totalMs, maxMs, plan }] of slowest) {
    console.error(
      `\n${count} × over 1 ms, max ${maxMs.toFixed(1)} ms, ${totalMs.toFixed(0)} ms in all\n${text.trim()}\n  plan: ${plan}`,
    );
  }
}

const startedAt = performance.now();
const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'boolean' }, slow: { type: 'boolean' } },
});
const wanted = values.only?.split(',');
const isWanted = (name: RowName): boolean =>
  wanted === undefined || wanted.some((only) => name === only || name.startsWith(`${only}.`));

const companies = new Map<CompanyName, Promise<string>>();
const bench: Bench = {
  slow: new Map(),
  say: (text) => console.error(text),
  company: (size) => {
    const known = companies.get(size) ?? ensureCompany(size, bench.say);
    companies.set(size, known);
    return known;
  },
  measured: async (name) => {
    const row = allRows.find(({ names }) => names.includes(name));
    const measured: Measured | undefined = row && (await measureOnce(row, bench))[name];
    if (measured === undefined) throw new Error(`${name} measured nothing`);
    return measured;
  },
};

const allRows: readonly BenchRow[] = [
  ...deskRows,
  ...sellRows,
  ...hostRows,
  ...calendarRows,
  ...exchangeRows,
  ...hubRows,
  ...stormRows,
  ...syncRows,
  ...syncEditRows,
  ...captureRows,
  ...pouchRows,
  ...phoneRows,
  ...phoneLookupRows,
  ...undoRows,
  ...uxRows,
  ...scrollRows,
];
const rows = allRows.filter((row) => row.names.some(isWanted));
const results: Record<string, Judged> = {};
await measureAll(rows, bench, isWanted, (name, row) => {
  results[name] = row;
  if (!values.json) console.log(printed(name, row));
});
if (values.json) console.log(JSON.stringify(results, null, 1));
if (values.slow) printSlow(bench);
console.error(`bench: ${Math.round((performance.now() - startedAt) / 1000)} s in all`);
if (rows.length === 0) console.error(`bench: no row is called ${values.only}`);
process.exit(rows.length === 0 || Object.values(results).some((row) => !row.ok) ? 1 : 0);

import { runSeed } from './run/runSeed.ts';

const from = Number(process.argv[2] ?? 1);
const count = Number(process.argv[3] ?? 1);
const started = performance.now();
const rules = new Map<string, number>();
for (let n = from; n < from + count; n += 1) {
  const run = await runSeed({ seed: String(n), commandCount: Number(process.argv[4] ?? 60) });
  for (const { rule } of run.complaints.slice(0, 1)) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  if (run.complaints.length > 0 || count < 5) console.log(n, run.crashPoints, run.complaints.slice(0, 3));
}
console.log('ms each', (performance.now() - started) / count, rules);

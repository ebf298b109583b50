import { plantedBugs } from './planted/plantedBugs.ts';
import { runSeed } from './run/runSeed.ts';

const only = process.argv[2];
const most = Number(process.argv[3] ?? 40);
for (const bug of plantedBugs) {
  if (only && !bug.name.includes(only)) continue;
  const started = performance.now();
  let found = 'NOT FOUND';
  for (let n = 1; n <= most; n += 1) {
    const run = await runSeed({ seed: String(n), bug });
    if (run.complaints.length > 0) {
      found = `${n}: ${run.complaints[0]?.rule}: ${run.complaints[0]?.text.slice(0, 150)}`;
      break;
    }
  }
  console.log(bug.name, '->', found, Math.round(performance.now() - started));
}

import { runSeed } from './run/runSeed.ts';
const run = await runSeed({ seed: process.argv[2] ?? '1', trace: (text) => console.log(text) });
console.log(run.complaints);

import { runSeed } from './run/runSeed.ts';

const run = await runSeed({
  seed: process.argv[2] ?? '1',
  trace: (text) => console.log(text),
  atEnd: (world) => {
    for (const m of world.machines)
      console.log(
        m.name,
        m.state,
        m.db.prepare('select * from sync_parked').all(),
        m.db
          .prepare('select cseq, state, outcome, command from sync_outbox order by cseq desc limit 6')
          .all(),
      );
  },
});
console.log(run.complaints);

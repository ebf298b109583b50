// The hub's figures in Prometheus' text. Counts and times; no name, no id of a person or a row.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Committed } from '../commit/commitGroup.ts';

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const ops = new Counter({ registers, name: 'yolda_hub_ops_total', help: 'Lines written to the log' });
  const txs = new Counter({
    ...{ registers, name: 'yolda_hub_transactions_total', help: 'Transactions merged, by outcome' },
    labelNames: ['outcome'],
  });
  const conflicts = new Counter({ registers, name: 'yolda_hub_conflicts_total', help: 'Conflicts logged' });
  const clocksOff = new Counter({
    ...{ registers, name: 'yolda_hub_clocks_off_total' },
    help: 'Hellos of devices whose clock is off by more than five minutes',
  });
  const admitted = new Counter({
    ...{ registers, name: 'yolda_hub_admitted_total' },
    help: 'Devices that the hub did not know and that came back by their certificate',
  });
  const head = new Gauge({ registers, name: 'yolda_hub_head', help: 'Last number of the log' });
  const bells = new Gauge({ registers, name: 'yolda_hub_bells', help: 'Devices that listen' });
  const groupOps = new Histogram({
    ...{ registers, name: 'yolda_hub_group_ops', help: 'Lines of one group commit' },
    buckets: [1, 5, 20, 100, 500, 2000],
  });
  const commitSeconds = new Histogram({
    ...{ registers, name: 'yolda_hub_commit_seconds', help: 'Time of one group commit' },
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
  });
  const requestSeconds = new Histogram({
    ...{ registers, name: 'yolda_hub_request_seconds', help: 'Time of a request, by route and status' },
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
  });
  return {
    register,
    head,
    bells,
    clocksOff,
    admitted,
    requestSeconds,
    countCommit({ written, head: newHead }: Committed, ms: number): void {
      if (written === undefined) return;
      ops.inc(written.ops);
      conflicts.inc(written.conflicts);
      for (const outcome of written.outcomes) txs.inc({ outcome });
      groupOps.observe(written.ops);
      commitSeconds.observe(ms / 1000);
      head.set(newHead);
    },
  };
}

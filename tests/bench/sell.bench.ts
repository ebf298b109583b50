// SELL on a copy of the big company: number, rows, frozen PDF, letter in the outbox, all committed.
import { constants, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBenchCore } from './benchCore.ts';
import { cacheDir } from './company.ts';
import { type Bench, type BenchRow, type Timing, timed } from './measure.ts';

const saleCount = 30;

async function sellOn(bench: Bench, size: 'big' | 'tenth'): Promise<Timing> {
  const dir = join(cacheDir, 'work-sell');
  rmSync(dir, { recursive: true, force: true });
  cpSync(await bench.company(size), dir, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const opened = await openBenchCore(bench, dir);
  const { core, floor } = opened;
  try {
    await core.call('mail.saveAccount', {
      from: { name: 'Bench', address: 'bench@xezermebel.example' },
      smtp: { host: '127.0.0.1', port: 9, security: 'none' },
    });
    const buyers = floor
      .prepare(
        `SELECT DISTINCT p.id FROM partners p JOIN contact_points cp ON cp.partner_id = p.id
         WHERE p.state = 'active' AND cp.kind = 'email' AND cp.contact_id IS NOT NULL ORDER BY p.rid LIMIT ?`,
      )
      .pluck()
      .all(saleCount) as string[];
    const items = floor.prepare('SELECT id FROM items ORDER BY rid LIMIT 300').pluck().all() as string[];
    const sales = buyers.map((partnerId, i) => ({
      partnerId,
      lines: [0, 1, 2].map((line) => ({ itemId: items[i * 3 + line] ?? '', quantity: line + 1 })),
      send: true,
    }));
    return await timed(sales, (sale) => core.call('sales.sell', sale), { discard: 5 });
  } finally {
    await opened.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

export const sellRows: readonly BenchRow[] = [
  {
    names: ['desk.sell'],
    measure: async (bench) => {
      const tenth = await sellOn(bench, 'tenth');
      return { 'desk.sell': { timing: await sellOn(bench, 'big'), tenth } };
    },
  },
];

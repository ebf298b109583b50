import { it } from 'vitest';
import { listPartners, searchPartners } from '#main/partners/index.ts';
import { openTestCore } from '#tests/tools/testCore.ts';
import { bulkPartner, seedBulk } from './bulkPartners.ts';

it('measures', async () => {
  const t = await openTestCore();
  const count = Number(process.env.N ?? 20000);
  let s = performance.now();
  seedBulk(t.core.gate, count);
  console.log('seed', performance.now() - s);
  const full = bulkPartner(7777);
  for (const text of [
    'a',
    'm',
    's',
    'z',
    'mm',
    'mmc',
    '994',
    '99450',
    '0502007777',
    full.taxId,
    full.name,
    full.name.split(' ').slice(0, 2).join(' '),
    'Алиев',
    'məmmədov',
    'мамедов',
    'mmc aliyev',
    'info',
    full.email,
    'Гасанов',
    'zzzzz',
    'ghbdtn',
    'leyla',
    'torq mmc',
  ]) {
    const times: number[] = [];
    let rows = 0;
    for (let i = 0; i < 60; i++) {
      s = performance.now();
      rows = searchPartners(t.core.gate.read(), text, 20).length;
      times.push(performance.now() - s);
    }
    const first = times[0] ?? 0;
    times.sort((a, b) => a - b);
    console.log(
      text.padEnd(32),
      'rows',
      rows,
      'first',
      first.toFixed(2),
      'p50',
      (times[30] ?? 0).toFixed(2),
      'p95',
      (times[56] ?? 0).toFixed(2),
    );
  }
  s = performance.now();
  for (let i = 0; i < 50; i++) listPartners(t.core.gate.read(), { limit: 50 });
  console.log('list', (performance.now() - s) / 50);
  await t.close();
}, 300_000);

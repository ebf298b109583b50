// The hub's PostgreSQL killed under it while workstations write: it recovers, the hub goes on by itself, nothing that was
// acknowledged is lost. A cluster of its own, as the run's serves other tests.
import { afterEach, expect, test, vi } from 'vitest';
import { type Cluster, startCluster } from '#tests/tools/postgresCluster.ts';
import { describePostgres } from '../hub/hubStores.ts';
import { createLedger } from './ledger.ts';
import { checkAll, type Laptop, type Office, openCompany, openOffice, settle } from './officeProcesses.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const rounds = 3;
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function openBesideOwn(): Promise<{ office: Office; cluster: Cluster }> {
  const cluster = await startCluster();
  if (cluster === undefined) throw new Error('PostgreSQL is not here: apt-get install postgresql');
  cleanUps.push(cluster.stop);
  const fresh = { place: { postgresUrl: cluster.url }, remove: async () => undefined };
  const office = await openOffice('postgres', 'postmaster', fresh);
  cleanUps.push(office.close);
  return { office, cluster };
}

describePostgres('the postmaster', () => {
  test('killed while workstations push', async () => {
    const { office, cluster } = await openBesideOwn();
    const { all, partnerId } = await openCompany(office, ['Aysel', 'Orxan']);
    const ledger = createLedger();
    const row = await ledger.write(all[0] as Laptop, partnerId, undefined, 'Contact');
    await settle(all);
    for (let round = 1; round <= rounds; round += 1) {
      const work = all.map(async (laptop) => {
        for (let n = 1; n <= 12; n += 1) {
          await ledger.write(
            laptop,
            partnerId,
            n % 3 === 0 ? undefined : row,
            `${laptop.name} ${round} ${n}`,
          );
          if (laptop === all[0] && n === 6) cluster.kill();
        }
      });
      // To write is never to wait for the office.
      await Promise.all(work);
      await cluster.startAgain();
      await settle(all);
    }
    process.stdout.write(`postmaster killed ${rounds} times: ${ledger.count()} writes\n`);
    await ledger.expectNothingLost(all, partnerId);
    expect(await checkAll(all)).toEqual([true, true]);
  });
});

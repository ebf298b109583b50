// The part of phone.bench.ts that runs beside the PBX: kills it, lets it return, stops the workstation as sleep would, and
// prints how long each time the line took to be registered again, ms.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '#shared/rpc/client.ts';
import { passwordOf, realm } from '#tests/sip/rig/ports.ts';
import { createRig } from '#tests/sip/rig/rig.ts';
import { serve } from './childProcess.ts';
import { openClient } from './hostClient.ts';

const returns = 8;
const wakes = 5;
const patienceMs = 20_000;

function untilRegistered(client: Client): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('not registered')), patienceMs);
    const stop = client.on('telephony.lineState', ({ state }) => {
      if (state !== 'registered') return;
      clearTimeout(timer);
      stop();
      resolve();
    });
  });
}

const rig = createRig();
const dir = mkdtempSync(join(tmpdir(), 'yolda-bench-phone-'));
const pbx = await rig.startPbx();
const host = await serve(join(dir, 'company'));
try {
  const client = await openClient(host);
  const first = untilRegistered(client);
  const line = { name: 'Ofis', url: pbx.wsUrl, domain: realm, user: '101', password: passwordOf('101') };
  await client.call('telephony.saveLine', line);
  await first;

  const returned: number[] = [];
  for (let run = 0; run < returns; run += 1) {
    await pbx.kill();
    await wait(1_000 + (run * 3_000) / returns);
    const registered = untilRegistered(client);
    const startedAt = performance.now();
    await Promise.all([pbx.start(), registered.then(() => returned.push(performance.now() - startedAt))]);
  }

  const woken: number[] = [];
  for (let run = 0; run < wakes; run += 1) {
    process.kill(host.pid, 'SIGSTOP');
    await pbx.kill();
    await wait(4_000);
    await pbx.start();
    const registered = untilRegistered(client);
    const startedAt = performance.now();
    process.kill(host.pid, 'SIGCONT');
    await registered;
    woken.push(performance.now() - startedAt);
  }
  client.close();
  console.log(JSON.stringify({ returned, woken }));
} finally {
  process.kill(host.pid, 'SIGCONT');
  await host.stop();
  await rig.stop();
  rmSync(dir, { recursive: true, force: true });
}

// SELL in a real process that is really killed, at each point between two durable steps. The judge is what the SMTP
// server holds in the end: never a number without its PDF, never two letters, no hole in the series, nothing lost.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CrashPoint } from '#main/core/crashPoints.ts';
import { type SmtpFake, startSmtpFake } from '#tests/fakes/smtpServer.ts';
import { crashPointsOf, createCrashCount } from '#tests/tools/crashes.ts';
import { placeIn, type Served, serve, yolda } from '#tests/tools/yoldaProcess.ts';
import { cannotRead, textOfPages } from '../pdf/popplerTools.ts';
import { makeShop, shopSale } from '../sell/shop.ts';

// Several processes a test, on machines that do other things too.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const points = crashPointsOf('sell', 'mail');
const count = createCrashCount(points);
const root = mkdtempSync(join(tmpdir(), 'yolda-kill-sell-'));
let server: SmtpFake;
let running: Served | undefined;
let lives = 0;

beforeAll(async () => {
  server = await startSmtpFake();
  await makeShop(placeIn(join(root, 'shop')), server.port);
});
afterEach(async () => {
  await running?.kill('SIGKILL');
  server.setManners({});
  server.letters.length = 0;
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
  count.print();
});

/** A fresh copy of the same company: each test starts from the same file. */
function freshPlace() {
  lives += 1;
  const place = placeIn(join(root, `life-${lives}`));
  for (const part of ['company', 'config'] as const)
    cpSync(join(root, 'shop', part), join(place.root, part), { recursive: true });
  return place;
}
type Place = ReturnType<typeof freshPlace>;

async function start(place: Place, crashAt?: CrashPoint): Promise<Served> {
  running = await serve(place, crashAt === undefined ? {} : { YOLDA_CRASH_AT: crashAt });
  return running;
}

/** Numbers, whether each has its PDF with the number in it, states of letters, the doctor's word. */
async function look(core: Served) {
  const invoices = (await core.call('sales.listInvoices', { limit: 100 })).rows;
  const pdfs = await Promise.all(
    invoices.map(async ({ number, pdfHash }) => {
      const { status, bytes } = await core.loadBlob(pdfHash ?? '');
      return status === 200 && (cannotRead || textOfPages(bytes).join('\n').includes(number));
    }),
  );
  const letters = (await core.call('mail.listLetters', { limit: 100 })).rows;
  return {
    numbers: invoices.map(({ number }) => number).sort(),
    havePdf: pdfs.every(Boolean),
    letters: letters.map(({ state }) => state),
    isSound: (await core.call('maintenance.check', {})).isOk,
  };
}

/** Nothing is on its way any more. */
async function settled(core: Served): Promise<void> {
  await expect
    .poll(async () => (await core.call('mail.countOutbox', {})).waiting, { timeout: 30_000, interval: 50 })
    .toBe(0);
}

const one = { numbers: ['A7-000001'], havePdf: true, isSound: true };
const isCommitted = (point: CrashPoint): boolean => point === 'sell.committed' || point.startsWith('mail.');

describe('SELL, killed', () => {
  it.each(points)('at %s: one number with its PDF, one letter, whoever retries', async (point) => {
    const place = freshPlace();
    const first = await start(place, point);
    // The answer may be lost with the process, or the process may die while it sends.
    const answer = await first.call('sales.sell', shopSale, 'sale-1').catch(() => undefined);
    expect(await first.exited).toEqual({ code: null, signal: 'SIGKILL' });
    count.reached.push(point);

    const second = await start(place);
    await settled(second);
    // Between the server's yes and our own note of it nobody can know: the rep is asked, nothing is sent twice.
    const fate = point === 'mail.accepted' ? 'unknown' : 'sent';
    const before = isCommitted(point) ? { ...one, letters: [fate] } : { ...one, numbers: [], letters: [] };
    expect([await look(second), server.letters.length]).toEqual([before, isCommitted(point) ? 1 : 0]);

    // The caller never heard an answer and asks again under the same command id.
    const again = await second.call('sales.sell', shopSale, 'sale-1');
    expect(again).toEqual(answer ?? { ...again, number: 'A7-000001' });
    await settled(second);
    expect([await look(second), server.letters.length]).toEqual([{ ...one, letters: [fate] }, 1]);

    // The series goes on without a hole.
    await second.call('sales.sell', shopSale, 'sale-2');
    await settled(second);
    expect([(await look(second)).numbers, server.letters.length]).toEqual([['A7-000001', 'A7-000002'], 2]);
    await second.kill('SIGTERM');

    const third = await start(place);
    await settled(third);
    expect(server.letters).toHaveLength(2);
  });

  it('reaches every registered point', () => {
    expect(count.reached).toEqual(points);
  });

  it('while the letter waits for Undo: it waits on, and leaves once when jobs are run', async () => {
    const place = freshPlace();
    const first = await start(place);
    await first.call('sales.sell', { ...shopSale, holdMs: 60_000 });
    await first.kill('SIGKILL');
    const second = await start(place);
    expect([(await look(second)).letters, server.letters.length]).toEqual([['queued'], 0]);
    await second.kill('SIGTERM');
    expect(await yolda(place, ['jobs', 'run'])).toMatchObject({
      code: 0,
      out: '{"done":1,"failed":0,"waiting":0}\n',
    });
    expect(await yolda(place, ['jobs', 'run'])).toMatchObject({
      code: 0,
      out: '{"done":0,"failed":0,"waiting":0}\n',
    });
    expect(server.letters).toHaveLength(1);
  });

  it('offline: the letter stays in the outbox with its reason, and arrives once when the network is back', async () => {
    const place = freshPlace();
    server.setManners({ drop: 'connect' });
    const first = await start(place);
    const { letterId } = await first.call('sales.sell', shopSale);
    await expect
      .poll(async () => (await first.call('mail.loadLetter', { id: letterId })).reason, { timeout: 30_000 })
      .toBe('connection_lost');
    await first.kill('SIGKILL');
    const { rows } = JSON.parse((await yolda(place, ['call', 'mail.listLetters', '{}'])).out) as {
      rows: { state: string; reason?: string }[];
    };
    expect(rows).toMatchObject([{ state: 'queued' }]);
    server.setManners({});
    expect(await yolda(place, ['jobs', 'run'])).toMatchObject({ code: 0 });
    const second = await start(place);
    await settled(second);
    expect([await look(second), server.letters.length]).toEqual([{ ...one, letters: ['sent'] }, 1]);
  });
});

// The service with its real worker thread: answers, errors, pictures, a crash in between, the end.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { afterAll, describe, expect, test } from 'vitest';
import { contentHash, pictureHash } from '#main/pdf/invoiceModel.ts';
import { createPdfService } from '#main/pdf/pdfService.ts';
import { sampleInvoice } from './sampleInvoices.ts';
import { stampPicture } from './samplePictures.ts';

const fontsDir = fileURLToPath(new URL('../../../resources/fonts/', import.meta.url));
const workerUrl = new URL('../../../src-main/pdf/pdfWorker.ts', import.meta.url);
const service = createPdfService({ workerUrl, fontsDir });
afterAll(() => service.dispose());

const head = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString('latin1');

describe('createPdfService', () => {
  test('draws concurrent requests, each its own, and names them by content', async () => {
    await service.warm();
    const models = [sampleInvoice('az', 1), sampleInvoice('ru', 3), sampleInvoice('en', 80)];
    const start = performance.now();
    const results = await Promise.all(models.map((model) => service.renderInvoice(model, {})));
    console.log(
      `three invoices (1, 3, 80 lines) through the worker: ${(performance.now() - start).toFixed(1)} ms`,
    );
    expect(results.map((result) => [head(result.bytes), result.contentHash])).toEqual(
      models.map((model) => ['%PDF-', contentHash(model)]),
    );
    const again = await service.renderInvoice(sampleInvoice('ru', 3), {});
    expect(Buffer.from(again.bytes).equals(results[1]?.bytes ?? new Uint8Array())).toBe(true);
  });

  test('a picture that is no picture, one that is missing, one that is another', async () => {
    const text = new TextEncoder().encode('no picture');
    const stamp = stampPicture(64);
    const invoice = (stampHash: string) => sampleInvoice('az', 1, { stampHash });
    const tries = [
      service.renderInvoice(invoice(pictureHash(text)), { [pictureHash(text)]: text }),
      service.renderInvoice(invoice(pictureHash(stamp)), {}),
      service.renderInvoice(invoice(pictureHash(stamp)), { [pictureHash(stamp)]: text }),
    ];
    const outcomes = await Promise.all(tries.map((result) => result.catch((error: unknown) => error)));
    expect(outcomes).toMatchObject([
      { code: 'invalid_input', reason: 'picture_unreadable' },
      { code: 'not_found', reason: 'picture_missing' },
      { code: 'corrupt', reason: 'picture_changed' },
    ]);
    await expect(service.checkPicture(text)).rejects.toMatchObject({ reason: 'picture_unreadable' });
    expect(await service.checkPicture(stamp)).toEqual({ format: 'png', width: 64, height: 64 });
    const good = await service.renderInvoice(invoice(pictureHash(stamp)), { [pictureHash(stamp)]: stamp });
    expect(head(good.bytes)).toBe('%PDF-');
  });

  test('a crash rejects what was inside, the next request has a new worker', async () => {
    const mortal = createPdfService({
      workerUrl: new URL('./mortalPdfWorker.ts', import.meta.url),
      fontsDir,
    });
    const first = mortal.renderInvoice(sampleInvoice('az', 1, { number: 'DIE' }), {});
    await expect(first).rejects.toMatchObject({ code: 'unavailable', reason: 'pdf_worker_stopped' });
    const next = await mortal.renderInvoice(sampleInvoice('az', 1), {});
    expect(head(next.bytes)).toBe('%PDF-');
    await mortal.dispose();
  });

  test('the bundled worker draws the same bytes as the sources', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yolda-pdf-worker-'));
    const input = fileURLToPath(workerUrl);
    await build({ input, platform: 'node', output: { dir: folder, format: 'esm' }, logLevel: 'silent' });
    const bundled = createPdfService({ workerUrl: pathToFileURL(join(folder, 'pdfWorker.js')), fontsDir });
    const [ours, theirs] = await Promise.all(
      [service, bundled].map((each) => each.renderInvoice(sampleInvoice('ru', 3), {})),
    );
    expect(Buffer.from(theirs?.bytes ?? []).equals(Buffer.from(ours?.bytes ?? [1]))).toBe(true);
    await bundled.dispose();
    await rm(folder, { recursive: true });
  });

  test('missing fonts are an error of the request, told to the log', async () => {
    const events: string[] = [];
    const bare = createPdfService({ workerUrl, fontsDir: '/nowhere', log: (event) => events.push(event) });
    await expect(bare.renderInvoice(sampleInvoice('az', 1), {})).rejects.toMatchObject({ code: 'bug' });
    expect(events).toEqual(['pdf.bug']);
    await bare.dispose();
  });

  test('dispose rejects what waits and what comes after', async () => {
    const short = createPdfService({ workerUrl, fontsDir });
    const waiting = short.renderInvoice(sampleInvoice('az', 1), {}).catch((error: unknown) => error);
    await short.dispose();
    expect(await waiting).toMatchObject({ code: 'cancelled', reason: 'pdf_disposed' });
    await expect(short.warm()).rejects.toMatchObject({ code: 'cancelled', reason: 'pdf_disposed' });
  });
});

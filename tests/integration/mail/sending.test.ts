import { createHash } from 'node:crypto';
import tls from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smtpCertificate } from '#tests/fakes/smtpCertificate.ts';
import { type SmtpFake, type SmtpFakeOptions, startSmtpFake } from '#tests/fakes/smtpServer.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { account, ids, pdfBytes, runOutbox, seedInvoice, seedLetter, stateOf, write } from './mailTools.ts';

let t: TestCore;
let server: SmtpFake | undefined;
let hash: string;

beforeEach(async () => {
  t = await openTestCore({ nowMs: Date.UTC(2026, 10, 23, 8) });
  hash = seedInvoice(t.core);
});
afterEach(async () => {
  await t.close();
  await server?.close();
  server = undefined;
});

async function serve(
  options: SmtpFakeOptions = {},
  more: Parameters<typeof account>[1] = {},
): Promise<SmtpFake> {
  server = await startSmtpFake(options);
  await t.client.call('mail.saveAccount', account(server.port, { security: options.security, ...more }));
  return server;
}

async function freePort(): Promise<number> {
  const probe = await startSmtpFake();
  await probe.close();
  return probe.port;
}

const interactionOf = (letterId: string) =>
  t.core.gate.sql.get(
    'SELECT status, happened_at AS happenedAt, timeline_at AS timelineAt FROM interactions WHERE letter_id = ?',
    [letterId],
  );

describe('a letter that goes well', () => {
  it.each(['en', 'az', 'ru'] as const)('arrives in %s with its PDF, byte for byte', async (language) => {
    const smtp = await serve();
    const { letterId, messageId } = seedLetter(t.core, { hash, language });
    expect(await runOutbox(t)).toEqual({ done: 1, failed: 0, waiting: 0 });
    expect(smtp.letters.map(({ from, to }) => ({ from, to }))).toEqual([
      { from: 'aysel@sheki.az', to: ['ali@xezer.az'] },
    ]);
    const mail = await smtp.parse();
    const letter = await t.client.call('mail.loadLetter', { id: letterId });
    expect(mail).toMatchObject({
      from: { name: 'Aysel Quliyeva', address: 'aysel@sheki.az' },
      to: [{ name: 'Əli Məmmədov', address: 'ali@xezer.az' }],
      subject: letter.subject,
      messageId,
    });
    expect(
      mail.attachments.map((a) => [
        a.filename,
        a.mimeType,
        createHash('sha256')
          .update(Buffer.from(a.content as ArrayBuffer))
          .digest('hex'),
      ]),
    ).toEqual([['Hesab-faktura Y-7.pdf', 'application/pdf', hash]]);
    expect(mail.text?.trim()).toBe(
      `${letter.html.includes('1234567891') ? headOf(language) : ''}\n\n${letter.body}`,
    );
    expect(mail.html?.replaceAll('\r\n', '\n').trim()).toBe(letter.html.trim());
    expect(wordsOf(mail.html ?? '')).toBe(mail.text?.replaceAll(/\s+/g, ' ').trim());
    expect(letter).toMatchObject({
      state: 'sent',
      attempts: 1,
      sentAt: t.platform.now(),
      nextAttemptAt: null,
      to: 'ali@xezer.az',
    });
    expect(interactionOf(letterId)).toEqual({
      status: 'done',
      happenedAt: t.platform.now(),
      timelineAt: t.platform.now(),
    });
  });

  it('shows the logo inside the letter', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const logoHash = t.core.blobs.put(png);
    const smtp = await serve();
    seedLetter(t.core, { hash, logoHash });
    await runOutbox(t);
    const mail = await smtp.parse();
    const logo = mail.attachments.find((a) => a.mimeType === 'image/png');
    expect(logo).toMatchObject({ contentId: `<${logoHash}>`, related: true });
    expect(Buffer.from(logo?.content as ArrayBuffer)).toEqual(png);
    expect(mail.html).toContain(`src="cid:${logoHash}"`);
  });

  it('emits mail.letterSent and tells subscribers', async () => {
    const sent: string[] = [];
    t.client.on('mail.letterSent', ({ letterId }) => sent.push(letterId));
    await serve();
    const { letterId } = seedLetter(t.core, { hash });
    await runOutbox(t);
    expect(sent).toEqual([letterId]);
  });

  it('is sent once however often its job runs', async () => {
    const smtp = await serve();
    const { letterId } = seedLetter(t.core, { hash });
    await runOutbox(t);
    write(t.core, (tx) => tx.enqueue({ kind: 'mail.send', payload: { letterId } }));
    expect(await runOutbox(t)).toEqual({ done: 1, failed: 0, waiting: 0 });
    expect(smtp.letters).toHaveLength(1);
  });
});

/** What a reader of the HTML part sees. */
function wordsOf(html: string): string {
  const text = html.slice(html.indexOf('<body')).replaceAll(/<[^>]*>/g, '');
  const plain = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
  return text
    .replaceAll(/&(lt|gt|quot|#39|amp);/g, (entity) => plain[entity as keyof typeof plain])
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function headOf(language: 'en' | 'az' | 'ru'): string {
  const label = { en: 'Tax ID', az: 'VÖEN', ru: 'ИНН' }[language];
  return [
    'Şəki & Oğulları <Ticarət>',
    '"Şəki və Oğulları" MMC',
    `${label}: 1234567891`,
    '+994 12 555 00 11 · info@sheki.az · sheki.az',
  ].join('\n');
}

describe('security', () => {
  const usual = tls.getCACertificates('default');
  afterEach(() => tls.setDefaultCACertificates(usual));
  const trust = (): void => tls.setDefaultCACertificates([...usual, smtpCertificate]);

  it.each(['starttls', 'tls'] as const)('logs in over %s and sends', async (security) => {
    trust();
    const auth = { user: 'aysel', password: 'сирр🙂' };
    const smtp = await serve({ security, auth }, auth);
    const { letterId } = seedLetter(t.core, { hash });
    await runOutbox(t);
    expect(await stateOf(t, letterId)).toEqual({ state: 'sent', reason: undefined, attempts: 1 });
    expect(smtp.logins).toEqual([{ user: 'aysel', isSecure: true }]);
  });

  it.each(['starttls', 'tls'] as const)('refuses an unknown certificate over %s', async (security) => {
    const smtp = await serve({ security });
    const { letterId } = seedLetter(t.core, { hash });
    await runOutbox(t);
    expect(await stateOf(t, letterId)).toEqual({ state: 'queued', reason: 'tls_certificate', attempts: 1 });
    expect(smtp.letters).toEqual([]);
  });

  it('never goes on in the clear when STARTTLS is not offered', async () => {
    const smtp = await serve({}, { security: 'starttls' });
    const { letterId } = seedLetter(t.core, { hash });
    await runOutbox(t);
    expect(await stateOf(t, letterId)).toEqual({ state: 'queued', reason: 'tls_not_offered', attempts: 1 });
    expect(smtp.letters).toEqual([]);
  });

  it('waits with a wrong password and leaves as soon as the account is mended', async () => {
    const smtp = await serve({ auth: { user: 'a', password: 'right' } }, { user: 'a', password: 'wrong' });
    const { letterId } = seedLetter(t.core, { hash });
    expect(await runOutbox(t)).toEqual({ done: 0, failed: 0, waiting: 1 });
    const waiting = await t.client.call('mail.loadLetter', { id: letterId });
    expect(waiting).toMatchObject({
      state: 'queued',
      reason: 'login_failed',
      nextAttemptAt: t.platform.now() + 15 * 60_000,
    });
    await t.client.call('mail.saveAccount', account(smtp.port, { user: 'a', password: 'right' }));
    expect(await t.client.call('mail.loadLetter', { id: letterId })).toMatchObject({
      nextAttemptAt: t.platform.now(),
    });
    await runOutbox(t);
    expect(await stateOf(t, letterId)).toEqual({ state: 'sent', reason: undefined, attempts: 2 });
  });

  it('keeps the password in the secrets only, and keeps it when none is given', async () => {
    const smtp = await serve(
      { auth: { user: 'a', password: 'kept-secret' } },
      { user: 'a', password: 'kept-secret' },
    );
    await t.client.call('mail.saveAccount', account(smtp.port, { user: 'a' }));
    const { rows } = await t.client.call('mail.listAccounts', {});
    expect(rows).toEqual([
      {
        id: rows[0]?.id,
        from: account(0).from,
        smtp: { host: '127.0.0.1', port: smtp.port, security: 'none', user: 'a' },
        isDefault: true,
      },
    ]);
    expect(await t.platform.secrets.load(`mail/${rows[0]?.id}`)).toBe('kept-secret');
    expect(JSON.stringify(t.core.gate.sql.all('SELECT * FROM change_log'))).not.toContain('kept-secret');
    const { letterId } = seedLetter(t.core, { hash });
    await runOutbox(t);
    expect(await stateOf(t, letterId)).toMatchObject({ state: 'sent' });
  });
});

describe('a letter that must wait', () => {
  it('waits offline with the reason and leaves once the server is there', async () => {
    const port = await freePort();
    await t.client.call('mail.saveAccount', account(port));
    const { letterId } = seedLetter(t.core, { hash });
    await runOutbox(t);
    const waiting = await t.client.call('mail.loadLetter', { id: letterId });
    expect(waiting).toMatchObject({ state: 'queued', reason: 'offline', attempts: 1 });
    expect(waiting.nextAttemptAt).toBeGreaterThan(t.platform.now());
    expect(await t.client.call('mail.countOutbox', {})).toEqual({ waiting: 1, trouble: 0 });
    server = await startSmtpFake({ port });
    await runOutbox(t);
    expect(await stateOf(t, letterId)).toEqual({ state: 'sent', reason: undefined, attempts: 2 });
    expect(server.letters).toHaveLength(1);
  });

  it('waits without an account', async () => {
    const { letterId } = seedLetter(t.core, { hash });
    await runOutbox(t);
    expect(await stateOf(t, letterId)).toEqual({ state: 'queued', reason: 'no_account', attempts: 0 });
    await expect(t.client.call('mail.sendLetter', { id: letterId })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'no_account',
    });
    const smtp = await serve();
    await runOutbox(t);
    expect([await stateOf(t, letterId), smtp.letters.length]).toEqual([
      { state: 'sent', reason: undefined, attempts: 1 },
      1,
    ]);
  });

  it.each(['mail', 'rcpt', 'data'] as const)('tries again after 4xx to %s', async (at) => {
    const smtp = await serve({ refuse: { at, code: 451 } });
    const { letterId } = seedLetter(t.core, { hash });
    await runOutbox(t);
    expect(await stateOf(t, letterId)).toEqual({ state: 'queued', reason: 'refused_for_now', attempts: 1 });
    smtp.setManners({});
    await runOutbox(t);
    expect([await stateOf(t, letterId), smtp.letters.length]).toEqual([
      { state: 'sent', reason: undefined, attempts: 2 },
      1,
    ]);
  });

  it.each(['connect', 'beforeData', 'inData'] as const)(
    'tries again when the line breaks: %s',
    async (drop) => {
      const large = Buffer.concat([pdfBytes, Buffer.alloc(24 * 1024 * 1024, 7)]);
      const largeHash = t.core.blobs.put(large);
      write(t.core, (tx) =>
        tx.sql.run('UPDATE documents SET pdf_hash = ? WHERE id = ?', [largeHash, ids.document]),
      );
      const smtp = await serve({ drop });
      const { letterId } = seedLetter(t.core, { hash: largeHash });
      await runOutbox(t);
      expect(await stateOf(t, letterId)).toEqual({ state: 'queued', reason: 'connection_lost', attempts: 1 });
      smtp.setManners({});
      await runOutbox(t);
      expect([await stateOf(t, letterId), smtp.letters.length]).toEqual([
        { state: 'sent', reason: undefined, attempts: 2 },
        1,
      ]);
    },
  );
});

describe('a letter that is refused', () => {
  it.each([
    ['mail', 'sender_refused'],
    ['rcpt', 'recipient_refused'],
    ['data', 'message_refused'],
  ] as const)('fails for good after 5xx to %s, until the rep sends it again', async (at, reason) => {
    const smtp = await serve({ refuse: { at, code: 550 } });
    const { letterId } = seedLetter(t.core, { hash });
    expect(await runOutbox(t)).toEqual({ done: 0, failed: 1, waiting: 0 });
    expect(await stateOf(t, letterId)).toEqual({ state: 'failed', reason, attempts: 1 });
    expect(await runOutbox(t)).toEqual({ done: 0, failed: 0, waiting: 0 });
    expect(await t.client.call('mail.countOutbox', {})).toEqual({ waiting: 0, trouble: 1 });
    smtp.setManners({});
    await t.client.call('mail.sendLetter', { id: letterId });
    await runOutbox(t);
    expect([await stateOf(t, letterId), smtp.letters.length]).toEqual([
      { state: 'sent', reason: undefined, attempts: 2 },
      1,
    ]);
  });

  it('is sent to the others, and says so, when one of several is refused', async () => {
    const smtp = await serve({ refuse: { at: 'rcpt', code: 550, only: 'b@xezer.az' } });
    const { letterId } = seedLetter(t.core, { hash, to: 'a@xezer.az; b@xezer.az' });
    await runOutbox(t);
    expect(await stateOf(t, letterId)).toEqual({ state: 'sent', reason: 'recipient_refused', attempts: 1 });
    expect(smtp.letters.map((l) => l.to)).toEqual([['a@xezer.az']]);
  });

  it.each([
    ['the invoice has another PDF', "UPDATE documents SET pdf_hash = 'x'", 'document_changed'],
    ['the invoice is cancelled', "UPDATE documents SET state = 'cancelled'", 'document_changed'],
    ['the PDF is gone', `UPDATE documents SET pdf_hash = '${'a'.repeat(64)}'`, 'attachment_missing'],
  ])('never sends an old file: %s', async (_case, sql, reason) => {
    const smtp = await serve();
    const attached = reason === 'attachment_missing' ? 'a'.repeat(64) : hash;
    const { letterId } = seedLetter(t.core, { hash: attached });
    write(t.core, (tx) => tx.sql.run(sql));
    await runOutbox(t);
    expect([await stateOf(t, letterId), smtp.sessions]).toEqual([
      { state: 'failed', reason, attempts: 1 },
      0,
    ]);
  });
});

describe('a letter whose fate is unknown', () => {
  it('is not sent again by itself; the rep says that it arrived', async () => {
    const smtp = await serve({ drop: 'afterData' });
    const { letterId } = seedLetter(t.core, { hash });
    await runOutbox(t);
    expect(await stateOf(t, letterId)).toEqual({ state: 'unknown', reason: 'connection_lost', attempts: 1 });
    expect(await runOutbox(t)).toEqual({ done: 0, failed: 0, waiting: 0 });
    expect(smtp.letters).toHaveLength(1);
    await expect(t.client.call('mail.cancelLetter', { id: letterId })).rejects.toMatchObject({
      reason: 'letter_sent',
    });
    await expect(t.client.call('mail.updateLetter', { id: letterId, subject: 'x' })).rejects.toMatchObject({
      reason: 'letter_sent',
    });
    await t.client.call('mail.resolveUnknown', { id: letterId, verdict: 'sent' });
    expect(await stateOf(t, letterId)).toEqual({ state: 'sent', reason: undefined, attempts: 1 });
    expect(interactionOf(letterId)).toMatchObject({ status: 'done' });
    await expect(
      t.client.call('mail.resolveUnknown', { id: letterId, verdict: 'sent' }),
    ).rejects.toMatchObject({ reason: 'not_unknown' });
  });

  it('is sent again when the rep says so', async () => {
    const smtp = await serve({ drop: 'afterData' });
    const { letterId } = seedLetter(t.core, { hash });
    await runOutbox(t);
    smtp.setManners({});
    await t.client.call('mail.resolveUnknown', { id: letterId, verdict: 'again' });
    await runOutbox(t);
    expect(await stateOf(t, letterId)).toEqual({ state: 'sent', reason: undefined, attempts: 2 });
  });
});

describe('the program closed while it sends', () => {
  it.each([
    ['hang', { state: 'queued', reason: 'stopped', attempts: 1 }, 0],
    ['mute', { state: 'unknown', reason: 'connection_lost', attempts: 1 }, 1],
  ] as const)('server: %s', async (drop, expected, taken) => {
    const smtp = await serve({ drop });
    const { letterId } = seedLetter(t.core, { hash });
    const run = runOutbox(t).catch(() => undefined);
    await expect
      .poll(() => (drop === 'mute' ? smtp.letters.length : smtp.sessions), { timeout: 20_000 })
      .toBe(1);
    t = await t.reopen();
    await run;
    expect([await stateOf(t, letterId), smtp.letters.length]).toEqual([expected, taken]);
    smtp.setManners({});
    await runOutbox(t);
    expect(smtp.letters).toHaveLength(1);
  });
});

describe('the log', () => {
  it('holds no address, no name and no subject, whatever happens', async () => {
    const smtp = await serve({ refuse: { at: 'rcpt', code: 550 } });
    seedLetter(t.core, { hash });
    await runOutbox(t);
    smtp.setManners({ refuse: { at: 'data', code: 451 } });
    seedLetter(t.core, { hash });
    await runOutbox(t);
    smtp.setManners({ drop: 'afterData' });
    seedLetter(t.core, { hash });
    await runOutbox(t);
    smtp.setManners({});
    const last = seedLetter(t.core, { hash });
    await runOutbox(t);
    expect(await stateOf(t, last.letterId)).toMatchObject({ state: 'sent' });
    const text = t.platform.lines
      .map((line) => `${JSON.stringify(line)} ${line.error instanceof Error ? line.error.stack : ''}`)
      .join('\n');
    expect(text).toContain('mail.sent');
    for (const secret of ['xezer', 'sheki', 'Aysel', 'Məmmədov', 'Y-7', '127.0.0.1'])
      expect(text).not.toContain(secret);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cancelLetterRow, ensureTemplates } from '#main/mail/index.ts';
import { type SmtpFake, startSmtpFake } from '#tests/fakes/smtpServer.ts';
import { dumpTables } from '#tests/tools/dump.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { account, ids, runOutbox, seedInvoice, seedLetter, stateOf, write } from './mailTools.ts';

let t: TestCore;
let server: SmtpFake;
let hash: string;
const nowMs = Date.UTC(2026, 10, 23, 8);

beforeEach(async () => {
  t = await openTestCore({ nowMs });
  server = await startSmtpFake();
  hash = seedInvoice(t.core);
  await t.client.call('mail.saveAccount', account(server.port));
});
afterEach(async () => {
  await t.close();
  await server.close();
});

const load = (id: string) => t.client.call('mail.loadLetter', { id });

describe('the ready letter', () => {
  it('is shown whole: recipient, subject, text, attachment', async () => {
    const { letterId, messageId } = seedLetter(t.core, { hash, state: 'draft' });
    expect(await load(letterId)).toMatchObject({
      id: letterId,
      state: 'draft',
      to: 'ali@xezer.az',
      toName: 'Əli Məmmədov',
      subject: 'Şəki & Oğulları <Ticarət>: 23.11.2026 tarixli Y-7 nömrəli hesab-faktura',
      messageId,
      invoiceId: ids.document,
      partnerId: ids.partner,
      fromName: 'Aysel Quliyeva',
      fromAddress: 'aysel@sheki.az',
      body: `Hörmətli Əli Məmmədov,

23.11.2026 tarixli, 1.180,00\u00a0₼ məbləğində Y-7 nömrəli hesab-fakturanı əlavədə göndəririk.
Ödənişin son tarixi: 28.11.2026.

Sualınız olarsa, bu məktuba cavab yazmağınız kifayətdir.

Hörmətlə,
Aysel Quliyeva
Şəki & Oğulları <Ticarət>
+994 50 111 22 33`,
      attachments: [{ name: 'Hesab-faktura Y-7.pdf', hash, mime: 'application/pdf' }],
    });
    expect(messageId).toBe(
      `<yolda.${letterId.replaceAll('-', '')}.018f00000000700080000000000000aa@sheki.az>`,
    );
    expect(await runOutbox(t)).toEqual({ done: 0, failed: 0, waiting: 0 });
  });

  it('takes the rep’s words into text and HTML alike, escaped, and lets no header in', async () => {
    const { letterId } = seedLetter(t.core, { hash, state: 'draft' });
    await t.client.call('mail.updateLetter', {
      id: letterId,
      to: 'Vəli <VELI@xezer.az>',
      cc: 'a@b.az, c@d.az',
      subject: 'Hesab\r\nBcc: x@y.az',
      body: 'Salam!\n\n<b>5 > 3</b>',
    });
    const edited = await load(letterId);
    expect(edited).toMatchObject({
      to: 'veli@xezer.az',
      toName: 'Vəli',
      cc: 'a@b.az, c@d.az',
      subject: 'Hesab Bcc: x@y.az',
      body: 'Salam!\n\n<b>5 > 3</b>',
    });
    expect(edited.html).toContain('&lt;b&gt;5 &gt; 3&lt;/b&gt;');
    expect(edited.html).toContain('1234567891');
    expect(edited.html).not.toContain('Hörmətli');
    await t.client.call('mail.sendLetter', { id: letterId });
    await t.client.call('mail.cancelLetter', { id: letterId });
    await t.client.call('mail.sendLetter', { id: letterId });
    await runOutbox(t);
    const mail = await server.parse();
    expect(mail.headers.some((h) => h.key === 'bcc')).toBe(false);
    expect([
      mail.subject,
      mail.text?.trim().endsWith('Salam!\n\n<b>5 > 3</b>'),
      server.letters[0]?.to,
    ]).toEqual(['Hesab Bcc: x@y.az', true, ['veli@xezer.az', 'a@b.az', 'c@d.az']]);
  });

  it('undoes an edit to equal rows, and refuses once the letter has moved on', async () => {
    const { letterId } = seedLetter(t.core, { hash, state: 'draft' });
    const before = dumpTables(t.core.gate);
    await t.client.call('mail.updateLetter', { id: letterId, subject: 'Başqa' });
    await t.client.call('operations.undo', {});
    expect(dumpTables(t.core.gate)).toBe(before);
    await t.client.call('mail.updateLetter', { id: letterId, subject: 'Başqa' }, { commandId: 'edit' });
    await t.client.call('mail.sendLetter', { id: letterId });
    await runOutbox(t);
    await expect(t.client.call('operations.undo', { operationId: 'edit' })).rejects.toMatchObject({
      code: 'conflict',
      reason: 'stale',
    });
    expect((await load(letterId)).subject).toBe('Başqa');
  });
});

describe('a malformed e-mail address', () => {
  it.each([
    'ali',
    'ali@',
    '@xezer.az',
    'ali@xezer',
    'ali xezer.az',
    'əli@xezer.az',
    'a@b.az\r\nRCPT TO:<x@y.az>',
  ])('is refused before anything is queued: %j', async (to) => {
    expect(() => seedLetter(t.core, { hash, to })).toThrow(
      expect.objectContaining({ code: 'invalid_input', reason: 'bad_address' }),
    );
    expect(t.core.gate.sql.all('SELECT id FROM letters UNION ALL SELECT id FROM jobs')).toEqual([]);
    const { letterId } = seedLetter(t.core, { hash, state: 'draft' });
    await expect(t.client.call('mail.updateLetter', { id: letterId, to })).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'bad_address',
      details: { fields: [{ path: 'to' }] },
    });
    await expect(
      t.client.call('mail.saveAccount', { ...account(1), from: { name: 'A', address: to } }),
    ).rejects.toMatchObject({ code: 'invalid_input', reason: 'bad_address' });
  });

  it('a draft without a recipient is not released', async () => {
    const { letterId } = seedLetter(t.core, { hash, state: 'draft', to: '' });
    await expect(t.client.call('mail.sendLetter', { id: letterId })).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'bad_address',
    });
    expect(() => seedLetter(t.core, { hash, to: '' })).toThrow(
      expect.objectContaining({ reason: 'bad_address' }),
    );
  });
});

describe('the time to undo', () => {
  it('holds the letter; undo calls it back; a second release waits anew', async () => {
    const { letterId } = seedLetter(t.core, { hash, state: 'draft' });
    await t.client.call('mail.sendLetter', { id: letterId, holdMs: 10_000 });
    expect(await load(letterId)).toMatchObject({
      state: 'queued',
      holdUntil: nowMs + 10_000,
      nextAttemptAt: nowMs + 10_000,
    });
    t.platform.advance(4_000);
    await t.client.call('operations.undo', {});
    expect(await load(letterId)).toMatchObject({ state: 'cancelled', holdUntil: null, nextAttemptAt: null });
    await t.client.call('mail.sendLetter', { id: letterId, holdMs: 10_000 });
    expect(await load(letterId)).toMatchObject({ state: 'queued', nextAttemptAt: nowMs + 14_000 });
    expect(await runOutbox(t)).toEqual({ done: 1, failed: 0, waiting: 0 });
    expect(await stateOf(t, letterId)).toMatchObject({ state: 'sent' });
    await expect(t.client.call('operations.undo', {})).rejects.toMatchObject({
      code: 'conflict',
      reason: 'letter_sent',
    });
    await expect(t.client.call('mail.sendLetter', { id: letterId })).rejects.toMatchObject({
      reason: 'letter_sent',
    });
    await expect(t.client.call('mail.cancelLetter', { id: letterId })).rejects.toMatchObject({
      reason: 'letter_sent',
    });
  });

  it('a cancelled letter is not sent, and cancelling twice is one', async () => {
    const { letterId } = seedLetter(t.core, { hash, holdMs: 10_000 });
    write(t.core, (tx) => cancelLetterRow(tx, letterId));
    await t.client.call('mail.cancelLetter', { id: letterId });
    expect(await runOutbox(t)).toEqual({ done: 0, failed: 0, waiting: 0 });
    expect([await stateOf(t, letterId), server.sessions]).toEqual([
      { state: 'cancelled', reason: undefined, attempts: 0 },
      0,
    ]);
    await expect(t.client.call('mail.cancelLetter', { id: 'nobody' })).rejects.toMatchObject({
      code: 'not_found',
      reason: 'letter_gone',
    });
  });
});

describe('the list', () => {
  it('pages newest first by state and client, each along an index', async () => {
    const made = [1, 2, 3].map(() => seedLetter(t.core, { hash, state: 'draft' }).letterId);
    const first = await t.client.call('mail.listLetters', { state: 'draft', limit: 2 });
    const second = await t.client.call('mail.listLetters', { state: 'draft', limit: 2, cursor: first.next });
    expect([...first.rows, ...second.rows].map((r) => r.id)).toEqual(made.toReversed());
    expect(second.next).toBeUndefined();
    expect((await t.client.call('mail.listLetters', { partnerId: ids.partner, state: 'sent' })).rows).toEqual(
      [],
    );
    const all = await t.client.call('mail.listLetters', {});
    expect(all.rows[0]).toMatchObject({
      id: made[2],
      invoiceId: ids.document,
      holdUntil: null,
      nextAttemptAt: null,
      attempts: 0,
    });
    const plan = (where: string): string =>
      t.core.gate.sql
        .all<{ detail: string }>(
          `EXPLAIN QUERY PLAN SELECT id FROM letters l WHERE ${where} AND l.rid < 9 AND l.deleted_at IS NULL ORDER BY l.rid DESC LIMIT 3`,
        )
        .map((row) => row.detail)
        .join('; ');
    expect(plan("l.state = 'sent'")).toBe('SEARCH l USING INDEX letters_state (state=? AND rid<?)');
    expect(plan("l.partner_id = 'p' AND +l.state = 'sent'")).toBe(
      'SEARCH l USING INDEX letters_partner (partner_id=? AND rid<?)',
    );
    const count = t.core.gate.sql.all<{ detail: string }>(
      "EXPLAIN QUERY PLAN SELECT count(*) FROM letters WHERE state IN ('queued', 'sending') AND deleted_at IS NULL",
    );
    expect(count.map((row) => row.detail)).toEqual(['SEARCH letters USING INDEX letters_state (state=?)']);
  });
});

describe('templates', () => {
  it('come with the program in three languages, once, and may be changed and undone', async () => {
    write(t.core, ensureTemplates);
    write(t.core, ensureTemplates);
    const { rows } = await t.client.call('mail.listTemplates', {});
    expect(rows.map((r) => [r.kind, r.language])).toEqual([
      ['invoice', 'az'],
      ['invoice', 'en'],
      ['invoice', 'ru'],
      ['quote', 'az'],
      ['quote', 'en'],
      ['quote', 'ru'],
    ]);
    const az = rows[0];
    if (!az) throw new Error('no template');
    const before = dumpTables(t.core.gate);
    await t.client.call('mail.saveTemplate', {
      id: az.id,
      name: 'Qısa',
      subject: 'Hesab {number}',
      body: '{greeting}\nMəbləğ: {total}',
      signature: '{user}',
    });
    const { letterId } = seedLetter(t.core, { hash, state: 'draft', salutation: 'Əli bəy' });
    expect(await load(letterId)).toMatchObject({
      subject: 'Hesab Y-7',
      body: 'Hörmətli Əli bəy,\nMəbləğ: 1.180,00\u00a0₼\n\nAysel Quliyeva',
    });
    write(t.core, (tx) => {
      tx.sql.run('DELETE FROM interactions');
      tx.sql.run('DELETE FROM letter_attachments');
      tx.sql.run('DELETE FROM letters');
    });
    await t.client.call('operations.undo', {});
    expect(dumpTables(t.core.gate)).toBe(before);
  });

  it('an unknown field is refused', async () => {
    write(t.core, ensureTemplates);
    const { rows } = await t.client.call('mail.listTemplates', {});
    const text = { id: rows[0]?.id ?? '', name: 'x', subject: 'x', body: 'x', signature: '' };
    await expect(
      t.client.call('mail.saveTemplate', { ...text, body: '{greeting} {summa}' }),
    ).rejects.toMatchObject({
      code: 'invalid_input',
      reason: 'unknown_field',
      details: { fields: [{ path: 'body', code: 'unknown_field' }] },
    });
    await expect(t.client.call('mail.saveTemplate', { ...text, id: 'nobody' })).rejects.toMatchObject({
      code: 'not_found',
      reason: 'template_gone',
    });
  });
});

describe('the test of an account', () => {
  const test = (more: Partial<ReturnType<typeof account>['smtp']>) =>
    t.client.call('mail.testAccount', {
      ...account(server.port),
      smtp: { ...account(server.port).smtp, ...more },
    });

  it('says where it fails, and sends nothing', async () => {
    const closed = await startSmtpFake();
    await closed.close();
    const guarded = await startSmtpFake({ auth: { user: 'a', password: 'b' }, security: 'tls' });
    const login = await startSmtpFake({ auth: { user: 'a', password: 'b' } });
    const strict = await startSmtpFake({
      auth: { user: 'a', password: 'b' },
      security: 'starttls',
      isLoginGuarded: true,
    });
    const answers = [
      await test({}),
      await test({ host: 'no-such-host.invalid' }),
      await test({ port: closed.port }),
      await test({ security: 'starttls' }),
      await test({ security: 'tls', port: guarded.port }),
      await test({ port: login.port, user: 'a', password: 'wrong' }),
      await test({ port: strict.port, user: 'a', password: 'b' }),
      await test({ port: login.port, user: 'a', password: 'b' }),
    ];
    await guarded.close();
    await strict.close();
    await login.close();
    expect(answers).toEqual([
      { isOk: true, step: 'done', reason: '' },
      { isOk: false, step: 'resolve', reason: 'host_not_found' },
      { isOk: false, step: 'connect', reason: 'connection_refused' },
      { isOk: false, step: 'tls', reason: 'tls_not_offered' },
      { isOk: false, step: 'tls', reason: 'tls_certificate' },
      { isOk: false, step: 'login', reason: 'login_failed' },
      { isOk: false, step: 'tls', reason: 'starttls_required' },
      { isOk: true, step: 'done', reason: '' },
    ]);
    expect(server.letters).toEqual([]);
  });

  it('sends a letter to oneself when asked, and says when that is refused', async () => {
    const letter = { subject: 'Yolda: sınaq', text: 'Hesab işləyir.' };
    const ask = (port: number) => t.client.call('mail.testAccount', { ...account(port), letter });
    expect(await ask(server.port)).toEqual({ isOk: true, step: 'done', reason: '' });
    expect(server.letters).toMatchObject([{ to: [account(0).from.address] }]);
    const choosy = await startSmtpFake({ refuse: { at: 'rcpt', code: 550 } });
    expect(await ask(choosy.port)).toEqual({ isOk: false, step: 'send', reason: 'recipient_refused' });
    await choosy.close();
    // Neither is a letter of the company.
    expect((await t.client.call('mail.listLetters', {})).rows).toEqual([]);
  });
});

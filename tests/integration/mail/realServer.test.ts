// SELL against a real mail server, Debian's postfix: the letter arrives whole, once, over STARTTLS and a login.
import { createHash } from 'node:crypto';
import tls from 'node:tls';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cannotRunPostfix, type Postfix, startPostfix } from '#tests/fakes/postfix.ts';
import { smtpCertificate } from '#tests/fakes/smtpCertificate.ts';
import { openTestCore, type TestCore } from '#tests/tools/testCore.ts';
import { nowMs } from '../catalog/catalogSeed.ts';
import { seedSales } from '../sales/salesSeed.ts';
import { shopSale } from '../sell/shop.ts';
import { runOutbox, stateOf } from './mailTools.ts';

const auth = { user: 'aysel', password: 'gizli söz' };
const usual = tls.getCACertificates('default');
let t: TestCore;
let server: Postfix;

describe.skipIf(cannotRunPostfix)('a real mail server (postfix)', () => {
  beforeEach(async () => {
    tls.setDefaultCACertificates([...usual, smtpCertificate]);
    server = await startPostfix({ domain: 'client.example', auth });
    t = await openTestCore({ nowMs });
    seedSales(t);
  });
  afterEach(async () => {
    tls.setDefaultCACertificates(usual);
    await t.close();
    await server.close();
  });

  const saveAccount = (password: string, security: 'none' | 'starttls' = 'starttls') =>
    t.client.call('mail.saveAccount', {
      from: { name: 'Aysel Quliyeva', address: 'aysel@sheki.example' },
      smtp: { host: '127.0.0.1', port: server.port, security, user: auth.user, password },
    });
  const delivered = () => expect.poll(() => server.letters().length, { timeout: 20_000, interval: 50 });

  it('the letter arrives whole, once, over STARTTLS and a login', async () => {
    await saveAccount(auth.password);
    const { letterId, number, invoiceId } = await t.client.call('sales.sell', shopSale);
    await runOutbox(t);
    expect(await stateOf(t, letterId)).toMatchObject({ state: 'sent' });
    await delivered().toBe(1);
    expect(server.logins).toEqual([auth.user]);
    const letter = await t.client.call('mail.loadLetter', { id: letterId });
    const { pdfHash } = await t.client.call('sales.loadInvoice', { id: invoiceId });
    const [raw] = server.letters();
    const email = await PostalMime.parse(raw ?? '');
    expect(email).toMatchObject({
      from: { name: 'Aysel Quliyeva', address: 'aysel@sheki.example' },
      to: [{ address: 'leyla@client.example' }],
      subject: letter.subject,
      messageId: letter.messageId,
    });
    expect(email.text?.replaceAll('\r\n', '\n')).toContain(letter.body.trim());
    expect(email.html).toContain('<html');
    const pdf = email.attachments.find(({ mimeType }) => mimeType === 'application/pdf');
    const bytes = new Uint8Array(pdf?.content as ArrayBuffer);
    expect([pdf?.filename, createHash('sha256').update(bytes).digest('hex')]).toEqual([
      `${number}.pdf`,
      pdfHash,
    ]);
    // Running the outbox again sends nothing.
    await runOutbox(t);
    expect([server.letters().length, server.log().match(/status=sent/g)?.length]).toEqual([1, 1]);
  });

  it('a wrong password, and a line without protection, keep the letter in the outbox with the reason', async () => {
    await saveAccount('wrong');
    const { letterId } = await t.client.call('sales.sell', shopSale);
    await runOutbox(t);
    expect(await stateOf(t, letterId)).toMatchObject({ state: 'queued', reason: 'login_failed' });
    await saveAccount(auth.password, 'none');
    await runOutbox(t);
    expect(await stateOf(t, letterId)).toMatchObject({ state: 'queued', reason: 'starttls_required' });
    expect(server.letters()).toEqual([]);
    await saveAccount(auth.password);
    await runOutbox(t);
    await delivered().toBe(1);
    expect(await stateOf(t, letterId)).toMatchObject({ state: 'sent' });
  });
});

// What the tests of mail share: a company's rows, an invoice with a PDF, its letter, the outbox run dry.
import { createHash } from 'node:crypto';
import type { Core } from '#main/core/createCore.ts';
import { composeSaleLetter, insertLetter } from '#main/mail/index.ts';
import type { WriteContext } from '#main/store/context.ts';
import { documents, interactions, partners, users } from '#main/store/schema/index.ts';
import type { Language } from '#shared/domain/language.ts';
import type { TestCore } from '#tests/tools/testCore.ts';

export const pdfBytes = Buffer.concat([
  Buffer.from('%PDF-1.7\n'),
  createHash('sha512').update('invoice').digest(),
  Buffer.from('\n%%EOF\n'),
]);

type Gate = Pick<Core, 'gate' | 'blobs'>;
let commandCount = 0;

export function write<T>({ gate }: Gate, work: (tx: WriteContext) => T, command = 'test.seed'): T {
  commandCount += 1;
  return gate.write({ command, commandId: `seed-${process.pid}-${commandCount}`, isUndoable: false }, work);
}

export const ids = {
  user: 'u1',
  partner: '018f0000-0000-7000-8000-0000000000aa',
  document: 'd1',
  interaction: 'i1',
};

/** A user, a client and an issued invoice whose PDF is stored. @returns hash of the PDF */
export function seedInvoice(core: Gate, bytes: Buffer = pdfBytes): string {
  const hash = core.blobs.put(bytes);
  write(core, (tx) => {
    const audit = { createdAt: tx.now, updatedAt: tx.now };
    tx.orm
      .insert(users)
      .values({
        id: ids.user,
        name: 'Aysel Quliyeva',
        phone: '+994 50 111 22 33',
        role: 'rep',
        language: 'az',
        timeZone: 'Asia/Baku',
        ...audit,
      })
      .run();
    tx.sql.run('UPDATE device SET user_id = ?', [ids.user]);
    tx.touch('device');
    tx.orm
      .insert(partners)
      .values({
        id: ids.partner,
        name: 'Xəzər MMC',
        kind: 'company',
        state: 'active',
        ownerId: ids.user,
        nameFold: 'xezer mmc',
        sortKey: 'x',
        searchText: 'xezer mmc',
        ...audit,
      })
      .run();
    tx.orm
      .insert(documents)
      .values({
        id: ids.document,
        kind: 'invoice',
        number: 'Y-7',
        date: '2026-11-23',
        state: 'issued',
        organizationId: 'o1',
        partnerId: ids.partner,
        ownerId: ids.user,
        currency: 'AZN',
        isVatIncluded: true,
        rounding: 'line',
        netMinor: 100000,
        vatMinor: 18000,
        totalMinor: 118000,
        pdfHash: hash,
        ...audit,
      })
      .run();
  });
  return hash;
}

export type LetterSeed = {
  hash: string;
  language?: Language;
  to?: string;
  state?: 'draft' | 'queued';
  holdMs?: number;
  dueOn?: string | null;
  logoHash?: string | null;
  salutation?: string;
  name?: string;
};

/** The invoice's letter with its interaction, as SELL writes them. */
export function seedLetter(core: Gate, seed: LetterSeed): { letterId: string; messageId: string } {
  return write(core, (tx) => {
    const composed = composeSaleLetter(tx, {
      kind: 'invoice',
      partnerId: ids.partner,
      documentNumber: 'Y-7',
      date: '2026-11-23',
      totalMinor: 118000,
      currency: 'AZN',
      dueOn: seed.dueOn === undefined ? '2026-11-28' : seed.dueOn,
      language: seed.language ?? 'az',
      organization: {
        name: 'Şəki & Oğulları <Ticarət>',
        legalName: '"Şəki və Oğulları" MMC',
        taxId: '1234567891',
        phone: '+994 12 555 00 11',
        email: 'info@sheki.az',
        site: 'sheki.az',
        logoHash: seed.logoHash ?? null,
      },
      recipient: {
        address: seed.to ?? 'ali@xezer.az',
        name: seed.name ?? 'Əli Məmmədov',
        salutation: seed.salutation,
      },
    });
    const made = insertLetter(tx, {
      composed,
      partnerId: ids.partner,
      contactId: null,
      documentId: ids.document,
      attachments: [
        {
          hash: seed.hash,
          name: 'Hesab-faktura Y-7.pdf',
          mime: 'application/pdf',
          sizeBytes: pdfBytes.length,
        },
      ],
      state: seed.state ?? 'queued',
      holdMs: seed.holdMs ?? 0,
    });
    tx.orm
      .insert(interactions)
      .values({
        id: `${ids.interaction}-${made.letterId}`,
        partnerId: ids.partner,
        kind: 'email',
        direction: 'out',
        status: 'planned',
        subject: composed.subject,
        ownerId: ids.user,
        authorId: ids.user,
        timelineAt: tx.now,
        letterId: made.letterId,
        documentId: ids.document,
        createdAt: tx.now,
        updatedAt: tx.now,
      })
      .run();
    return made;
  });
}

export const account = (
  port: number,
  more: { security?: 'none' | 'starttls' | 'tls'; user?: string; password?: string } = {},
) => ({
  from: { name: 'Aysel Quliyeva', address: 'aysel@sheki.az' },
  smtp: {
    host: '127.0.0.1',
    port,
    security: more.security ?? ('none' as const),
    user: more.user,
    password: more.password,
  },
});

/** Runs every waiting job once. */
export async function runOutbox(t: TestCore): Promise<unknown> {
  return t.client.call('maintenance.runJobs', {});
}

export async function stateOf(t: TestCore, id: string) {
  const { state, reason, attempts } = await t.client.call('mail.loadLetter', { id });
  return { state, reason, attempts };
}

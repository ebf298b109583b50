// The letter as bytes: text and HTML alternatives, pictures by cid, attachments. By nodemailer's composer,
// which may read no file and no URL.
import MailComposer from 'nodemailer/lib/mail-composer';
import { headerText } from './letterHtml.rules.ts';

export type LetterPart = { name: string; mime: string; bytes: Uint8Array };
export type LetterPicture = { cid: string; mime: string; bytes: Uint8Array };
export type LetterContent = {
  from: { name: string; address: string };
  /** Addresses joined by comma; checked before they were stored. */
  to: string;
  toName: string;
  cc: string;
  subject: string;
  messageId: string;
  text: string;
  html: string;
  date: Date;
  attachments: readonly LetterPart[];
  pictures: readonly LetterPicture[];
};

const listOf = (addresses: string): string[] =>
  addresses
    .split(',')
    .map((a) => a.trim())
    .filter((a) => a !== '');

/** @returns the message and the envelope it goes in (domains in ASCII) */
export async function makeMimeMessage(
  letter: LetterContent,
): Promise<{ raw: Buffer; from: string; to: string[] }> {
  const to = listOf(letter.to);
  const composer = new MailComposer({
    from: letter.from,
    to: to.map((address) => ({ name: to.length === 1 ? letter.toName : '', address })),
    cc: listOf(letter.cc).map((address) => ({ name: '', address })),
    subject: letter.subject,
    messageId: letter.messageId,
    date: letter.date,
    text: [headerText(letter.html), letter.text].filter((part) => part !== '').join('\n\n'),
    html: letter.html,
    attachments: [
      ...letter.pictures.map(({ cid, mime, bytes }) => ({
        cid,
        contentType: mime,
        content: Buffer.from(bytes),
        filename: false as const,
      })),
      ...letter.attachments.map(({ name, mime, bytes }) => ({
        filename: name,
        contentType: mime,
        content: Buffer.from(bytes),
      })),
    ],
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const node = composer.compile();
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  node.build((error, message) =>
    error || !message ? reject(error ?? new Error('empty message')) : resolve(message),
  );
  const raw = await promise;
  const envelope = node.getEnvelope();
  return { raw, from: envelope.from || letter.from.address, to: envelope.to };
}
